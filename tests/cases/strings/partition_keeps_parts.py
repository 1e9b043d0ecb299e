class Sub(str):
    pass


class SubBytes(bytes):
    pass


for text, missing, present in ((Sub('abc'), 'z', Sub('b')), (SubBytes(b'abc'), b'z', SubBytes(b'b'))):
    for parts in (text.partition(missing), text.rpartition(missing), text.partition(present), text.rpartition(present)):
        print([(type(part).__name__, part, part is text, part is present) for part in parts])
