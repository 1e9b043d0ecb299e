s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s == slice(1, 10, 2), list(range(20))[s], slice(5), slice(None).indices(3), slice(-3, None).indices(10), slice(None, None, -2).indices(5))


class Show:
    def __getitem__(self, key):
        return key


v = Show()
print(v[1], v[1:2], v[::3], v[:, 1], v[..., 2:3], v[()], v[-1:], v['k'])
