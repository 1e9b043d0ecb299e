"""When the collector takes a view apart of which a buffer is out, a class is told at once, with its own view whole."""
import gc, pickle, sys
from pickle import PickleBuffer
gc.disable()
class Lender:
    def __buffer__(self, flags):
        return memoryview(b'bytes')
    def __release_buffer__(self, view):
        try: print('back', view.tobytes())
        except ValueError as e: print('back', e)
class Cycle:
    def __init__(self, held): self.held = held; self.me = self
class CycleDel(Cycle):
    def __del__(self): print('del')
def go(kind, wrap, order, init):
    l = Lender()
    v = memoryview(l)
    if init:
        try: v + 1
        except Exception: pass
    p = wrap(v)
    c = kind(p)
    for name in order:
        if name == 'l': l = None
        if name == 'v': v = None
        if name == 'p': p = None
        if name == 'c': c = None
    print(kind.__name__, wrap.__name__, order, end=': ')
    print(gc.collect() > 0)
for kind in Cycle, CycleDel:
    for wrap in PickleBuffer, memoryview, lambda v: v, lambda v: [v]:
        for order in 'lvpc', 'cplv', 'clpv':
            go(kind, wrap, order, False)
