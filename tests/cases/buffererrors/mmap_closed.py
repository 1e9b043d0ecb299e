"""A memory map is closed, or left by its with statement, while a view still holds it."""
import mmap

with mmap.mmap(-1, 4) as m:
    view = memoryview(m)
    try:
        m.close()
    except BufferError as error:
        print(error)
