# exceptions of a class of one's own through ten frames, and finally clauses on their way
class Closed(Exception):
    def __init__(self, gate):
        super().__init__(f'gate {gate}')
        self.gate = gate


def far(depth, gate):
    if depth == 0:
        raise Closed(gate)
    return far(depth - 1, gate)


def tidy(gate, log):
    try:
        return far(3, gate)
    finally:
        log.append(gate)


caught = 0
log = []
for i in range(10_000):
    try:
        far(10, i)
    except Closed as error:
        caught += error.gate
    try:
        tidy(i, log)
    except Closed:
        caught += 1
print(caught, len(log))
