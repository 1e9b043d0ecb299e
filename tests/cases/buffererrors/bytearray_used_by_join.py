"""A bytearray is resized by code that runs while join reads it: it is locked as if a view were held."""
b = bytearray(b'-')


def parts():
    yield b'a'
    b.append(33)


b.join(parts())
