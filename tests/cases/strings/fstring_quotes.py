d = {'key': 'value'}
print(f'{d['key']}', f"{d["key"]}", f'{'\n'.join(['a', 'b'])}', f'{f'{f'{1 + 1}'}'}')
print(f'{d!r:>20}', f'{None} {True} {[]} {()}', f'{'a' 'b'}', f'' f'x' 'y' f'{1}')
print(f'{3!r:>5}{"x":>{2 + 1}}', f'{1,}', f'{1, 2}', f'{*[1, 2], 3}')
