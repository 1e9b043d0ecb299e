# Buffers in and out of the pickle (protocol 5).
import copy
import pickle
from pickle import PickleBuffer

data = bytearray(b'abcd')
for value in (b'xyz', data, b'q' * 300, memoryview(data)[1:3]):
    print(pickle.dumps(PickleBuffer(value), 5)[:24], pickle.loads(pickle.dumps(PickleBuffer(value), 5))[:8])
    buffers = []
    text = pickle.dumps([PickleBuffer(value)], 5, buffer_callback=buffers.append)
    print(text, [len(each.raw()) for each in buffers])
    [back] = pickle.loads(text, buffers=buffers)
    print(type(back), bytes(back)[:8], back is buffers[0])
    [back] = pickle.loads(text, buffers=[bytearray(b'other')])
    print(type(back), bytes(back))
    print(pickle.dumps(PickleBuffer(value), 5, buffer_callback=lambda buffer: 1)[:24])
holder = PickleBuffer(data)
same = pickle.loads(pickle.dumps((holder, holder), 5))
print(same[0] is same[1])
released = PickleBuffer(data)
released.release()


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(pickle.dumps, holder, 4)
attempt(pickle.dumps, PickleBuffer(memoryview(data)[::2]), 5)
attempt(pickle.dumps, released, 5)
attempt(pickle.dumps, data, 4, buffer_callback=print)
attempt(pickle.loads, pickle.dumps(holder, 5, buffer_callback=lambda buffer: None))
attempt(pickle.loads, pickle.dumps(holder, 5, buffer_callback=lambda buffer: None), buffers=[])
attempt(pickle.dumps, holder, 5, buffer_callback=lambda buffer: 1 // 0)
attempt(copy.copy, holder)
attempt(copy.deepcopy, holder)
holder.release()
del buffers, back, value
data.append(1)
print(data)
