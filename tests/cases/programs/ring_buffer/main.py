from ring import Full, RingBuffer
from tracing import note

ring = RingBuffer(4)
for value in range(6):
    try:
        ring.push(value * 11)
    except Full as error:
        note(error)
    else:
        print('pushed', value * 11, ring)
print(ring.pop(), ring.pop(), ring)
with ring.frozen() as view:
    print('frozen', view.tolist(), view.readonly)
    try:
        ring.grow(2)
    except BufferError as error:
        note(error)
ring.grow(2)
print(ring, len(ring))
