"""The opcode of an instance of old looks for its mark before it reads its two lines; what is no opcode is shown."""
import pickle
for data in (b'i', b'ine\nof\n', b'(ine\nof', b"'", b'\\', b'\x01', b'\x7f', b'\xff', b'A', b'"'):
    try:
        pickle.loads(data)
    except Exception as error:
        print(type(error).__name__, error)
