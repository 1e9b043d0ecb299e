import keyword, numbers, reprlib, string.templatelib as tl
print(keyword.kwlist, keyword.softkwlist)
for n in numbers.__all__:
    c = getattr(numbers, n); print(n, c.__mro__, sorted(c.__abstractmethods__))
print(isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Complex), isinstance(True, numbers.Rational), isinstance(1.5, numbers.Rational))
print(reprlib.repr('x'*100), reprlib.repr(list(range(100))), reprlib.repr({i:i for i in range(10)}), reprlib.repr({1}), reprlib.repr((1,)), reprlib.repr(10**100), reprlib.repr([[[[[[[[1]]]]]]]]))
r = reprlib.Repr(indent=2, maxlist=2)
print(r.repr([1,[2,3],4]))
