import random
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for s in (42, 0, -5, 2**100, 'hello', b'abc', bytearray(b'x'), 2.5, '', 'é', True, 10**400):
    random.seed(s); print(s if s != 10**400 else 'big', random.random(), random.getrandbits(70), random.randint(1, 10**20))
random.seed('abc', version=1); print(random.random())
random.seed(7)
R = random
print(R.randbytes(5), R.randrange(10), R.randrange(5, 50, 7), R.randrange(10, 0, -3), R.choice('abc'), R.choices([1,2,3], k=5), R.choices('abc', [5, 1, 1], k=6), R.choices('abc', cum_weights=[1,2,9], k=4), R.sample(range(1000), 5), R.sample([1,2,3], 3), R.sample('abcdefghijklmnopqrstuvwxyz'*40, 30), R.sample(['a','b'], counts=[3, 5], k=4))
x = list(range(20)); R.shuffle(x); print(x)
print(R.uniform(1, 2), R.triangular(), R.triangular(1, 5, 2), R.normalvariate(), R.gauss(), R.gauss(1, 2), R.lognormvariate(0, 1), R.expovariate(), R.expovariate(2.0), R.vonmisesvariate(1, 2), R.gammavariate(2, 3), R.gammavariate(1, 3), R.gammavariate(.5, 3), R.betavariate(2, 3), R.paretovariate(3), R.weibullvariate(1, 2), R.binomialvariate(), R.binomialvariate(10, .3), R.binomialvariate(1000, .3), R.binomialvariate(100, .9))
st = R.getstate(); a = R.random(); R.setstate(st); print(a == R.random(), len(st[1]), st[0], st[2])
r = random.Random(5); print(r.random(), r)if 0 else print(r.random())
t(lambda: random.seed([])); t(lambda: random.randrange(0)); t(lambda: random.randrange(5, 3)); t(lambda: random.randrange(1, 5, 0)); t(lambda: random.randint(5, 1)); t(lambda: random.choice([])); t(lambda: random.sample({1}, 1)); t(lambda: random.sample([1], 2)); t(lambda: random.choices([1], [0])); t(lambda: random.choices([1], [1, 2])); t(lambda: random.choices([1], 3)); t(lambda: random.getrandbits(-1)); t(lambda: random.randrange(1.5)); t(lambda: random.randrange('a')); t(lambda: random.choices([1,2], cum_weights=[1,2], weights=[1,2])); t(lambda: random.gammavariate(-1, 2)); t(lambda: random.randrange(3, step=2)); t(lambda: random.getrandbits(0)); t(lambda: random.getrandbits('a')); t(lambda: random.setstate((9,))); t(lambda: random.randint(1.0, 2))
class Q(random.Random):
    def random(self): return 0.25
print(Q().randrange(100), Q().choice('abcdef'))
import copy; r2 = copy.copy(r); print(r2.random() == r.random())
