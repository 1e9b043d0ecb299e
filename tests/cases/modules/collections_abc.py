from collections.abc import Buffer, Iterable, Mapping, Sequence
import inspect

print(isinstance([], Sequence), isinstance({}, Mapping), isinstance(b'', Buffer), isinstance('', Buffer), isinstance(memoryview(b''), Buffer), isinstance(iter([]), Iterable))
print(inspect.BufferFlags.SIMPLE, inspect.BufferFlags.WRITABLE.name, memoryview(b'ab').__buffer__(inspect.BufferFlags.SIMPLE).tolist())
