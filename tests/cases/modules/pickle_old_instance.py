"""The opcode of an instance of old looks for its mark before it reads its two lines."""
import pickle
for data in (b'i', b'ine\nof\n', b'(ine\nof'):
    try:
        pickle.loads(data)
    except Exception as error:
        print(type(error).__name__, error)
