ﬁ = 5
print(fi, 'fi' in globals(), globals().get('ﬁ'))
class ª:
    ℌ = 3
    def µ(self, ſ): return s
s = 9
print(a, a.H, a().μ(4))
def f(*, ａ=1): return a
print(f(a=7), f(ａ=8))
𝐱 = 4
print(x)
try:
    print(𝐲)
except NameError as e: print(e)
print(f"{𝐱} {𝐱=}")
import ｍath
print(math.pi)
print(eval('ﬁ + 1'))
class É: pass
print(ascii(É.__name__), ascii(type('É', (), {}).__name__))
