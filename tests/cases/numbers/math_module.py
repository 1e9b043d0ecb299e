import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.sqrt(2), math.floor(-2.5), math.ceil(-2.5), math.trunc(2.9), math.fabs(-3))
print(math.sin(1), math.cos(1), math.atan2(1, 2), math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000))
print(math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.isqrt(17), math.prod([2, 3, 4]))
print(math.hypot(3, 4), math.degrees(math.pi), math.radians(180), math.isclose(0.1 + 0.2, 0.3), math.copysign(2, -0.0))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(3), math.fsum([0.1] * 10), math.modf(2.5), math.frexp(8.0), math.ldexp(0.5, 4))
for call in ('math.sqrt(-1)', 'math.log(0)', 'math.factorial(-1)', 'math.exp(1000)', 'math.floor("a")', 'math.factorial(2.5)', 'math.isqrt(-4)', 'math.floor(math.inf)'):
    try:
        eval(call)
    except (ValueError, OverflowError, TypeError) as error:
        print(call, type(error).__name__, error)
