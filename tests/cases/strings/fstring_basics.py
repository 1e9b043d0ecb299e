name, n, pi = 'ann', 42, 3.14159
print(f'{name} {n} {pi}', f'{name!r} {name!s} {"é"!a}', f'{{braces}} {n}')
print(f'{n + 1} {n * 2 = } {name=} {pi=:.2f} {n = !s}')
print(f'{name:>8}|{name:<8}|{name:^8}|{name:*^9}|{n:5}|{n:<5}|{n:05}|{pi:8.3f}|{pi:.0f}')
width = 10
print(f'{name:{width}}|{pi:{width}.{2}}|{n:>{width // 2}}|')
print(f'{"nested " + f"{name}"} {[x for x in range(3)]} {({"k": 1})["k"]} {(lambda x: x * 2)(4)}')
print(f'multi {
    n
} line', F'{n}', rf'{n}\n', f'''{
n:>4}''')
