class Note:
    def __init__(self, text):
        self.text = text

    def __del__(self):
        print('drop', self.text)


def work(argument):
    local = Note('local')
    print('working')
    return 'result'


print(work(Note('argument')))
print(work(1))
