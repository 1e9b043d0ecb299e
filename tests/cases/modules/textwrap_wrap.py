import textwrap

text = "Hello there -- how are you this fine day?  I'm glad to hear it!\tUse the e-mail-based, well-known--but odd--so-called x-y-z option."
for width in (8, 11, 20, 45):
    print(textwrap.wrap(text, width))
    print(textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False, drop_whitespace=False))
print(textwrap.fill(text, 30, initial_indent='* ', subsequent_indent='  ', fix_sentence_endings=True))
print(textwrap.wrap('aaaaa-bbbbb--ccccc -', 4), textwrap.wrap('ab cd', 1), textwrap.wrap(''), textwrap.wrap('  a', 3), textwrap.wrap('x  y ', 2))
for lines in range(1, 5):
    print(textwrap.wrap(text, 20, max_lines=lines), textwrap.wrap(text, 12, max_lines=lines, placeholder='…'))
print([textwrap.shorten('Hello  big world!', width) for width in (5, 11, 12, 14, 17)])
for arguments in ({'width': 0}, {'width': 3, 'max_lines': 1}):
    try:
        textwrap.wrap(text, **arguments)
    except ValueError as error:
        print(error)
