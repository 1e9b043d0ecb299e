class Note:
    def __init__(self, text):
        self.text = text

    def __del__(self):
        print('drop', self.text)


def fail():
    local = Note('in the frame')
    raise ValueError(Note('in the exception'))


try:
    fail()
except ValueError:
    print('handler')
print('after')
try:
    fail()
except ValueError as error:
    try:
        raise KeyError('second')
    except KeyError as inner:
        print('inner', inner.__context__ is error)
    print('back in the first')
print('end')
