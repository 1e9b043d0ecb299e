"""Releasing a view opens the lock

`view.release()` says: I am done with this memory. From that moment the
bytearray may grow again, and the view can no longer be used, not even
to be read.

A `with` statement releases the view at its end, whatever happens inside.
That is the safest way: the lock lasts exactly as long as the block.

In the picture the padlock is open, and the released view is crossed out.
Go back with the timeline to a line inside the `with` block: there the
padlock is closed.
"""

data = bytearray(b'Hello')

with memoryview(data) as view:
    view[0] = ord('J')
    print('inside:', view.tolist())

data += b'!'            # the lock is gone
print('after:', data)

print(view[0])          # the view is too
