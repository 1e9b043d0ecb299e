// Typed Python expressions: most of them succeed, some raise.
const intLiterals = ['0', '1', '2', '3', '7', '10', '(-1)', '(-5)', '255', '256', '1_000', '0x1F', '0b1011', '0o17', '(2**31)', '(-2**40)', '(10**15)', '(2**64 - 1)', '12345678901234567890', 'True'];
const floatLiterals = ['0.0', '1.0', '0.5', '(-2.5)', '3.14', '1e10', '1e-5', '2.675', '(-0.0)', '100.', '.25', '1e16', '123456.789', '0.1', '7e22', "float('inf')", "float('nan')", '1_0.5'];
const strLiterals = ["''", "'a'", "'abc'", "'Hello, World'", "'x y  z'", "'été'", "'ß'", "'12'", "'-3'", "'3.5'", '"it\'s"', "r'\\d+'", "'tab\\tnew\\n'", "'a' 'b'", "'''tri\nple'''", "'😀!'", "'\\x41\\u00e9'", "'k1'", "'k2'", "'%d%%'", "'{}'"];
const bytesLiterals = ["b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "rb'\\n'", "b'hello world'", "b'12'", "b'a' b'b'"];
const comparisons = ['<', '<=', '==', '!=', '>', '>='];
const keys = ["'k1'", "'k2'", "'a'", "'zz'"];

/** The types that expressions have. */
export const types = ['int', 'float', 'str', 'bool', 'bytes', 'ints', 'strs', 'tuple', 'dict', 'set', 'any'];

/** Makes expressions over the variables of a scope (`variables(type)` lists them). */
export class Expressions {
  constructor(random, host) {
    this.random = random;
    this.host = host;
    this.walrusAllowed = false;
  }

  variable(type) {
    const names = this.host.variables(type);
    return names.length > 0 ? this.random.pick(names) : undefined;
  }

  /** An expression of a type; now and then of another one. */
  make(type, depth = 2) {
    const { random } = this;
    if (type === 'any') type = random.pick(types.slice(0, -1));
    if (!this.pure && random.chance(0.012)) type = random.pick(types.slice(0, -1));
    if (depth <= 0 || random.chance(0.2)) return this.atom(type);
    const text = this[type](depth - 1);
    if (random.chance(0.05)) return `(${text} if ${this.make('bool', depth - 1)} else ${this.make(type, depth - 1)})`;
    if (this.walrusAllowed && depth === 3 && random.chance(0.04)) return `(w${random.below(3)} := ${text})`;
    return text;
  }

  atom(type) {
    const { random } = this;
    const name = random.chance(0.6) ? this.variable(type) : undefined;
    if (name) return name;
    switch (type) {
      case 'int': return random.pick(intLiterals);
      case 'float': return random.pick(floatLiterals);
      case 'str': return random.pick(strLiterals);
      case 'bytes': return random.pick(bytesLiterals);
      case 'bool': return random.pick(['True', 'False', '(not 0)', '(1 == 1)', '(None is None)']);
      case 'ints': return random.pick(['[]', '[1]', '[3, 1, 2]', '[1, 2, 3, 4]', '[0, 0]', '[-1, 5, 10**20]', 'list(range(5))']);
      case 'strs': return random.pick(['[]', "['a', 'b']", "['x']", "'a b c'.split()", "['b', 'A', 'c', '']"]);
      case 'tuple': return random.pick(['()', '(1,)', '(1, 2)', "('a', 1)", '(1, (2, 3))', '1, 2, 3', "(None, 'x', 2.5)"].map((text) => (text.startsWith('(') ? text : `(${text})`)));
      case 'dict': return random.pick(['{}', "{'k1': 1}", "{'k1': 1, 'k2': 2}", 'dict(a=1, zz=5)', "{'a': 0}"]);
      case 'set': return random.pick(['set()', '{1}', '{1, 2, 3}', '{3, 4}', 'frozenset({2, 5})', 'set(range(4))']);
      default: return 'None';
    }
  }

  pick(...rows) {
    return this.random.pick(rows)();
  }

  small() {
    return this.random.pick(['0', '1', '2', '3', '-1', '-2', `${this.make('int', 0)} % 4`]);
  }

  int(d) {
    const i = () => this.make('int', d);
    const { random } = this;
    return this.pick(
      () => `(${i()} ${random.pick(['+', '-', '*'])} ${i()})`,
      () => `(${i()} ${random.pick(['+', '-', '*', '//', '%'])} ${i()})`,
      () => `(${i()} ${random.pick(['&', '|', '^'])} ${i()})`,
      () => `(${i()} ${random.pick(['<<', '>>'])} ${random.pick(['0', '1', '3', '7', '70'])})`,
      () => `((${i()}) ** ${random.pick(['0', '1', '2', '3'])})`,
      () => `(${random.pick(['-', '~', '+'])}(${i()}))`,
      () => `len(${this.make(random.pick(['str', 'ints', 'strs', 'tuple', 'dict', 'set', 'bytes']), d)})`,
      () => `${random.pick(['abs', 'int', 'round'])}(${i()})`,
      () => `int(${this.make('float', d)})`,
      () => `int(${this.make('str', d)})`,
      () => `sum(${this.make('ints', d)})`,
      () => `${random.pick(['max', 'min'])}(${this.make('ints', d)}${random.pick(['', ', default=0', ', key=lambda v: -v', ', key=abs'])})`,
      () => `${random.pick(['max', 'min'])}(${i()}, ${i()})`,
      () => `ord(${this.make('str', d)}[:1])`,
      () => `${this.make('str', d)}.${random.pick(['count', 'find', 'index', 'rfind'])}(${this.make('str', 0)})`,
      () => `${this.make('ints', d)}[${this.small()}]`,
      () => `${this.make('ints', d)}.${random.pick(['index', 'count'])}(${i()})`,
      () => `${this.make('dict', d)}[${random.pick(keys)}]`,
      () => `${this.make('dict', d)}.get(${random.pick(keys)}, ${i()})`,
      () => `divmod(${i()}, ${i()})[${random.below(2)}]`,
      () => `(${i()}).bit_length()`,
      () => `(${i()}).bit_count()`,
      () => `int.from_bytes(${this.make('bytes', d)}, ${random.pick(["'big'", "'little'"])}${random.pick(['', ', signed=True'])})`,
      () => `pow(${i()}, ${random.pick(['3', '10', '-1', '0'])}, ${random.pick(['7', '10', '97', '1', '-5'])})`,
      () => `round(${i()}, ${random.pick(['-1', '-2', '1', '0'])})`,
      () => `(${i()} and ${i()})`,
      () => `(${i()} or ${i()})`,
      () => `${this.make('bytes', d)}[${this.small()}]`,
      () => `(lambda a, b=${i()}: a + b)(${i()})`,
      () => `sum(${random.pick(['v', 'v * v', '1', 'v % 3'])} for v in ${this.make('ints', d)}${random.pick(['', ' if v > 1', ' if v % 2'])})`,
      () => this.host.callOf('int', d) ?? i(),
    );
  }

  float(d) {
    const f = () => this.make('float', d);
    const number = () => this.make(this.random.pick(['float', 'int']), d);
    const { random } = this;
    return this.pick(
      () => `(${f()} ${random.pick(['+', '-', '*', '/'])} ${number()})`,
      () => `(${number()} ${random.pick(['+', '-', '*', '/', '//', '%'])} ${f()})`,
      () => `(${this.make('int', d)} / ${this.make('int', d)})`,
      () => `round(${f()}, ${random.pick(['0', '1', '2', '5', '-1', '-2'])})`,
      () => `float(${this.make('int', d)})`,
      () => `float(${this.make('str', d)})`,
      () => `abs(${f()})`,
      () => `(-(${f()}))`,
      () => `((${f()}) ** ${random.pick(['2', '-1', '0', '3'])})`,
      () => `max(${f()}, ${number()})`,
      () => `sum([${f()}, ${f()}, 0.1, 0.2])`,
      () => `divmod(${f()}, ${number()})[${random.below(2)}]`,
      () => `math.${random.pick(['sqrt', 'fabs', 'trunc', 'floor', 'ceil', 'modf'])}(${f()})`,
      () => `(${f()}).${random.pick(['real', 'imag', 'is_integer()', 'as_integer_ratio()', 'hex()', 'conjugate()'])}`,
      () => `float.fromhex((${f()}).hex())`,
    );
  }

  str(d) {
    const s = () => this.make('str', d);
    const { random } = this;
    return this.pick(
      () => `(${s()} + ${s()})`,
      () => `(${s()} * ${random.pick(['0', '1', '2', '3', '-1'])})`,
      () => `${s()}[${this.slice(d)}]`,
      () => `${s()}[${this.small()}]`,
      () => `${s()}.${random.pick(['upper', 'lower', 'title', 'strip', 'capitalize', 'swapcase', 'casefold', 'lstrip', 'rstrip'])}()`,
      () => `${s()}.${random.pick(['strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix'])}(${s()})`,
      () => `${s()}.replace(${s()}, ${s()}${random.pick(['', ', 1', ', count=2', ', -1'])})`,
      () => `${s()}.${random.pick(['center', 'ljust', 'rjust'])}(${random.pick(['3', '8', '12'])}${random.pick(['', ", '*'", ', s'])})`,
      () => `${s()}.zfill(${random.pick(['2', '6', '10'])})`,
      () => `${s()}.join(${this.make('strs', d)})`,
      () => `${random.pick(['str', 'repr', 'ascii'])}(${this.make('any', d)})`,
      () => `${random.pick(['hex', 'bin', 'oct', 'chr'])}(${this.make('int', d)})`,
      () => this.fstring(d),
      () => this.fstring(d),
      () => this.percent(d),
      () => this.formatCall(d),
      () => `format(${this.make(random.pick(['int', 'float', 'str']), d)}, ${random.pick(["''", "'>10'", "'08.3f'", "','", "'x'", "'.2e'", "'^7'", "'+d'", "'_'", "'g'", "'.1%'", "'s'"])})`,
      () => `${s()}.${random.pick(['partition', 'rpartition'])}(${s()})[${random.below(3)}]`,
      () => `${this.make('bytes', d)}.${random.pick(['hex()', "decode('latin-1')", 'decode()', "decode('ascii', 'replace')", "hex(':')", "decode('utf-8', errors='backslashreplace')"])}`,
      () => `${this.make('strs', d)}[${this.small()}]`,
      () => `${s()}.expandtabs(${random.pick(['4', ''])})`,
      () => `${s()}.translate(str.maketrans(${random.pick(["'ab', 'xy'", "'l', 'L', 'o'", "{'a': None, 'b': '!!'}", "{97: 98}"])}))`,
      () => `''.join(${random.pick(['reversed', 'sorted', 'list'])}(${s()}))`,
      () => `type(${this.make('any', d)}).__name__`,
      () => `(${s()} or ${s()})`,
      () => this.host.callOf('str', d) ?? s(),
    );
  }

  spec() {
    return this.random.pick(['', '', ':>8', ':<6', ':^9', ':*^10', ':05', ':+', ':,', ':.2f', ':.3', ':x', ':#x', ':e', ':g', ':_', ':s', ':010.3f', ':%', ':b', ':>{width}', ':{width}.{width}']).replaceAll('width', this.random.pick(['3', '12', 'len("abcd")']));
  }

  fstring(d) {
    const { random } = this;
    const part = () => this.pick(
      () => `{${this.make('any', d - 1)}${random.pick(['', '!r', '!s', '!a'])}}`,
      () => `{${this.make(random.pick(['int', 'float', 'str']), d - 1)}${this.spec()}}`,
      () => random.pick(['text ', '{{}}', '\\t', "it's", ' | ', 'é']),
      () => `{${this.variable('any') ?? this.variable('int') ?? '1'} = ${random.pick(['', '!r', ':>10', '!s:^12'])}}`,
    );
    const body = random.several(random.between(1, 3), part).join('').replaceAll('{{', '{ {').replaceAll('{ {}}', '{{}}');
    return random.chance(0.8) ? `f"${body}"` : `f'''${body} '''`;
  }

  percent(d) {
    const { random } = this;
    const rows = [['%d', 'int'], ['%5d', 'int'], ['%-6d|', 'int'], ['%x', 'int'], ['%#o', 'int'], ['%s', 'any'], ['%r', 'any'], ['%.2f', 'float'], ['%g', 'float'], ['%e', 'float'], ['%10s|', 'str'], ['%.3s', 'str'], ['%a', 'str'], ['%+d', 'int'], ['%05d', 'int'], ['%c', 'str']];
    const chosen = random.several(random.between(1, 3), () => random.pick(rows));
    if (random.chance(0.15)) return `'%(k1)s-%(zz)5d' % ${this.make('dict', d)}`;
    const values = chosen.map(([, type]) => this.make(type, d - 1));
    if (random.chance(0.05)) values.pop();
    return `('${chosen.map(([text]) => text).join(' ')}' % (${values.join(', ')}${values.length === 1 ? ',' : ''}))`;
  }

  formatCall(d) {
    const { random } = this;
    const field = random.pick(['{}', '{0}', '{0!r}', '{:>8}', '{0:<5}|', '{k}', '{0[0]}', '{0.real}', '{k:^9}', '{}{}', '{1}{0}', '{:{w}}', '{0:{w}.{w}}', '{{{}}}']);
    return `'${field}'.format(${this.make('any', d)}, ${this.make('any', d)}, k=${this.make('any', d)}, w=${random.below(9)})`;
  }

  slice(d) {
    const part = () => this.random.pick(['', '', '0', '1', '2', '-1', '-3', '5', '100', this.make('int', Math.min(d, 0))]);
    const text = `${part()}:${part()}`;
    return this.random.chance(0.4) ? `${text}:${this.random.pick(['', '1', '2', '-1', '-2', '0'])}` : text;
  }

  bool(d) {
    const { random } = this;
    const type = random.pick(['int', 'float', 'str', 'ints', 'tuple', 'set', 'bytes']);
    return this.pick(
      () => `(${this.make(type, d)} ${random.pick(comparisons)} ${this.make(type, d)})`,
      () => `(${this.make('int', d)} ${random.pick(comparisons)} ${this.make('int', d)} ${random.pick(comparisons)} ${this.make('float', d)})`,
      () => `(not ${this.make('any', d)})`,
      () => `(${this.make('bool', d)} ${random.pick(['and', 'or', '^', '&', '|'])} ${this.make('bool', d)})`,
      () => `(${this.make('int', d)} ${random.pick(['in', 'not in'])} ${this.make(random.pick(['ints', 'set', 'tuple']), d)})`,
      () => `(${this.make('str', d)} in ${this.make(random.pick(['str', 'strs', 'dict']), d)})`,
      () => `isinstance(${this.make('any', d)}, ${random.pick(['int', 'str', '(int, str)', 'list', 'int | float', 'object', 'bool'])})`,
      () => `${this.make('str', d)}.${random.pick(['isdigit', 'isalpha', 'isupper', 'islower', 'isspace', 'isidentifier', 'isalnum', 'istitle', 'isascii', 'isdecimal', 'isprintable'])}()`,
      () => `${this.make('str', d)}.${random.pick(['startswith', 'endswith'])}(${random.pick([this.make('str', d), `(${this.make('str', d)}, 'a')`])})`,
      () => `${random.pick(['any', 'all'])}(${this.make('ints', d)})`,
      () => `${random.pick(['any', 'all'])}(v ${random.pick(comparisons)} ${this.make('int', 0)} for v in ${this.make('ints', d)})`,
      () => `bool(${this.make('any', d)})`,
      () => `(${this.make('any', d)} is ${random.pick(['None', 'not None'])})`,
      () => `${this.make('set', d)}.${random.pick(['issubset', 'issuperset', 'isdisjoint'])}(${this.make(random.pick(['ints', 'set']), d)})`,
      () => `(${this.make('any', d)} == ${this.make('any', d)})`,
    );
  }

  bytes(d) {
    const b = () => this.make('bytes', d);
    const { random } = this;
    return this.pick(
      () => `(${b()} + ${b()})`,
      () => `(${b()} * ${random.pick(['0', '2', '3'])})`,
      () => `${b()}[${this.slice(d)}]`,
      () => `${b()}.${random.pick(['upper', 'lower', 'title', 'strip', 'swapcase'])}()`,
      () => `${b()}.replace(${b()}, ${b()})`,
      () => `bytes(${this.make('ints', d)})`,
      () => `${this.make('str', d)}.encode(${random.pick(['', "'utf-8'", "'latin-1'", "'ascii', 'ignore'", "'utf-16'", "'ascii', 'xmlcharrefreplace'", "'utf-8', 'surrogateescape'"])})`,
      () => `(${this.make('int', d)}).to_bytes(${random.pick(['1', '2', '8', '20'])}, ${random.pick(["'big'", "'little'"])}${random.pick(['', ', signed=True'])})`,
      () => `b'%d:%s' % (${this.make('int', d)}, ${b()})`,
      () => `bytes.fromhex(${random.pick(["'00ff'", "'6 1'", "'61 62'", this.make('str', d)])})`,
      () => `bytes(bytearray(${b()}))`,
      () => `b','.join([${b()}, ${b()}])`,
      () => `bytes(memoryview(${b()})[${this.slice(0)}])`,
      () => `${b()}.${random.pick(['center', 'ljust', 'zfill'])}(${random.pick(['4', '9'])})`,
    );
  }

  ints(d) {
    const l = () => this.make('ints', d);
    const { random } = this;
    const v = () => random.pick(['v', 'v + 1', 'v * 2', '-v', 'v % 3', `v + ${this.make('int', d - 1)}`, '(v, v)[0]']);
    const condition = () => random.pick(['', '', ' if v', ' if v > 1', ' if v % 2 == 0', ` if ${this.make('bool', d - 1)}`]);
    return this.pick(
      () => `[${random.several(random.between(0, 4), () => this.make('int', d)).join(', ')}]`,
      () => `(${l()} + ${l()})`,
      () => `(${l()} * ${random.pick(['0', '1', '2'])})`,
      () => `${l()}[${this.slice(d)}]`,
      () => `[${v()} for v in ${l()}${condition()}]`,
      () => `[u + v for u in ${l()} for v in ${l()}${condition()}][:9]`,
      () => `sorted(${random.pick([l(), this.make('set', d)])}${random.pick(['', ', reverse=True', ', key=abs', ', key=lambda v: v % 3', ', key=str'])})`,
      () => `list(${random.pick(['reversed', 'set', 'tuple', 'iter'])}(${l()}))`,
      () => `list(range(${random.pick(['3', '1, 6', '5, 0, -2', '0, 9, 4', '-2, 3'])}))`,
      () => `list(map(${random.pick(['abs', 'int', 'lambda v: v + 1', 'round'])}, ${l()}))`,
      () => `list(filter(${random.pick(['None', 'lambda v: v > 1', 'bool'])}, ${l()}))`,
      () => `[*${l()}, ${this.make('int', d)}, *${random.pick([l(), this.make('set', d)])}]`,
      () => `list(${this.make('dict', d)}.values())`,
      () => `list(${this.make('bytes', d)})`,
      () => `[len(v) for v in ${this.make('strs', d)}]`,
      () => `[a * b for a, b in zip(${l()}, ${l()}${random.pick(['', ', strict=True'])})]`,
      () => `[i for i, v in enumerate(${this.make('strs', d)}, ${random.below(3)})]`,
    );
  }

  strs(d) {
    const { random } = this;
    return this.pick(
      () => `[${random.several(random.between(0, 3), () => this.make('str', d)).join(', ')}]`,
      () => `${this.make('str', d)}.${random.pick(['split()', 'splitlines()', "split(',')", "rsplit(None, 1)", "split(' ', 1)", 'splitlines(True)', "split('')"])}`,
      () => `list(${this.make('str', d)})`,
      () => `sorted(${this.make('strs', d)}${random.pick(['', ', key=len', ', key=str.lower', ', reverse=True'])})`,
      () => `list(${this.make('dict', d)})`,
      () => `[v.${random.pick(['upper()', 'strip()', 'title()'])} for v in ${this.make('strs', d)}]`,
      () => `list(map(${random.pick(['str', 'repr', 'hex'])}, ${this.make('ints', d)}))`,
      () => `[f'{v${this.spec()}}' for v in ${this.make('ints', d)}]`,
      () => `${this.make('strs', d)}[${this.slice(d)}]`,
    );
  }

  tuple(d) {
    const { random } = this;
    return this.pick(
      () => `(${random.several(random.between(1, 3), () => this.make('any', d)).join(', ')},)`,
      () => `tuple(${this.make(random.pick(['ints', 'strs', 'str', 'bytes']), d)})`,
      () => `(${this.make('tuple', d)} + ${this.make('tuple', d)})`,
      () => `${this.make('tuple', d)}[${this.slice(d)}]`,
      () => `divmod(${this.make('int', d)}, ${this.make('int', d)})`,
      () => `${this.make('str', d)}.partition(${this.make('str', d)})`,
      () => `(*${this.make('ints', d)}, ${this.make('any', d)})`,
      () => `next(zip(${this.make('ints', d)}, ${this.make('strs', d)}), ())`,
      () => `(${this.make('float', d)}).as_integer_ratio()`,
      () => `max(zip(${this.make('ints', d)}, ${this.make('strs', d)}), default=())`,
    );
  }

  dict(d) {
    const { random } = this;
    const t = () => this.make('dict', d);
    return this.pick(
      () => `{${random.several(random.between(0, 3), () => `${random.pick(keys)}: ${this.make('int', d)}`).join(', ')}}`,
      () => `(${t()} | ${t()})`,
      () => `{**${t()}, ${random.pick(keys)}: ${this.make('int', d)}}`,
      () => `{k: v + 1 for k, v in ${t()}.items()}`,
      () => `{k: len(k) for k in ${this.make('strs', d)}}`,
      () => `dict(zip(${this.make('strs', d)}, ${this.make('ints', d)}))`,
      () => `dict.fromkeys(${this.make('strs', d)}, ${this.make('int', d)})`,
      () => `dict(${t()}, a=${this.make('int', d)})`,
      () => `dict(sorted(${t()}.items()))`,
      () => `${t()}.copy()`,
      () => `dict([${`(${random.pick(keys)}, ${this.make('int', d)})`}])`,
    );
  }

  /** Without surprises of type: what a variable holds, what a set is made of (the order of a set of str differs). */
  makePureBy(make) {
    const before = this.pure;
    this.pure = true;
    const text = make();
    this.pure = before;
    return text;
  }

  makePure(type, depth) {
    return this.makePureBy(() => this.make(type, depth));
  }

  set(d) {
    return this.makePureBy(() => this.setOf(d));
  }

  setOf(d) {
    const { random } = this;
    const s = () => this.make('set', d);
    return this.pick(
      () => `{${random.several(random.between(1, 3), () => this.make('int', d)).join(', ')}}`,
      () => `(${s()} ${random.pick(['|', '&', '-', '^'])} ${s()})`,
      () => `set(${this.make('ints', d)})`,
      () => `frozenset(${this.make('ints', d)})`,
      () => `{v ${random.pick(['% 3', '+ 1', '* 2'])} for v in ${this.make('ints', d)}}`,
      () => `${s()}.${random.pick(['union', 'difference', 'intersection', 'symmetric_difference'])}(${this.make('ints', d)})`,
      () => `{*${this.make('ints', d)}, ${this.make('int', d)}}`,
    );
  }
}
