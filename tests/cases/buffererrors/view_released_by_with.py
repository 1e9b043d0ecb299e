"""A with statement releases a view that a consumer inside still holds: its own end raises."""
import pickle

with memoryview(b'abc') as view:
    held = pickle.PickleBuffer(view)
