data = bytearray(b'abc')
view = memoryview(data)


class Trick:
    def __index__(self):
        view.release()
        return 0


for action in ('view[Trick()]', 'view[Trick()] = 1', 'view[0] = Trick()'):
    view = memoryview(data)
    try:
        exec(action)
    except (ValueError, BufferError) as error:
        print(action, '->', error)
print(data)
