# Random patterns on random texts: everything that can be seen of the matches.
import re

ATOMS = ['a', 'b', 'c', '.', r'\w', r'\d', '[ab]', '[^a]', '[a-c]', r'\b', '^', '$', r'\B', r'\1', 'x', r'\s', 'A', 'é', r'[\w-]',
         r'[^\W\d]', r'\A', r'\Z', r'\z', '1', '\n', r'\x61', r'\101', 'ſ', 'K', '']
PLACES = ('', r'\b', '^', '$', r'\B', r'\A', r'\Z', r'\z')
REPEATS = ['', '', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,1}', '{,2}', '{2,}', '{1,2}?', '*+', '++', '?+', '{1,2}+',
           '{0}', '{1}']
GROUPS = ['(?:', '(?>', '(?i:', '(?-i:', '(?P<n>', '(?s:', '(?m:', '(?a:', '(?x:', '(?=', '(?!', '(?<=', '(?<!', '(', '(', '(', '(?(1)', '(?(2)']
PIECES = ['a', 'b', 'c', 'aab', '1', ' ', '\n', 'A', 'é', 'x', 'k', 'K', '_', 'ſ', 's', 'S', '\u0130', 'i']
FLAGS = [0, 0, 0, re.I, re.M, re.S, re.A, re.X, re.I | re.M, re.I | re.A]
state = 20


def below(count):
    global state
    state ^= state << 13 & 0xffffffff
    state ^= state >> 17
    state ^= state << 5 & 0xffffffff
    return state % count


def choice(options):
    return options[below(len(options))]


def atom(depth):
    if depth == 0 or below(2):
        return choice(ATOMS)
    return choice(GROUPS) + alternatives(depth - 1) + ')'


def item(depth):
    text = atom(depth)
    return text if text in PLACES else text + choice(REPEATS)


def sequence(depth):
    return ''.join(item(depth) for _ in range(below(5)))


def alternatives(depth):
    return '|'.join(sequence(depth) for _ in range(choice([1, 1, 1, 2, 2, 3])))


def seen(match):
    return match and (match.regs, match.lastindex, match.lastgroup)


def show(pattern, text, dash):
    print(' ', ascii(text), seen(pattern.match(text)), seen(pattern.search(text)), seen(pattern.fullmatch(text)),
          ascii(pattern.subn(dash, text)), [match.span() for match in pattern.finditer(text, 1)], ascii(pattern.split(text)))


for number in range(300):
    source = choice(['', '', '', '(?i)', '(?s)', '(?x)']) + alternatives(3) + choice(['', '()()', '(a)|(?P<n>b)'])
    flags = choice(FLAGS)
    texts = [''.join(choice(PIECES) for _ in range(below(9))) for _ in range(3)]
    dash = '-'
    if below(5) == 0:
        source, dash, *texts = [text.encode('latin1', 'replace') for text in [source, dash, *texts]]
    try:
        pattern = re.compile(source, flags)
    except re.error as error:
        print(number, ascii(source), ascii(str(error)))
        continue
    print(number, ascii(source), pattern.groups, pattern.flags)
    for text in texts:
        show(pattern, text, dash)
