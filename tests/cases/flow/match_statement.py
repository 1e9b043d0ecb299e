def describe(command):
    match command:
        case 0 | 1:
            return 'a bit'
        case int(n) if n > 100:
            return f'large {n}'
        case 'quit':
            return 'bye'
        case ['move', x, y]:
            return f'move to {x},{y}'
        case ['say', *words]:
            return 'say ' + ' '.join(words)
        case {'kind': 'file', 'name': name, **rest}:
            return f'file {name} {rest}'
        case str() as text:
            return f'text {text}'
        case None:
            return 'nothing'
        case _:
            return 'unknown'


for c in (1, 500, 50, 'quit', 'hello', ['move', 3, 4], ('say', 'a', 'b'), {'kind': 'file', 'name': 'x', 'size': 2}, None, 2.5):
    print(describe(c))
