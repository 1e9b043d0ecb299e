"""A view that is itself held

A slice of a view shares its loan: the two may be released in any order,
and the memory is free when both are. But an object that asks a view for
its buffer holds that very view, and the view cannot be released before
the object is done with it.

Such an object is `pickle.PickleBuffer`, which wraps any buffer without
copying it. Three of them wrap the same view here, and the message counts
them.
"""

import pickle

data = bytearray(b'Hello')
view = memoryview(data)
part = view[1:3]            # shares the loan
view.release()
print('still there:', bytes(part))

holders = [pickle.PickleBuffer(part)]
for wanted in 1, 2, 3:
    try:
        part.release()
    except BufferError as error:
        print(error)
    holders.append(pickle.PickleBuffer(part))

for holder in holders:
    holder.release()
part.release()
print('free:', data)
