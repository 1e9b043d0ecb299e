// Topics about classes: inheritance, operators, attributes, metaclasses, lifetimes.
import { guard } from './topics.mjs';

const operatorNames = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'matmul', 'and', 'or', 'xor', 'lshift', 'rshift', 'pow', 'divmod'];
const symbols = { add: '+', sub: '-', mul: '*', truediv: '/', floordiv: '//', mod: '%', matmul: '@', and: '&', or: '|', xor: '^', lshift: '<<', rshift: '>>', pow: '**' };

/** Inheritance, super, attributes of classes and instances, properties, slots. */
export function classes(w) {
  const { random } = w;
  const made = [];
  const member = (name, bases) => random.pick([
    () => [`attr = '${name}'`],
    () => [`def method(self, *a): return '${name}.method', a`],
    () => ['def method(self, *a):', `    return ('${name}',) + (${bases.length ? 'super().method(*a)' : '()'},)`],
    () => ['@property', `def prop(self): ${random.pick([`return '${name} prop'`, 'return self._p', 'raise AttributeError("inner")', 'return super().prop'])}`, ...random.pick([[], ['@prop.setter', 'def prop(self, v): self._p = v'], ['@prop.deleter', 'def prop(self): print("deleting")']])],
    () => ['@classmethod', 'def make(cls, *a): return cls.__name__, a'],
    () => ['@staticmethod', 'def stat(x=1): return "static", x'],
    () => [`def __init__(self, *a, **k):`, `    print('init ${name}', a, k)`, ...(bases.length ? random.pick([[], ['    super().__init__(*a, **k)'], ['    super().__init__()']]) : [])],
    () => [`def __new__(cls, *a, **k):`, `    print('new', cls.__name__)`, `    return ${random.pick(['super().__new__(cls)', 'object.__new__(cls)', 'super().__new__(cls, *a)', '5'])}`],
    () => [`def __repr__(self): return '<${name}>'`],
    () => [`def __str__(self): return ${random.pick(["'str'", '5', 'super().__str__()[:4]'])}`],
    () => [`def __getattr__(self, n): ${random.pick(['return "got " + n', 'raise AttributeError(n)', 'raise KeyError(n)'])}`],
    () => [`def __getattribute__(self, n):`, "    if n == 'attr': return 'intercepted'", '    return super().__getattribute__(n)'],
    () => [`def __setattr__(self, n, v): ${random.pick(['print("set", n); super().__setattr__(n, v)', 'object.__setattr__(self, n, v)', 'raise AttributeError("frozen")'])}`],
    () => [`def __delattr__(self, n): ${random.pick(['print("del", n)', 'super().__delattr__(n)'])}`],
    () => [`__slots__ = ${random.pick(["('s1', 's2')", "['s1']", "'s1'", '()', "('s1', '__dict__')"])}`],
    () => [`def __eq__(self, o): return ${random.pick(['isinstance(o, ' + name + ')', 'NotImplemented', 'True', '"eq"'])}`, ...random.pick([[], ['def __hash__(self): return 1'], ['__hash__ = None']])],
    () => [`def __lt__(self, o): return ${random.pick(['True', 'NotImplemented', 'id(self) < 0'])}`],
    () => [`def __call__(self, *a, **k): return 'called', a, k`],
    () => [`def __bool__(self): return ${random.pick(['False', 'True', '1', 'None'])}`],
    () => [`def __len__(self): return ${random.pick(['0', '3', '-1', '1.5'])}`],
    () => [`def __init_subclass__(cls, /, tag=None, **k):`, `    print('subclass', cls.__name__, tag)`, '    super().__init_subclass__(**k)'],
    () => [`def __class_getitem__(cls, item): return cls.__name__, item`],
    () => [`def __format__(self, spec): return f'fmt[{spec}]'`],
    () => [`def __enter__(self): print('enter'); return self`, `def __exit__(self, *a): print('exit', a[0]); return ${random.pick(['True', 'False', 'None'])}`],
    () => [`def __del__(self): print('del ${name}')`],
    () => ['desc = Descriptor()'],
    () => ['data = DataDescriptor()'],
    () => [`def __dir__(self): return ['zz', 'aa']`],
    () => [`class Inner: x = '${name}'`],
    () => ['x: int = 3', 'y: str'],
    () => [`__match_args__ = ('attr', 'x')`],
    () => [`def __contains__(self, o): return o == 1`, `def __getitem__(self, k): return ('item', k) if k != 3 else [][k]`],
    () => [`def __index__(self): return ${random.pick(['2', '-1', '"x"'])}`, `def __int__(self): return ${random.pick(['7', '1.5'])}`],
    () => [`private_ = __name_mangled = 1`, `def mangled(self): return self.__name_mangled`],
  ])();
  const count = random.between(1, 4);
  for (let i = 0; i < count; i++) {
    const name = w.name('C');
    const bases = random.shuffled(made).slice(0, random.below(3));
    if (random.chance(0.12)) bases.push(random.pick(['int', 'str', 'list', 'dict', 'tuple', 'Exception', 'object', 'float', 'bytes', 'bool', 'type(None)']));
    const keyword = random.chance(0.1) ? [...bases, random.pick(["tag='t'", 'metaclass=Meta', 'metaclass=type', 'zz=1'])] : bases;
    const body = () => w.block(`class ${name}${keyword.length ? `(${keyword.join(', ')})` : ''}:`, () => {
      for (let k = random.between(1, 5); k > 0; k--) member(name, bases).forEach((text) => w.line(text));
    });
    guard(w, () => { body(); w.line(`print(${name}.__mro__)`); });
    made.push(name);
  }
  const last = made.at(-1);
  guard(w, () => w.line(`o = ${last}(${random.pick(['', '', '1', 'k=1', '1, 2'])})`));
  const uses = ['o.attr', 'o.method()', 'o.method(1)', 'o.prop', `${last}.make(1)`, 'o.make()', 'o.stat()', 'o.stat(5)', 'mask(o)', 'str(o)[:9]', 'o.nope', 'o == o, o != o', 'o == 1', 'o < 1', 'o()', 'o(1, k=2)', 'bool(o)', 'len(o)', `${last}[int]`, 'f"{o:>5}"[:12]', 'o.desc', 'o.data', `${last}.desc`, `${last}.data`, 'dir(o)[:2]', `${last}.Inner.x`, `${last}.__annotations__`, '1 in o', 'o[1:2]', '[1, 2, 3][o]', 'int(o)', 'o.mangled()', 'hash(o) == hash(o)', `isinstance(o, ${made[0]})`, `issubclass(${last}, ${made[0]})`, 'type(o).__name__', 'sorted(vars(o))', `${last}.method`, `${last}.__bases__`, 'o.s1', 'sorted(o.__dict__)', `super(${made[0]}, o).method()`, 'o.method.__self__ is o', `${last}.__qualname__, ${last}.__module__`, 'o + 1', '-o', 'list(o)', `{o: 1}[o]`, 'o.method.__func__.__qualname__', `${last}.method(o)`, `${last}.method()`, `${last}.__dict__.keys() >= {'__module__'}`];
  for (let i = 0; i < 9; i++) guard(w, () => w.line(`print(mask(${random.pick(uses)}))`));
  const actions = ['o.attr = 5; print(o.attr)', 'del o.attr', 'o.prop = 3; print(o.prop)', 'del o.prop', 'o.new = 1; print(o.new)', 'o.s1 = 2; print(o.s1); del o.s1', `${last}.added = lambda self: 'added'; print(o.added())`, 'o.data = 4; print(o.data)', 'del o.data', 'o.desc = 6; print(o.desc)', 'with o as q: print("in"); 1 / 0', `o.__class__ = ${made[0]}; print(type(o).__name__)`, 'del o', `del ${last}.method`, `${last}.__eq__ = lambda a, b: "patched"; print(o == 2)`, 'o.__dict__["attr"] = "d"; print(o.attr)', `match o:\n    case ${last}(attr=a): print('matched', a)\n    case _: print('no')`, `match o:\n    case ${last}(1, b): print('pos', b)\n    case ${last}(a): print('one', a)\n    case ${last}(): print('bare')`];
  for (let i = 0; i < 4; i++) guard(w, () => random.pick(actions).split('\n').forEach((text) => w.line(text)));
}

/** Binary, reflected and in-place operators between classes, subclasses and built-in types. */
export function operators(w) {
  const { random } = w;
  const names = random.several(3, () => w.name('Op'));
  names.forEach((name, i) => {
    const base = i > 0 && random.chance(0.5) ? names[i - 1] : random.chance(0.15) ? random.pick(['int', 'float', 'str', 'list', 'tuple']) : '';
    w.block(`class ${name}${base ? `(${base})` : ''}:`, () => {
      w.line(`def __repr__(self): return '${name}'`);
      for (let k = random.between(2, 6); k > 0; k--) {
        const prefix = random.pick(['', 'r', 'i']);
        const method = random.pick(operatorNames.slice(0, prefix === 'i' ? 13 : 14));
        w.line(`def __${prefix}${method}__(self, o${method === 'pow' && prefix !== 'r' ? ', m=None' : ''}): ${random.pick([`return '${name}.${prefix}${method}'`, 'return NotImplemented', `return '${name}', o`, `print('${name} ${prefix}${method}'); return NotImplemented`, 'return self', 'raise ValueError("op")'])}`);
      }
      if (random.chance(0.4)) w.line(`def __${random.pick(['neg', 'pos', 'abs', 'invert'])}__(self): return 'unary'`);
      for (const method of random.some(['lt', 'le', 'eq', 'ne', 'gt', 'ge'], 0.3)) w.line(`def __${method}__(self, o): ${random.pick([`return '${name}.${method}'`, 'return NotImplemented', `print('${name} ${method}'); return NotImplemented`])}`);
    });
  });
  const operand = () => random.pick([...names.map((name) => `${name}()`), ...names.map((name) => `${name}()`), '1', "'s'", '2.5', '[1]', '(1,)', 'None', '{1}', 'True']);
  for (let i = 0; i < 8; i++) {
    const method = random.pick(operatorNames);
    const kind = random.below(6);
    if (kind < 3) guard(w, () => w.line(`print(${method === 'divmod' ? `divmod(${operand()}, ${operand()})` : `${operand()} ${symbols[method]} ${operand()}`})`));
    else if (kind < 4) guard(w, () => { w.line(`v = ${operand()}`); w.line(`v ${symbols[method] ?? '+'}= ${operand()}`); w.line('print(v)'); });
    else if (kind < 5) guard(w, () => w.line(`print(${operand()} ${random.pick(['<', '<=', '==', '!=', '>', '>='])} ${operand()})`));
    else guard(w, () => w.line(`print(${random.pick(['-', '+', '~', 'abs', 'round', 'sum', 'sorted', 'pow'])}(${operand()}${random.pick(['', `, ${operand()}`])}))`.replace(/\(([-+~])\(([^,]*), [^)]*\)*\)/, '($1$2)')));
  }
}

/** Metaclasses, decorators of classes, descriptors with __set_name__, type(). */
export function metaclasses(w) {
  const { random } = w;
  const meta = w.name('M');
  const name = w.name('K');
  w.block(`class ${meta}(type):`, () => {
    const rows = [
      ['def __new__(m, n, b, ns, **k):', '    print("meta new", n, b, sorted(q for q in ns if not q.startswith("__")), k)', `    return super().__new__(m, n, b, ${random.pick(['ns', '{**ns, "extra": 1}', 'ns, **k'])})`],
      ['def __init__(c, n, b, ns, **k):', '    print("meta init", n, k)', '    super().__init__(n, b, ns)'],
      ['@classmethod', 'def __prepare__(m, n, b, **k):', '    print("prepare", n, k)', `    return ${random.pick(['{}', '{"prepared": 1}', '[]', 'dict(a=2)'])}`],
      ['def __call__(c, *a, **k):', '    print("meta call", a, k)', '    return super().__call__(*a, **k)'],
      ['def __getattr__(c, n): return "meta attr " + n'],
      ['def __getitem__(c, i): return (c.__name__, i) if i != 4 else [][i]'],
      ['def __len__(c): return 5'],
      ['def __iter__(c): return iter("it")'],
      ['def __contains__(c, o): return o == 1'],
      ['def __instancecheck__(c, o): return o == 5'],
      ['def __subclasscheck__(c, o): return True'],
      ['def __repr__(c): return "<meta repr>"'],
      ['def method(c): return "meta method"'],
      ['def __eq__(c, o): return True', '__hash__ = type.__hash__'],
      ['@property', 'def p(c): return "meta prop"'],
      ['def mro(c): return super().mro()'],
      ['def __add__(c, o): return "meta add"'],
      ['def __setattr__(c, n, v):', '    print("meta set", n)', '    super().__setattr__(n, v)'],
    ];
    for (const row of random.shuffled(rows).slice(0, random.between(1, 5))) row.forEach((text) => w.line(text));
  });
  guard(w, () => w.block(`class ${name}(${random.pick(['', 'object, '])}metaclass=${meta}${random.pick(['', '', ', opt=1'])}):`, () => {
    w.line('d = Named()');
    w.line(random.pick(['attr = 1', 'def method(self): return "instance method"', '@property\n    def p(self): return "own"', 'print(__qualname__)', 'x = [attr for attr in range(2)]']).split('\n')[0].replace('@property', 'attr = 2'));
  }));
  guard(w, () => w.line(`class ${name}Sub(${name}): pass`));
  for (let i = 0; i < 6; i++) guard(w, () => w.line(`print(mask(${random.pick([`${name}()`, `${name}.missing`, `${name}[3]`, `len(${name})`, `list(${name})`, `1 in ${name}`, `isinstance(5, ${name})`, `issubclass(int, ${name})`, `${name}.method()`, `${name}().method()`, `${name} == 3`, `${name}.p`, `${name}().p`, `type(${name}).__name__`, `${name}Sub.__mro__`, `type('Dyn', (${name},), {'q': 1}).q`, `${name} + 1`, `${name}.extra`, `${name}.d`, `${meta}('Z', (), {})`, `type(${name})('Y', (${name},), {}, opt=2).__name__`, `${name}.__prepare__`, `${name}.__class__`, `bool(${name})`, `hash(${name}) != 0`, `${name}.prepared`])}))`));
  guard(w, () => w.line(random.pick([`${name}.new = 1; print(${name}.new)`, `del ${name}.attr`, `print(type('T', (int, str), {}))`, `print(type('T', (${name}Sub, ${name}), {}).__mro__)`, `print(type('T', (${name}, ${name}Sub), {}))`, `class Bad(${name}, ${name}): pass`, 'class Bad(bool): pass', 'class Bad(1): pass', "type('A\\0', (), {})", "print(type('X', (), dict(__slots__=('a', 'b')))().a)", 'class Bad(metaclass=print): pass'])));
}

/** Lifetimes: finalizers that print when an object dies. */
export function lifetimes(w) {
  const { random } = w;
  const noisy = () => `Noisy('${w.name('n')}')`;
  const rows = [
    () => `${noisy()}`, () => `a = ${noisy()}; a = ${noisy()}`, () => `a = b = ${noisy()}; del a; print('still'); del b`, () => `l = [${noisy()}, ${noisy()}]; l.clear()`, () => `l = [${noisy()}, ${noisy()}]; del l[0]; print('mid'); l = None`,
    () => `d = {'k': ${noisy()}}; d['k'] = ${noisy()}; del d`, () => `(lambda x: print('in'))(${noisy()})`, () => `t = (${noisy()}, ${noisy()}); del t`, () => `print([v.name for v in [${noisy()}, ${noisy()}]])`, () => `print(len([${noisy()}] * 3))`,
    () => `g = (v.name for v in [${noisy()}, ${noisy()}]); print(next(g)); del g`, () => `x, y = ${noisy()}, ${noisy()}; x, y = y, x; del x`, () => `print(${noisy()}.name + ${noisy()}.name)`, () => `for v in [${noisy()}, ${noisy()}]: print(v.name)`, () => `v = None`,
    () => `s = {${noisy()}}; s.pop(); print('popped')`, () => `a = ${noisy()}; a.me = a; del a; import gc; gc.collect()`, () => `try: raise ValueError(${noisy()})\nexcept ValueError as e: print('caught')\nprint('after')`, () => `def f(p=${noisy()}): return p.name\nprint(f()); del f`, () => `def f():\n    q = ${noisy()}\n    return 'ret'\nprint(f())`,
    () => `def f():\n    q = ${noisy()}\n    raise KeyError(q.name)\ntry: f()\nexcept KeyError as e: print(e)\nprint('next')`, () => `def f():\n    q = ${noisy()}\n    yield q.name\n    yield 2\ni = f(); print(next(i)); i.close()`, () => `class H: attr = ${noisy()}\ndel H; import gc; gc.collect(); print('class gone')`, () => `with Manager('m'): a = ${noisy()}; a = 1`, () => `m = ${noisy()}.hello; print(m()); del m`, () => `print(${noisy()}.hello(), 'x')`,
    () => `[a := ${noisy()}, None][1]; a = 0`, () => `z = sorted([${noisy()}, ${noisy()}], key=lambda n: n.name)[1:]; print(len(z))`, () => `z = z2 = 0`, () => `print(*map(lambda n: n.name, [${noisy()}, ${noisy()}]))`, () => `print({n.name: n for n in (${noisy()}, ${noisy()})}.keys())`, () => `l = [${noisy()} for _ in range(2)]; l[:] = []; print('emptied')`, () => `l = [${noisy()}]; l += [${noisy()}]; l *= 0`, () => `(${noisy()} and print('and'))`, () => `if ${noisy()}: print('if')`, () => `assert ${noisy()}`, () => `print(${noisy()} is None)`, () => `${noisy()}.x = ${noisy()}`, () => `def f(*a, **k): print(len(a), len(k))\nf(${noisy()}, ${noisy()}, k=${noisy()})`, () => `a = [${noisy()}]; b = a[:]; del a; print('kept'); del b`, () => `match ${noisy()}:\n    case Noisy(name=nm): print(nm)`, () => `a = ${noisy()}; f = lambda: a; del a`, () => `import sys; a = ${noisy()}; print(sys.getrefcount(a) > 0); a = None`,
  ];
  for (let i = random.between(4, 8); i > 0; i--) guard(w, () => random.pick(rows)().split('\n').forEach((text) => w.line(text)));
}
