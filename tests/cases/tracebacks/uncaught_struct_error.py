# struct.error shows its module.
import struct
struct.pack("<B", 256)
