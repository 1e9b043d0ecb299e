class Key:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return isinstance(other, Key) and self.text.lower() == other.text.lower()

    def __hash__(self):
        return len(self.text)


d = {Key('One'): 1, Key('two'): 2}
print(d[Key('ONE')], d[Key('Two')], Key('six') in d, len({Key('a'), Key('A'), Key('b')}))
d[Key('TWO')] = 22
print([(k.text, v) for k, v in d.items()])
