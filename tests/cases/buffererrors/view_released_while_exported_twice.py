"""The same with several consumers: the message counts them."""
import pickle

view = memoryview(bytearray(b'abc'))
consumers = [pickle.PickleBuffer(view) for each in range(3)]
view.release()
