"""A memory map is resized while a view, or anybody else who acquired its buffer, still holds it."""
import mmap

m = mmap.mmap(-1, 4)
view = memoryview(m)
m.resize(8)
