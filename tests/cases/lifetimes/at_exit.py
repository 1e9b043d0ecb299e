class Note:
    def __init__(self, text):
        self.text = text

    def __del__(self):
        print('drop', self.text)


first = Note('first')
second = Note('second')
first = second
print('last line')
