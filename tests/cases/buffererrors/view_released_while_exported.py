"""A view is released while another consumer holds a buffer acquired from it."""
view = memoryview(b'abc')
consumer = view.__buffer__(0)
view.release()
