saved = []


class Phoenix:
    def __del__(self):
        print('saved again')
        saved.append(self)


p = Phoenix()
del p
print(len(saved))
saved.clear()
print('not called twice')
