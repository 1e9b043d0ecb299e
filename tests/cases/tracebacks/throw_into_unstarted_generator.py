"""What is thrown into a generator that has not begun is raised at its first line, at no column."""
import traceback


def generate(n):
    yield n


def places(error):
    trace = error.__traceback__
    while trace:
        yield trace.tb_frame.f_code.co_name, list(trace.tb_frame.f_code.co_positions())[trace.tb_lasti // 2]
        trace = trace.tb_next


def attempt(generator):
    try:
        generator.throw(ValueError('thrown'))
    except ValueError as error:
        traceback.print_exc()
        print(*places(error))


attempt(generate(1))
attempt(value for value in [1])
attempt((lambda value: ((yield value), attempt))(1))
generate(2).throw(
    KeyError)
