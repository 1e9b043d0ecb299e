# A result that is one whole part stays that object, even of a subclass of str.
class Sub(str):
    pass


class Gives:
    def __str__(self):
        return Sub('xy')

    def __format__(self, spec):
        return Sub('ff')


text, empty = Sub('abc'), Sub('')
for result in (text.format(), empty.format(), '{}'.format(text), '{:s}'.format(text), '{!s}'.format(text), '{}{}'.format('', text), '{:s}x'.format(text),
               '{}'.format(Gives()), '{!s}'.format(Gives()), '%s' % text, '%s' % (text,), '%s' % Gives(), '%4s' % text, text % (), empty % (),
               f'{text}', f'{Gives()}', format(Gives()), str(Gives()), text.format_map({})):
    print(type(result).__name__, repr(str(result)), result is text)
