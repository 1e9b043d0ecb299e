# __index__ and friends that release, resize or shrink in the middle of an operation.
class Do:
    def __init__(self, action, value):
        self.action = action
        self.value = value
    def __index__(self):
        self.action()
        return self.value

def attempt(label, work):
    try:
        print(label, work())
    except Exception as error:
        print(label, type(error).__name__, error)

data = bytearray(b'abcdef')
view = memoryview(data)
attempt('read', lambda: view[Do(view.release, 0)])
view = memoryview(data)
attempt('write index', lambda: view.__setitem__(Do(view.release, 0), 65))
view = memoryview(data)
attempt('write value', lambda: view.__setitem__(0, Do(view.release, 65)))
view = memoryview(data)
attempt('slice', lambda: view[Do(view.release, 1):3].tobytes())
print(data)

data = bytearray(b'abcdef')
attempt('set after clear', lambda: data.__setitem__(2, Do(data.clear, 88)))
print(data)
data = bytearray(b'abcdef')
attempt('append after clear', lambda: data.append(Do(data.clear, 88)))
print(data)
data = bytearray(b'abcdef')
attempt('insert after clear', lambda: data.insert(Do(data.clear, 4), 88))
print(data)
data = bytearray(b'abcdef')
attempt('pop after clear', lambda: data.pop(Do(data.clear, 4)))
data = bytearray(b'abcdef')
attempt('get after clear', lambda: data[Do(data.clear, 4)])
data = bytearray(b'abcdef')
attempt('delete slice after clear', lambda: data.__delitem__(slice(Do(data.clear, 1), 5, 2)))
print(data)
data = bytearray(b'abcdef')
attempt('find after clear', lambda: data.find(b'c', Do(data.clear, 0)))
data = bytearray(b'abcdef')
attempt('resize', lambda: data.resize(Do(data.clear, 3)))
print(data)
