"""A with statement that cannot close

At the end of `with io.BytesIO() as file` the file is closed, and closing
gives its memory back. A view taken inside and kept outside would then
show nothing; so closing is refused, and the `with` statement itself
raises.

The traceback points at the `with` line, although nothing went wrong
there: that is where the end of the block belongs. Take the view in a
`with` of its own, inside, and both end in the right order.
"""

import io

with io.BytesIO(b'Hello') as file, file.getbuffer() as window:
    print('in order:', bytes(window))

with io.BytesIO(b'Hello') as file:
    window = file.getbuffer()
    print('kept:', bytes(window))
