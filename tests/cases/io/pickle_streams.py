# What streams say to pickle, by protocol.
import io
class Own(io.BufferedReader):
    pass
streams = [io.BufferedReader(io.BytesIO()), io.BufferedWriter(io.BytesIO()), io.BufferedRandom(io.BytesIO()), io.BufferedRWPair(io.BytesIO(), io.BytesIO()),
           io.TextIOWrapper(io.BytesIO()), io.BytesIO(), io.StringIO(), Own(io.BytesIO()), io.FileIO(0, closefd=False)]
for stream in streams:
    for protocol in range(4):
        try:
            print(type(stream).__name__, protocol, stream.__reduce_ex__(protocol)[1:2])
        except TypeError as error:
            print(type(stream).__name__, protocol, error)
print(io.IncrementalNewlineDecoder(None, True).__reduce_ex__(0)[1:])
