source = '''
def f():
    return 1 / 0
f()
'''
exec(compile(source, 'made-up', 'exec'))
