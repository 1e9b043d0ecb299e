def a():
    b()


def b():
    c = 'local in b'
    raise ValueError('deep')


try:
    a()
except ValueError as error:
    trace = error.__traceback__
    while trace:
        frame = trace.tb_frame
        print(frame.f_code.co_name, trace.tb_lineno, frame.f_lineno, sorted(n for n in frame.f_locals if len(n) == 1))
        trace = trace.tb_next
