# At most 255 targets stand before the starred one; after it there is room for thousands.
def program(before, after, start, stop):
    names = [f'a{i}' for i in range(before)] + ['*rest'] + [f'b{i}' for i in range(after)]
    return start + ', '.join(names) + stop


for before, after in [(255, 0), (256, 0), (0, 800), (3, 800), (300, 300)]:
    for start, stop in [('', ' = x'), ('match x:\n case [', ']: pass')]:
        try:
            compile(program(before, after, start, stop), 'program', 'exec')
            print('fine', before, after)
        except SyntaxError as error:
            print(error.msg, error.lineno)
exec(program(2, 5000, '', ' = range(5010)'))
print(a0, a1, rest, b0, b4999)
