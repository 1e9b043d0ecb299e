# break, continue and return in an except* block, on the way out of with, try and loops: where the error is told.
for src in ('''
for i in range(5):
    try:
        pass
    except* Exception as e:
        with x: break
''','''
def f():
    try:
        pass
    except* Exception as e:
        with x:
            return 1
''','''
def f():
    try:
        pass
    except* Exception as e:
        try:
            return 1
        finally:
            a
''','''
while 1:
    try:
        pass
    except* Exception as e:
        try:
            a
        except X as y:
            continue
''','''
while 1:
    try:
        pass
    except* Exception as e:
        for i in range(3):
            with y: continue
''','''
while 1:
    try:
        pass
    except* Exception as e:
        for i in range(3):
            break
        break
'''):
    try:
        compile(src, 'x', 'exec')
        print('ok')
    except SyntaxError as error:
        print(error, error.lineno, error.offset, error.end_lineno, error.end_offset, error.text)
