# what the frames of a traceback held dies from where the exception was raised outwards, however many there are; what a name of an except clause holds dies while the name is None
import sys


class Noted:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        print(self.number, end=' ')


def down(depth):
    first = Noted(depth)
    second = Noted(depth + 0.5)
    if depth == 0:
        raise ValueError
    down(depth - 1)


def caught(depth):
    try:
        down(depth)
    except ValueError as error:
        pass
    print('caught')


caught(3)
caught(130)

# an entry that is held elsewhere stays, with what leads on from it
try:
    down(5)
except ValueError as error:
    kept = error
inner = kept.__traceback__.tb_next.tb_next.tb_next
kept = None
print('the outer ones')
inner = inner.tb_next
print('one more')
middle = inner.tb_next
inner.tb_next = None
inner = None
print('cut')
middle = None
print('all')


class Looking(Exception):
    def __del__(self):
        print('dies while', sorted(sys._getframe(1).f_locals.items()))


def named():
    before = 1
    try:
        raise Looking
    except Looking as error:
        pass
    after = 2


named()


def named_and_left(count):
    for i in range(count):
        try:
            raise Looking
        except Looking as error:
            if i == 1:
                return i
            continue
        finally:
            print('finally', i)


print(named_and_left(3))


class Replaced:
    def __del__(self):
        frame = sys._getframe(1)
        print('replaced on line', frame.f_lineno - frame.f_code.co_firstlineno, sorted(frame.f_locals))


def loop_variable():
    each = Replaced()
    for each in range(2):
        each = Replaced()
    print('end')


loop_variable()
