// What a generated program is about: each topic writes one block around a feature of the language.

/** Functions with every kind of parameter and calls with stars. */
export function functions(w) {
  const { random } = w;
  const name = w.name('f');
  const letters = ['a', 'b', 'c', 'd'];
  const value = () => w.expression('any', 1);
  const parameters = [];
  let defaulted = false;
  const plain = (letter) => {
    defaulted ||= random.chance(0.3);
    return `${letter}${random.pick(['', '', ': int'])}${defaulted ? `=${value()}` : ''}`;
  };
  const count = random.below(3);
  for (let i = 0; i < count; i++) parameters.push(plain(letters[i]));
  if (count > 0 && random.chance(0.3)) parameters.push('/');
  for (let i = 0; i < random.below(3); i++) parameters.push(plain(`p${i}`));
  const star = random.chance(0.5);
  if (star) parameters.push('*args');
  const only = random.below(3);
  if (only > 0 && !star) parameters.push('*');
  for (let i = 0; i < only; i++) parameters.push(`k${i}${random.chance(0.5) ? `=${value()}` : ''}`);
  if (random.chance(0.5)) parameters.push('**kwargs');
  const names = parameters.filter((each) => !/^[*/]$/.test(each)).map((each) => /^\**(\w+)/.exec(each)[1]);
  const asynchronous = random.chance(0.15) ? '@decorated\n' : '';
  for (const line of asynchronous.trim() ? [asynchronous.trim()] : []) w.line(line);
  w.block(`def ${name}(${parameters.join(', ')})${random.pick(['', ' -> int'])}:`, () => {
    if (random.chance(0.2)) w.line('"""A docstring."""');
    w.line(`print('${name}', ${names.length ? names.join(', ') : '0'})`);
    if (random.chance(0.3)) w.line('print(sorted(locals()))');
    w.scoped(() => {
      w.returning = 'any';
      w.body(1);
      w.returning = undefined;
    });
    if (random.chance(0.7)) w.line(`return ${names.length ? random.pick(names) : '0'}`);
  });
  const argument = () => random.pick([value(), value(), `p0=${value()}`, `k0=${value()}`, `k1=${value()}`, `a=${value()}`, `zz=${value()}`, `*${w.expression(random.pick(['ints', 'tuple', 'str']), 1)}`, `**${w.expression('dict', 1)}`, "**{'k0': 1, 'p1': 2}", '*(1, 2)', '*[]', '**{}']);
  for (let i = 0; i < 4; i++) {
    const chosen = random.several(random.below(5), argument);
    const ordered = [...chosen.filter((each) => !/^(\w+=|\*\*)/.test(each)), ...chosen.filter((each) => /^\w+=/.test(each)).filter((each, at, all) => all.findIndex((other) => other.split('=')[0] === each.split('=')[0]) === at), ...chosen.filter((each) => each.startsWith('**'))];
    guard(w, () => w.line(`print(${name}(${ordered.join(', ')}))`));
  }
  guard(w, () => w.line(`print(${name}.__name__, ${name}.__defaults__, ${name}.__kwdefaults__, ${name}.__code__.co_varnames[:3])`));
}

/** A function over one int that later expressions may call. */
export function helper(w) {
  const { random } = w;
  const name = w.name('h');
  const returns = random.pick(['int', 'str']);
  w.block(`def ${name}(n):`, () => {
    w.scoped(() => {
      w.declare('int', 'n');
      w.returning = returns;
      w.body(2);
      w.returning = undefined;
      w.line(`return ${w.expression(returns, 2)}`);
    });
  });
  guard(w, () => w.line(`print(${name}(${w.expression('int', 1)}))`));
  w.functions.push({ name, returns });
}

export function guard(w, body, name = 'Exception') {
  w.block('try:', body);
  w.block(`except ${name} as e:`, () => w.line("print('!', type(e).__name__, e)"));
}

/** Plain statements. */
export function statements(w) {
  const { random } = w;
  if (random.chance(0.93)) guard(w, () => { for (let i = 0; i < 5; i++) w.statement(2, false); });
  else for (let i = 0; i < 3; i++) w.statement(2, false);
}

/** Closures, nonlocal, global, late binding, del of captured names. */
export function closures(w) {
  const { random } = w;
  const name = w.name('outer');
  const g = w.name('g');
  w.line(`${g} = ${w.expression('int', 1)}`);
  w.block(`def ${name}(n):`, () => {
    w.line(`x = ${random.pick(['n', 'n + 1', '[n]', "'s'"])}`);
    if (random.chance(0.3)) w.line(`global ${g}`);
    w.block('def inner(step=1):', () => {
      w.line(random.pick(['nonlocal x', 'nonlocal x, n', `global ${g}`, 'pass']));
      w.line(random.pick(['x += step', 'x = x, step', 'n = step', `${g} = step`, 'del x', 'print(x)', `print(${g})`, '[x := 1]', 'return [x for _ in range(2)]']));
      w.line(`return x${random.pick(['', ', n', `, ${g}`, ', [x for y in range(2)]', ', (lambda: x)()', ', {k: x for k in "ab"}'])}`);
    });
    if (random.chance(0.4)) w.block('class C:', () => { w.line(random.pick(['y = x', 'x = x', 'y = [n for _ in range(2)]', 'def m(self): return x', 'nonlocal x; x = 5'])); w.line('z = sorted(k for k in locals() if not k.startswith("__"))'); });
    if (random.chance(0.3)) w.line(random.pick(['del x', 'x = 10', `${g} = 3`, 'print(C.z)']));
    w.line(`return inner, ${random.pick(['lambda: x', '[lambda: i for i in range(3)]', 'lambda q=n: (q, x)', 'inner.__closure__ and len(inner.__closure__)', 'inner.__code__.co_freevars'])}`);
  });
  guard(w, () => {
    w.line(`i, j = ${name}(${w.expression('int', 1)})`);
    w.line(`print(i(), i(${random.pick(['2', '', 'step=5'])}), j() if callable(j) else [v() if callable(v) else v for v in j], ${g})`);
    w.line(`print(i(), ${g})`);
  });
}

/** Generators: a random body, driven by next, send, throw and close. */
export function generators(w) {
  const { random } = w;
  const name = w.name('gen');
  const inner = w.name('sub');
  const action = () => random.pick(['yield 1', 'x = yield x', "print('got', (yield 'p'))", 'yield from range(2)', 'r = yield from sub(n)', 'yield x, n', 'x = (yield x) or 9', "yield from (c for c in 'ab')", 'print("step", n)', 'if n > 2: return x', 'n += 1', "raise ValueError('in gen')", "raise StopIteration('stop')", 'yield', 'yield from []', 'lst = [*sub(0)]; yield lst'].map((each) => each.replaceAll('sub', inner)));
  let own = inner;
  const body = (depth) => {
    for (let i = random.between(1, 3); i > 0; i--) {
      if (depth > 0 && random.chance(0.45)) {
        w.block('try:', () => body(depth - 1));
        const kind = random.below(4);
        if (kind !== 1) {
          w.block(`except ${random.pick(['ValueError', 'GeneratorExit', 'Exception', 'KeyError', 'BaseException', 'StopIteration'])} as e:`, () => {
            w.line("print('handler', type(e).__name__, e)");
            if (random.chance(0.5)) w.line(own ? 'yield x' : action());
            if (random.chance(0.2)) w.line('raise');
          });
        }
        if (kind === 1 || kind === 2) w.block('finally:', () => { w.line("print('finally', x)"); if (random.chance(0.2)) w.line(random.pick(["yield 'fin'", "print('end')"])); });
      } else if (depth > 0 && random.chance(0.2)) w.block('for q in range(2):', () => body(depth - 1));
      else if (depth > 0 && random.chance(0.15)) w.block(`with Manager('${name}'):`, () => body(depth - 1));
      else w.line(own ? action().replaceAll(`${own}(n)`, 'iter([n])').replaceAll(`${own}(0)`, 'iter([0])') : action()); // the inner one must not call itself
    }
  };
  w.block(`def ${inner}(n):`, () => {
    w.line('x = 0');
    body(1);
    w.line(random.pick(["yield 'sub'", "return 'sub result'", 'yield n']));
    if (random.chance(0.5)) w.line('yield');
  });
  own = '';
  w.block(`def ${name}(n):`, () => {
    w.line('x = 0');
    body(2);
    w.line(random.pick(['yield x', "return 'done'", 'yield n; return 5']));
    if (random.chance(0.3)) w.line('yield');
  });
  w.line(`it = ${name}(${random.below(4)})`);
  for (let i = random.between(2, 6); i > 0; i--) {
    guard(w, () => w.line(`print(${random.pick(['next(it)', 'next(it)', 'it.send(5)', 'it.send(None)', "it.throw(ValueError('thrown'))", 'it.throw(KeyError)', 'it.close()', 'next(it, None)', 'list(it)', 'it.gi_running, it.gi_frame is None', 'it.throw(GeneratorExit)', "it.throw(StopIteration('x'))", '[*it]', 'sum(1 for _ in it)', 'it.gi_yieldfrom is None, it.gi_suspended'])})`), 'BaseException');
  }
  if (random.chance(0.4)) w.line('del it');
}

/** Comprehensions: nested, with conditions, walrus and their own scope. */
export function comprehensions(w) {
  const { random } = w;
  const source = () => random.pick(['range(4)', "'abc'", '[3, 1, 2]', '(x for x in range(3))', '{1: 2, 3: 4}', 'zip("ab", [1, 2])', '[(1, 2), (3, 4)]', 'enumerate("xy")', w.expression('ints', 1)]);
  const target = () => random.pick(['x', 'y', 'x, y', '(x, *y)', '*x, y', 'x', 'y', 'z[0]']);
  const element = () => random.pick(['x', 'y', '(x, y)', 'x + 1', '[y for y in range(2)]', '(lambda: x)()', '(q := x)', 'f"{x}"', 'x if x else y', '{x: y}', '[z for z in (x,)]', 'str(x)', '(yield_ := y)']);
  const clauses = () => random.several(random.between(1, 3), (i) => `${i > 0 && random.chance(0.4) ? `if ${random.pick(['x', 'y', 'x != 1', '(t := x)', 'str(x) > "1"', 'True'])}` : `for ${target()} in ${source()}`}`).join(' ');
  w.line(`x, y, z = ${random.pick(["'outer', 2, [0]", '1, 2, [3]', "[], '', [0]"])}`);
  for (let i = 0; i < 4; i++) {
    const text = random.pick([() => `[${element()} ${clauses()}]`, () => `list(${element()} ${clauses()})`, () => `{${random.pick(['str(x)', 'x', '1'])}: ${element()} ${clauses()}}`, () => `len({str(${element()}) ${clauses()}})`, () => `sorted(str(${element()}) ${clauses()})`, () => `dict((${element()}, 1) ${clauses()})`])();
    guard(w, () => w.line(`print(mask(${text}), x, y, z)`));
  }
  guard(w, () => w.line('print(q, t)'));
}

/** Exceptions: chains, groups, notes, except*, finally with control flow. */
export function exceptions(w) {
  const { random } = w;
  const name = w.name('boom');
  const error = () => random.pick(["ValueError('v')", "KeyError('k')", 'TypeError()', 'ZeroDivisionError(1, 2)', 'OSError(5, "io")', 'StopIteration(3)', 'Custom(1)', 'Custom', 'IndexError', "RuntimeError('multi\\nline')", "UnicodeDecodeError('utf-8', b'\\xff', 0, 1, 'bad')", "ImportError('i', name='n', path='p')", "AttributeError('at', name='nm', obj=1)", "NameError('nn', name='prnt')", 'SystemExit(3)', 'KeyboardInterrupt()']);
  const group = (depth) => `ExceptionGroup('g${depth}', [${random.several(random.between(1, 3), () => (depth > 0 && random.chance(0.3) ? group(depth - 1) : error().replace(/SystemExit.*|KeyboardInterrupt.*|StopIteration.*/, "ValueError('x')"))).join(', ')}])`.replace(/\b(Custom|IndexError)(?=[,\]])/g, '$1(0)');
  w.block(`def ${name}(n):`, () => {
    w.block('try:', () => {
      w.line(random.pick(['1 / n', '[][n]', '{}[n]', 'n.missing', 'undefined_name', 'int("x")', `raise ${error()}`, `raise ${error()}`, `raise ${group(2)}`, 'assert n, "zero"', "'a' + n", 'n()', 'a, b = [n]', 'for q in n: pass', 'with n: pass', 'import no_such_module', 'from math import nothing', 'del never', 'return n', 'n[0] = 1', '-[]', 'len(n)', '"%d" % "x"', 'None.x', 'max([])', 'next(iter([]))', "b'a'.decode('utf-16')", '(1).x = 2', 'super().x', 'raise n', 'print(unbound); unbound = 1', "'abc'.foo", 'abs("x")', 'f(*n)', '[].remove(n)', '{}.popitem()', 'chr(-1)', '10 ** -n if n else 0 ** -1', '1 << -1', 'float("abc")', 'n @ n', '~1.5', 'isinstance(1, n)', "getattr(n, 'q')", '[1, 2, 3].indx(1)', 'maths.pi']));
    });
    const handler = random.below(5);
    if (handler < 3) {
      w.block(`except ${random.pick(['ValueError', 'Exception', 'KeyError', 'ArithmeticError', 'LookupError', '(TypeError, AttributeError)', 'BaseException', 'n', 'OSError'])} as e:`, () => {
        w.line(random.pick(["print('handling', repr(e))", "e.add_note('a note')", 'pass', 'e.add_note("two\\nlines")', 'print(e.args, e.__traceback__.tb_lineno)']));
        w.line(random.pick(['raise', `raise ${error()}`, `raise ${error()} from e`, `raise ${error()} from None`, 'raise e', 'return "handled"', 'raise e.with_traceback(None)', '[][1]', `raise ${group(1)} from e`, 'del e', `raise ${error()} from ${error()}`]));
      });
    } else if (handler === 3) {
      for (let i = 0; i < 2; i++) w.block(`except* ${random.pick(['ValueError', 'KeyError', '(TypeError, OSError)', 'Exception', 'ExceptionGroup', 'LookupError', 'Custom'])} as eg:`, () => {
        w.line('print("star", repr(eg))');
        w.line(random.pick(['pass', 'raise', `raise ${error()}`, 'pass', `raise ${error()} from eg`]));
      });
    }
    if (handler < 3 && random.chance(0.3)) w.block('else:', () => w.line('print("else")'));
    if (handler > 3 || random.chance(0.3)) w.block('finally:', () => w.line(random.pick(['print("finally")', 'n = 7', 'print("fin", sys.exception())', '[][5]', '1 / 0'])));
    w.line('return "end"');
  });
  const argument = random.pick(['0', '1', "'s'", 'None', '[]', 'ValueError', '1.5', '{}']);
  const show = random.pick(["print('!', type(e).__name__, e)", 'traceback.print_exc()', "print(''.join(traceback.format_exception(e)))", 'print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__, getattr(e, "__notes__", None))', "print(traceback.format_exc(limit=1))", 'print(traceback.extract_tb(e.__traceback__)[-1].line)', 'sys.excepthook(type(e), e, e.__traceback__)']);
  w.block('try:', () => w.line(`print(${name}(${argument}))`));
  w.block('except BaseException as e:', () => w.line(show));
}

/** Iterators, sorting, functional tools. */
export function iteration(w) {
  const { random } = w;
  const e = (type) => w.expression(type, 1);
  const name = w.name('It');
  w.block(`class ${name}:`, () => {
    w.line(`def __init__(self, n): self.n, self.i = n, 0`);
    if (random.chance(0.7)) w.line('def __iter__(self): return self');
    w.block('def __next__(self):', () => {
      w.line('self.i += 1');
      w.line(`if self.i > self.n: raise ${random.pick(['StopIteration', "StopIteration('v')", 'StopIteration', 'ValueError("late")', 'IndexError'])}`);
      w.line(`return ${random.pick(['self.i', 'self.i * self.i', '(self.i, "x")', 'str(self.i)'])}`);
    });
    if (random.chance(0.4)) w.line(`def __getitem__(self, i): ${random.pick(['return [1, 2, 3][i]', 'raise IndexError', 'return i if i < 2 else self.missing'])}`);
    if (random.chance(0.3)) w.line(`def __len__(self): return ${random.pick(['2', '-1', '"x"', 'True'])}`);
    if (random.chance(0.3)) w.line(`def __length_hint__(self): return ${random.pick(['2', '-1', '"x"', 'NotImplemented'])}`);
    if (random.chance(0.3)) w.line(`def __contains__(self, o): return ${random.pick(['o', '[]', '"yes"'])}`);
    if (random.chance(0.3)) w.line(`def __reversed__(self): return ${random.pick(['[2, 1]', 'iter("ba")', 'None'])}`);
  });
  for (let i = 0; i < 6; i++) {
    const text = random.pick([
      `list(${name}(3))`, `[*${name}(2)]`, `sum(${name}(3))`, `1 in ${name}(3)`, `list(zip(${name}(2), ${name}(3)))`, `list(zip(${name}(2), ${e('ints')}, strict=True))`, `dict(${name}(2))`, `max(${name}(3), key=str)`, `len(${name}(1))`, `list(reversed(${name}(2)))`,
      `list(map(lambda *a: a, ${name}(2), ${e('strs')}))`, `tuple(enumerate(${name}(2), 5))`, `set(${name}(3)) == {1, 2, 3}`, `next(${name}(0), 'default')`, `next(${name}(0))`, `sorted(${name}(3), reverse=True)`, `bool(${name}(0))`, `list(iter(${name}(2).__next__, 2))`, `''.join(${name}(2))`, `(lambda *a, **k: a)(*${name}(3))`, `[a for a, *b in ${name}(2)]`, `bytes(${name}(3))`, `list(filter(None, ${name}(3)))`, `any(${name}(2))`, `a_b(*${name}(2))`, `sorted([3, 'a', 1])`, `sorted(${e('strs')}, key=lambda s: (len(s), s))`, `min(${e('strs')}, key=len, default='none')`, `list(range(${e('int')} % 5, 10, 3))[${w.expressions.slice(0)}]`, `range(10)[${w.expressions.slice(0)}]`, `range(5) == range(0, 5, 1), hash(range(3)) == hash(range(0, 3))`, `list(map(None, [1]))`, `list(zip())`, `iter(5)`, `list(enumerate("ab", start="x"))`,
    ]);
    guard(w, () => w.line(`print(${text})`));
  }
  guard(w, () => w.line(`a, b, *c = ${name}(${random.below(5)}); print(a, b, c)`));
}

/** Template strings, f-strings of every shape. */
export function templates(w) {
  const { random } = w;
  const e = () => w.expression(random.pick(['int', 'str', 'float', 'any']), 1);
  const fields = random.several(random.between(1, 3), () => random.pick([() => `{${e()}}`, () => `{${e()}!r}`, () => `{${e()}:>{${random.below(9)}}}`, () => ` t{{${random.below(9)}}} `, () => `{${w.expressions.variable('int') ?? '5'}=}`])()).join('-').replaceAll(/\{\{(?!\d)/g, '{ {');
  guard(w, () => {
    w.line(`t = t"""${fields} """`);
    w.line('print(t.strings, t.values, [(i.expression, i.conversion, i.format_spec) for i in t.interpolations])');
    w.line(random.pick(['print(list(t))', 'print((t + t"x").strings)', "print(t + 'a')", 'print(repr(t)[:300])', 'print(type(t), len(t.values))']).replace('print(list(t))', 'print([type(p).__name__ for p in t])'));
  });
  for (let i = 0; i < 4; i++) guard(w, () => w.line(`print(${w.expressions.fstring(2)})`));
  guard(w, () => w.line(`print(${w.expressions.percent(2)}, ${w.expressions.formatCall(2)})`));
}
