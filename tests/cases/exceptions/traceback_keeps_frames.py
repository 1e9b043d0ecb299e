class Tracked:
    def __del__(self):
        print('released')


def fail():
    local = Tracked()
    raise ValueError('stop')


try:
    fail()
except ValueError as error:
    print('in the handler')
print('after the handler')
try:
    fail()
except ValueError as error:
    kept = error
print('kept alive')
kept = None
print('end')
