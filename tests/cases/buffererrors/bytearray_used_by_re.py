"""A bytearray is resized by the function that a pattern's sub calls for each match in it."""
import re

b = bytearray(b'a-b-c')
re.compile(b'-').sub(lambda match: b.pop().to_bytes(), b)
