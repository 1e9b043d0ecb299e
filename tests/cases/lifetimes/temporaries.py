class Note:
    def __init__(self, text):
        self.text = text

    def __del__(self):
        print('drop', self.text)

    def say(self):
        return self.text


print(Note('a').say())
Note('b')
print('after b')
x = [Note('c'), Note('d')]
x[0] = None
print('c replaced')
x = None
for n in (Note('e'), Note('f')):
    print('loop', n.text)
print('loop over')
n = None
print('end')
