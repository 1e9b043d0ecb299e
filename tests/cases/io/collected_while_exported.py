# A BytesIO that the collector finds together with a view of its buffer cannot be closed.
import gc
import io
import sys

sys.unraisablehook = lambda unraisable: print(unraisable.err_msg.split(" <")[0], repr(unraisable.exc_value))


class Holder:
    pass


holder = Holder()
holder.me = holder
holder.stream = io.BytesIO(b"abc")
holder.view = holder.stream.getbuffer()
del holder
gc.collect()
print("collected")
