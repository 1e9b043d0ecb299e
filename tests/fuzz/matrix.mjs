// Programs that try one operation on many pairs of values: operators, built-in functions, methods, subscripts, formats. Each
// line of their output is the type and repr of a result, or the exact exception.
import { Random } from './random.mjs';

/** Sample values, by type; every expression makes a new object. */
export const values = {
  int: ['0', '1', '-1', '2', '7', '-13', '255', '256', '2**31', '-2**63', '10**20', '-10**30+7', 'True', 'False', '3**100'],
  float: ['0.0', '-0.0', '1.0', '0.5', '-2.5', '3.75', '1e16', '1e-7', '1e300', '-1.7e308', 'INF', '-INF', 'NAN', '5e-324', '123456789.125'],
  complex: ['0j', '1j', '1+2j', '-1.5-0j', 'complex(INF, 1)', '3+0j', 'complex(-0.0, -0.0)'],
  str: ["''", "'a'", "'abc'", "'Hello World'", "' x y\\t'", "'ßé'", "'\\u0130i'", "'😀b'", "'12'", "'a,b,,c'", "'\\ud800'", "'%s|%d'", "'{}{0}'", "'aAbB1 _'", "'line\\nbreak\\r\\n'"],
  bytes: ["b''", "b'a'", "b'abc'", "b'Hello World'", "b'\\x00\\xff'", "b'12'", "b'a,b,,c'", "b' x\\t'", "b'%s'"],
  bytearray: ["bytearray()", "bytearray(b'abc')", "bytearray(b'Hello\\n')", "bytearray(5)", "bytearray(b'a,b')"],
  memoryview: ["memoryview(b'')", "memoryview(b'abc')", "memoryview(bytearray(b'abcdef'))", "memoryview(bytearray(8)).cast('i')", "memoryview(b'abcdef')[::-2]", "memoryview(array('h', [1, -2, 3]))", "memoryview(bytes(12)).cast('B', (3, 4))", "memoryview(b'abcd').cast('f')"],
  array: ["array('b')", "array('i', [1, 2, 3])", "array('d', [0.5, -1.5])", "array('B', b'abc')", "array('q', [2**40])", "array('w', 'héy')", "array('w', 'a😀')", "array('H', [65535])"],
  list: ['[]', '[1]', '[1, 2, 3]', "['a', 'b']", '[3, 1, 2]', '[[1], [2]]', "[1, 'a', None]", '[1.5, 2]', '[None]'],
  tuple: ['()', '(1,)', '(1, 2)', "('a', 'b', 'c')", "(1, 'x', 2.5)", '((1, 2), (3, 4))', "('a',)"],
  dict: ['{}', "{'a': 1}", '{1: 2, 3: 4}', "{'x': [1], 'y': {}}", '{None: None, (1, 2): 3}', "{'b': 1, 'a': 2}"],
  set: ['set()', '{1}', '{1, 2, 3}', '{2, 3, 4}', "{'a'}", '{(1, 2)}'],
  frozenset: ['frozenset()', 'frozenset({1, 2})', "frozenset(['a'])"],
  range: ['range(0)', 'range(5)', 'range(1, 10, 3)', 'range(10, 0, -2)', 'range(2**70, 2**70 + 3)'],
  slice: ['slice(None)', 'slice(1, 3)', 'slice(None, None, -1)', "slice('a', 2.5)"],
  alias: ['list[int]', 'dict[str, int]', 'tuple[int, ...]'],
  none: ['None', '...', 'NotImplemented'],
  type: ['int', 'str', 'object', 'type', 'list', 'Exception', 'Plain', 'Sub', 'int | str'],
  function: ['len', 'ident', "'abc'.upper", 'Plain.method', 'Plain().method', 'str.upper', '(lambda *a: a)'],
  iterator: ['iter([1, 2])', 'iter(())', '(x for x in (1, 2))', 'zip([1], [2])', 'map(str, [1])', 'enumerate("ab")', 'reversed([1, 2])', 'iter({1: 2})', 'iter("ab")', 'filter(None, [0, 1])', 'iter(range(3))', 'iter(b"ab")'],
  view: ['{1: 2}.keys()', '{1: 2}.values()', '{1: 2}.items()', "{'a': 1, 'b': 2}.keys()", "{'a': 1}.items()"],
  exception: ['ValueError()', "KeyError('k')", 'OSError(999, "no")', 'StopIteration(5)', "ExceptionGroup('g', [ValueError(1)])"],
  object: ['Plain()', 'Sub()', 'Number(3)', 'Seq([1, 2])', 'SubInt(5)', "SubStr('abc')", 'SubList([1, 2])', 'SubFloat(1.5)', 'SubTuple((1, 2))', "SubDict(a=1)", "SubBytes(b'ab')", 'Index(2)', 'Hostile()'],
};
const typeNames = Object.keys(values);
const all = Object.values(values).flat();

const binary = ['+', '-', '*', '/', '//', '%', '@', '<<', '>>', '&', '|', '^', '<', '<=', '==', '!=', '>', '>=', 'in', 'not in', 'is', 'and', 'or', '**'];
const inPlace = ['+=', '-=', '*=', '/=', '//=', '%=', '@=', '<<=', '>>=', '&=', '|=', '^=', '**='];
const unaryFunctions = [
  '-a', '+a', '~a', 'not a', 'abs(a)', 'len(a)', 'list(a)', 'list(iter(a))', 'list(reversed(a))', 'repr(a)', 'str(a)', 'bool(a)', 'int(a)',
  'float(a)', 'complex(a)', 'bytes(a)', 'bytearray(a)', 'tuple(a)', 'order(set(a))', 'dict(a)', 'order(frozenset(a))', 'sum(a)',
  'min(a)', 'max(a)', 'sorted(a)', 'any(a)', 'all(a)', 'round(a)', 'chr(a)', 'ord(a)', 'hex(a)', 'oct(a)', 'bin(a)', 'ascii(a)',
  'format(a)', 'callable(a)', 'list(enumerate(a))', 'list(zip(a, a))', 'list(map(a, [1]))', 'list(filter(a, [1, 0]))', 'range(a)',
  'slice(a)', 'isinstance(1, a)', 'issubclass(int, a)', 'issubclass(a, int)', 'sorted(vars(a))', 'type(a)', 'bytes(memoryview(a))', 'next(a)', 'iter(a)', 'a()', 'a(1)',
  'a.x', 'getattr(a, "nope", 5)', 'hasattr(a, "__len__")', '[*a]', '{**a}', 'ident(*a)', 'ident(**a)', 'str(a, "utf8")', 'int(a, 16)', 'float.fromhex(a)', 'eval(a)',
  'exec(a)', 'compile(a, "f", "eval")', 'type(a)(a)', 'type(a)()', 'type(a)(a, a)', 'hash(a) == hash(a)', 'super(a)', 'property(a)', 'staticmethod(a)', 'classmethod(a)', 'print(a, sep=a)', 'print(end=a)',
  'raise_(a)', 'raise_from(a)', 'first(a)', 'pair(a)', 'star(a)', 'with_(a)', 'type(a, (), {})', "type('T', a, {})", "type('T', (a,), {})", 'f"{a}"', 'a is a', 'a == a', 'a.__class__', 'a.__doc__ is None',
  'int.from_bytes(a)', 'bytes.fromhex(a)', "''.join(a)", "b''.join(a)", 'str.maketrans(a)', 'dict.fromkeys(a)', 'dict.fromkeys([1], a)', "array('i', a)", "array(a)", 'memoryview(a)', 'match_(a)', 'a.real', 'a.__name__', 'sorted(a.__dict__)', 'a.__hash__',
  'input_(a)', 'divmod(a, 3)', 'pow(a, 2)', 'pow(2, a) if not isinstance(a, int) or abs(a) < 99 else 0', 'pow(a, a, 7)', 'pow(3, a, 10)', 'round(a, 1)', 'round(a, None)', 'round(2.675, a)', 'round(12345, a) if not isinstance(a, int) or abs(a) < 99 else 0', 'iter(a, 1)', 'sum([a], a)', 'sum([a, a])', 'max(a, a)', 'max([], default=a)', 'min(a, key=a)', 'sorted([a, a], reverse=a)', 'sorted([2, 1], key=a)', 'enumerate([1], a)', 'list(zip([1], a, strict=True))', 'range(1, a)', 'range(0, 5, a)', 'getattr(1, a)', 'setattr(Plain(), a, 1)', 'setattr(a, "x", 1)', 'delattr(a, "x")', 'isinstance(a, (int, str))', '__import__(a)', 'complex(a, a)', 'complex(1, a)', 'sys.intern(a)', 'object.__new__(a)', 'object(a)', 'bytes(3, a)', 'str(b"a", a)', 'int("1", a)', 'globals()[a]', '[1, 2, 3][a]', '"abc"[a]', 'b"abc"[a]', '(1, 2, 3)[a:]', '[1, 2, 3][:a]', 'range(9)[a]', 'range(9)[::a]', '"ab" * a', '[0] * a if not isinstance(a, int) or a < 99 else 0', 'f"{3:{a}}"', '"%*d" % (a, 3) if not isinstance(a, int) or abs(a) < 99 else 0', '"%s %r %a" % (a, a, a)', '"%d" % a', '"%x" % a', '"%c" % a', '"%f" % a', '"%.3g" % a', '"%s" % a', 'b"%s" % a', 'b"%d" % a', 'b"%c" % a', 'b"%a" % a', '"%(x)s" % a', '"{0}".format(a)', '"{0.x}".format(a)', '"{0[0]}".format(a)', '"{0[x]!r}".format(a)',
];
const specs = ['', 'd', 'x', '#x', '#010b', 'o', 'c', 'n', ',', '_', '_x', ',d', 'e', '.2e', 'f', '.0f', '#.0f', '+.3f', ' g', '.17g', 'G', '%', '.1%', '>10', '*<8', '^9', '=+8', '08', '08.3f', '-5d', '+,', '010,', '.3', '.0', '10.4', 's', '.2s', '>6s', '=5s', '<<4', 'z.1f', 'zd', 'zf', '.3d', ',s', '_c', 'é^7', '1', '0', 'r', 'X', 'E', 'F', ',.2f', '_.3f', '#g', '20.10f', '+e', '{', '5}', '10 d', '<+#012_x', '99999999999999999999', '.99999999999d', ',_', '_,d', ',,', '.,f', '._f', '.3_f', '.4,', '#o', '#b', '+c', '#c', ' d', '=10', 'z', 'z+', '-', '+s', ' s', '#s', '0s', '05s', '=s', '🙂>4'];
const percents = ['%d', '%5d', '%-5d|', '%05d', '%+d', '% d', '%x', '%#x', '%X', '%#o', '%o', '%i', '%u', '%e', '%.2e', '%E', '%f', '%.0f', '%#.0f', '%F', '%g', '%.10g', '%G', '%#g', '%s', '%.2s', '%10s', '%-10s|', '%r', '%a', '%c', '%5c', '%%', '%5%', '%b', '%', '%z', '%(a)s', '%*d', '%.*f', '%ld', '%hd', '%#.3x', '%+.3d', '%08.3f', '%-08d|', '% +d', '%.3d', '%.30f', '%s %s', '%é', '%(a', '%.', '%5', '%999999999999d', '%#5o', '%-#8x|', '%+s', '% 05d', '%.0e', '%.1g', '%lx', '%Lf'];
const argumentTuples = [
  '', '1', '0', '-1', "'a'", "b'a'", 'None', '1.5', '[]', '[1, 2]', '(1, 2)', '{}', "'a', 'b'", '1, 2', "b'a', b'b'", '1, 2, 3', 'x=1', '*[1, 2, 3, 4]', "'a', 1", "1, 'a'", 'a', 'a, a', 'a, 1',
  '2**70', 'slice(0, 2)', '-2**70', "'', 1, 2", 'a, 0, 1', "'abc'", 'range(3)', 'set()', '{1}', 'int', 'ident', 'key=len', 'reverse=True', 'sep=None', "'a', maxsplit=1", 'None, 1', "encoding='ascii'", "'utf-8', 'replace'", 'True', '10', '10, "*"', 'iter([1])', 'Index(1)', 'Hostile()', "'a', 'b', 1", "b'ab'", "('a', 'b')", "(b'a', 1)", '{97: "x"}', '{"a": "b"}', "'=', '-'", '0, 1', "'i'", "'b'", "'B', (1,)", "array('b', [1])", "bytearray(b'ab')", "memoryview(b'ab')", '[(1, 2)]', "[b'x', 'y']", "['x', 'y']", 'object()', '1, big', "'big'", "2, 'little'", "byteorder='big', length=4", "4, 'big', signed=True", 'tabsize=4', 'keepends=True', '1j', 'NAN', 'INF', '0.1', "format=1", 'default=3',
];
const indexes = ['0', '1', '-1', '5', '-9', 'None', "'a'", "'x'", '1.0', 'True', '2**70', ':', '::2', '1:', ':-1', '::-1', '2:1', '1:3', '::0', "'a':", '1.0:', '2**70:', ':2**70:2', '0, 1', '...', '()', '1:2, 0', '(1, 2)', 'Index(1)', 'Index(-1):', '[]', '-2:', '::-2', '0:0', '9:', 'Hostile()', 'slice(1)', '3, 3', '0, 0', '-1, -1', '0,', '*[0]', 'None:None:None'];
const assigned = ['1', "'a'", "b'a'", '[]', '[1, 2]', "b'xyz'", 'None', '300', '-1', '1.5', '(7, 8, 9)', 'iter([4])', "'xyz'", '{}', 'range(2)', 'a', '2**70', "array('i', [9])", "memoryview(b'q')", 'Hostile()'];

const preamble = `import sys
from array import array
INF = float('inf')
NAN = float('nan')
class Plain:
    x = 1
    def method(self, *args): return args
class Sub(Plain):
    def __repr__(self): return 'Sub()'
    def __eq__(self, other): return isinstance(other, Sub)
    def __hash__(self): return 7
    def __len__(self): return 2
    def __enter__(self): return 'entered'
    def __exit__(self, *exc): return True
class Number:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'Number({self.n!r})'
    def __add__(self, o): return ('add', o)
    def __radd__(self, o): return ('radd', o)
    def __iadd__(self, o): return ('iadd', o)
    def __mul__(self, o): return NotImplemented
    def __rmul__(self, o): return ('rmul', o)
    def __rpow__(self, o): return ('rpow', o)
    def __matmul__(self, o): return ('matmul', o)
    def __lt__(self, o): return ('lt', o)
    def __ge__(self, o): return NotImplemented
    def __eq__(self, o): return ('eq', o)
    def __rand__(self, o): return ('rand', o)
    def __divmod__(self, o): return ('divmod', o)
    def __rdivmod__(self, o): return ('rdivmod', o)
    def __round__(self, n='none'): return ('round', n)
    def __trunc__(self): return 33
    def __int__(self): return self.n
    def __float__(self): return self.n / 2
    def __complex__(self): return self.n * 1j
    def __neg__(self): return 'neg'
    def __abs__(self): return 'abs'
    def __format__(self, spec): return f'<{spec}>'
    def __contains__(self, o): return o == 1
class Seq:
    def __init__(self, items): self.items = items
    def __getitem__(self, i): return self.items[i]
    def __len__(self): return len(self.items)
    def __repr__(self): return f'Seq({self.items!r})'
class Index:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
    def __repr__(self): return f'Index({self.n!r})'
class Hostile:
    def __eq__(self, o): raise ValueError('eq')
    def __lt__(self, o): raise ValueError('lt')
    def __index__(self): raise ValueError('index')
    def __bool__(self): raise ValueError('bool')
    def __iter__(self): raise ValueError('iter')
    def __getitem__(self, i): raise ValueError('getitem')
    def __len__(self): return -1
    def __add__(self, o): raise ValueError('add')
    def __radd__(self, o): raise ValueError('radd')
    def __str__(self): return 5
    def __repr__(self): return '<hostile>'
    def __hash__(self): raise ValueError('hash')
    def __float__(self): return 'no'
    def __int__(self): return 1.5
    def __complex__(self): return 1
    def __bytes__(self): return 'no'
    def __format__(self, spec): return 5
    def __call__(self, *a, **k): raise ValueError('call')
    def __getattr__(self, name): raise AttributeError('hostile ' + name)
    def __reversed__(self): return 5
    def __contains__(self, o): raise ValueError('contains')
    def __enter__(self): raise ValueError('enter')
    def __exit__(self, *exc): pass
class SubInt(int): pass
class SubStr(str): pass
class SubList(list): pass
class SubFloat(float): pass
class SubTuple(tuple): pass
class SubDict(dict): pass
class SubBytes(bytes): pass
def ident(*args, **kwargs): return args, kwargs
def order(items): return type(items).__name__, sorted(items, key=repr)
def raise_(a): raise a
def raise_from(a): raise ValueError('v') from a
def first(a):
    for x in a: return x
def pair(a):
    x, y = a
    return x, y
def star(a):
    x, *y = a
    return x, y
def with_(a):
    with a as b: return b
def input_(a): return sys.stdin.read(a)
def match_(a):
    match a:
        case int(x) | float(x): return 'number', x
        case str(): return 'str'
        case [x, y]: return 'pair', x, y
        case [x, *rest]: return 'seq', x, rest
        case {'a': x, **rest}: return 'mapping', x, rest
        case Plain(x=x): return 'plain', x
        case None: return 'none'
        case _: return 'other'
def text(r, depth=0):
    try:
        if type(r).__name__ in ITERATORS and depth < 2:
            return type(r).__name__ + '(' + ', '.join(text(x, depth + 1) for _, x in zip(range(9), r)) + ')'
        if isinstance(r, (set, frozenset)): return type(r).__name__ + text(sorted(r, key=repr), 1)
        s = repr(r)
        return type(r).__name__ + ' ' + (s if len(s) < 400 else s[:400] + str(len(s)))
    except Exception as e:
        return 'repr: ' + problem(e)
ITERATORS = {'list_iterator', 'tuple_iterator', 'generator', 'zip', 'map', 'enumerate', 'list_reverseiterator', 'dict_keyiterator', 'str_ascii_iterator', 'str_iterator', 'filter', 'range_iterator', 'longrange_iterator', 'bytes_iterator', 'bytearray_iterator', 'memory_iterator', 'arrayiterator', 'set_iterator', 'reversed', 'dict_valueiterator', 'dict_itemiterator', 'dict_reversekeyiterator', 'dict_reversevalueiterator', 'dict_reverseitemiterator', 'callable_iterator', 'iterator'}
def problem(e):
    try: s = str(e)
    except Exception as f: s = 'str: ' + problem(f)
    extra = ''
    if e.__cause__ is not None: extra += ' <- ' + problem(e.__cause__)
    elif e.__context__ is not None and not e.__suppress_context__: extra += ' <~ ' + problem(e.__context__)
    if hasattr(e, '__notes__'): extra += ' notes ' + repr(e.__notes__)
    return f'{type(e).__name__}: {s}{extra}'
def t(*codes):
    names = dict(globals())
    *first, last = codes
    try:
        for code in first: exec(code, names)
        r = eval(last, names)
    except BaseException as e: r = problem(e)
    else: r = text(r)
    print('; '.join(codes), '=>', r.encode('ascii', 'backslashreplace').decode())
`;

const quote = (code) => `'${code.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

class Matrix {
  constructor(seed) {
    this.random = new Random(seed);
    this.lines = [];
  }

  test(...codes) {
    this.lines.push(`t(${codes.map(quote).join(', ')})`);
  }

  value(type) {
    return this.random.pick(type ? values[type] : values[this.random.pick(typeNames)]);
  }

  binary(count) {
    const { random } = this;
    const left = random.pick(typeNames);
    const right = random.chance(0.5) ? random.pick(typeNames) : undefined;
    for (let i = 0; i < count; i++) {
      const [a, b] = random.shuffled([this.value(left), this.value(right)]);
      const kind = random.below(10);
      const set = [`a = ${a}`, `b = ${b}`];
      if (kind < 6) {
        const operator = random.pick(binary);
        if (operator === '**' || operator === '<<') this.power(a, b, operator);
        else this.test(...set, `a ${operator} b`);
      } else if (kind < 8) {
        const operator = random.pick(inPlace);
        if (operator !== '**=' && operator !== '<<=') this.test(...set, 'c = a', `a ${operator} b`, '(text(a), c is a)');
      } else this.test(...set, random.pick(['divmod(a, b)', 'pow(a, b, 5)', 'max(a, b)', 'sorted([a, b])', '[a] < [b]', '(a, 1) == (b, 1)', 'isinstance(a, b)', 'round(a, b) if not isinstance(b, int) or abs(b) < 99 else 0', 'getattr(a, b)', 'format(a, b)', 'a % (b, b)', 'sum([a], b)', 'a(b)', 'a[b]', '{a: b}', '{a, b} == {b, a}', 'str(a) + str(b)', 'issubclass(a, b)', 'dict([(a, b)])', 'a == b or b == a', 'list(map(a, b))', 'a.join(b)', 'range(a, b)', 'slice(a, b).indices(3)', 'setattr(a, b, 1)', 'f"{a:{b}}"', 'complex(a, b)', 'int(a, b)', 'str(a, b)', 'bytes(a, b)', 'ident(*a, *b)', '[*a, *b]', '{**a, **b}', 'a if b else 0', 'raise_(a) if a else raise_from(b)', 'next(a, b)', 'iter(a, b)', 'type(a)(b)', 'type(a).__add__(a, b)', 'type(a).__eq__(a, b)', 'type(a).__lt__(a, b)', 'type(a).__new__(b)']));
    }
  }

  /** Powers and shifts with operands that keep results small. */
  power(a, b, operator) {
    const small = ['0', '1', '2', '7', '-1', '-3', 'True', '0.5', '-2.0', '1j', '0.0', 'INF', 'NAN', "'a'", 'None', 'Number(2)', '[1]', 'SubInt(3)', 'Index(2)', '64'];
    this.test(`a = ${this.random.chance(0.5) ? a : this.value('int')}`, `b = ${this.random.pick(small)}`, `a ${operator} b`);
  }

  unary(count) {
    const type = this.random.chance(0.7) ? this.random.pick(typeNames) : undefined;
    for (let i = 0; i < count; i++) this.test(`a = ${this.value(type)}`, this.random.pick(unaryFunctions));
  }

  subscripts(count) {
    const { random } = this;
    const type = random.chance(0.8) ? random.pick(['str', 'bytes', 'bytearray', 'memoryview', 'array', 'list', 'tuple', 'dict', 'range', 'object', 'type', 'view']) : undefined;
    for (let i = 0; i < count; i++) {
      const a = this.value(type);
      const index = random.pick(indexes);
      const kind = random.below(4);
      if (kind < 2) this.test(`a = ${a}`, `a[${index}]`);
      else if (kind === 2) this.test(`a = ${a}`, `a[${index}] = ${random.pick(assigned)}`, 'a');
      else if (random.chance(0.7)) this.test(`a = ${a}`, `del a[${index}]`, 'a');
      else this.test(`a = ${a}`, `a[${index}] += ${random.pick(assigned)}`, 'a');
    }
  }

  formats(count) {
    const { random } = this;
    for (let i = 0; i < count; i++) {
      const a = this.value(random.weighted([[5, 'int'], [5, 'float'], [3, 'complex'], [3, 'str'], [1, 'object'], [1, 'none'], [1, 'bytes'], [1, 'list']]));
      let spec = random.pick(specs);
      if (random.chance(0.4)) spec = this.spec();
      if (random.chance(0.5)) this.test(`a = ${a}`, `format(a, ${quote(spec)})`);
      else {
        const prefix = random.pick(['', '', '', 'b']);
        let percent = random.pick(percents);
        if (random.chance(0.3)) percent = `%${random.some(['-', '+', ' ', '#', '0'], 0.3).join('')}${random.pick(['', '', '1', '12', '7'])}${random.pick(['', '', '.0', '.3', '.12'])}${random.pick([...'diouxXeEfFgGcrsab'])}`;
        const tuple = random.pick(['a', 'a', 'a', '(a,)', '(5, a)', '(a, a)', '{"a": a}', '()', '[a]']);
        if (prefix && /[^ -~]/.test(percent)) continue;
        this.test(`a = ${a}`, `${prefix}${quote(percent)} % ${tuple}`);
      }
    }
  }

  spec() {
    const { random } = this;
    const align = random.pick(['', '', '<', '>', '^', '=', '*>', ' ^', '0=']);
    const maybe = (text, probability = 0.3) => (random.chance(probability) ? text : '');
    return `${align}${random.pick(['', '', '+', '-', ' '])}${maybe('z', 0.1)}${maybe('#', 0.2)}${maybe('0')}${maybe(String(random.below(30)), 0.5)}${maybe(random.pick([',', '_']), 0.3)}${maybe(`.${random.below(20)}`, 0.4)}${maybe(random.pick([',', '_']), 0.05)}${random.pick([...'dboxXneEfFgG%sc', ''])}`;
  }

  /** Every method of a type (of CPython's own list of them) with some arguments. */
  methods() {
    const { random } = this;
    const type = random.pick(typeNames.filter((name) => (name !== 'function' && name !== 'alias') || random.chance(0.3)));
    const a = random.pick(values[type]);
    const dunders = `add radd iadd sub rsub isub and rand iand or ror ior xor rxor ixor rmul mod rmod truediv rtruediv floordiv rfloordiv divmod rdivmod
      rshift rrshift neg pos abs invert bool int float complex index len getitem setitem delitem contains iter reversed eq ne lt le gt ge str format
      getattribute class_getitem trunc floor ceil getformat length_hint enter exit call new init instancecheck subclasscheck buffer mro_entries`;
    const tuples = random.several(7, () => random.pick(argumentTuples));
    this.lines.push(
      `a = ${a}`,
      `names = [n for n in dir(a) if not n.startswith('_') or n[2:-2] in ${quote(dunders.replace(/\s+/g, ' '))}.split()]`,
      'print(names)',
      `for name in names:`,
      `    for arguments in [${tuples.map(quote).join(', ')}]:`,
      `        t(${quote(`a = ${a}`)}, f'a.{name}({arguments})')`,
    );
  }

  source() {
    const { random } = this;
    const kind = random.below(10);
    const count = random.between(40, 90);
    if (kind < 3) this.binary(count);
    else if (kind < 5) this.unary(count);
    else if (kind < 6) this.subscripts(count);
    else if (kind < 7) this.formats(count);
    else this.methods();
    return `${preamble}${this.lines.join('\n')}\n`;
  }
}

/** A program of many single operations. */
export function generateMatrix(seed) {
  return new Matrix(seed).source();
}

/** Sample values, for other generators. */
export const sampleValues = all;
