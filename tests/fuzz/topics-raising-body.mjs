// Nested bodies of programs that raise: try with every clause, with, loops, match and what jumps out of them, to any depth.

export const builtinErrors = ['ValueError', 'KeyError', 'TypeError', 'IndexError', 'LookupError', 'ZeroDivisionError', 'ArithmeticError', 'AttributeError', 'NameError', 'RuntimeError', 'OSError', 'StopIteration', 'AssertionError', 'RecursionError', 'NotImplementedError', 'EOFError', 'ImportError', 'BufferError'];
export const ownErrors = ['Oops', 'Worse', 'Both', 'Plain', 'Told', 'Silent'];
const caught = [...builtinErrors, ...ownErrors, 'Exception', 'Exception', 'Exception', 'BaseException', 'GeneratorExit', 'SystemExit', '(ValueError, KeyError)', '(TypeError, (LookupError, OSError))', '()', 'Oops', 'kinds'];
const starCaught = ['ValueError', 'KeyError', 'TypeError', 'LookupError', 'Exception', 'OSError', 'Oops', 'Both', 'Plain', 'Told', '(ValueError, TypeError)', '(KeyError, Oops)', 'BaseException'];

/** An expression that makes an exception (not a group), or names a class of one. */
export function makeError(random, n = 'n') {
  return random.weighted([
    [6, () => `${random.pick(builtinErrors)}(${random.pick(["'text'", "'a', 2", '', n, "'two\\nlines'", 'None', "''", "b'x'", "('t', 1)", "{'k': []}", "'é😀'", `f'{${n}!r}'`])})`],
    [4, () => random.pick(["Oops('oops')", 'Oops()', 'Oops(1, 2)', "Worse('worse', code=3)", 'Worse()', "Both('both')", 'Both(1)', "Plain('plain')", "Told('told')", 'Silent()', 'Silent(3)'])],
    [3, () => random.pick([...builtinErrors, ...ownErrors])],
    [2, () => random.pick(["OSError(999, 'gone')", "OSError(999, 'gone', 'file')", "FileNotFoundError(2, 'no', 'a', None, 'b')", "UnicodeDecodeError('utf-8', b'a\\xff', 1, 2, 'bad')", "UnicodeEncodeError('ascii', 'é', 0, 1, 'not')", "ImportError('imp', name='m', path='p')", "AttributeError('att', name='real', obj=5)", "NameError('nam', name='prnt')", "StopIteration({'v': 1})", "KeyError('k', 2)", "SyntaxError('syn', ('f.py', 2, 3, 'a b c\\n', 2, 4))", "SyntaxError('bare')", 'SystemExit(4)', 'GeneratorExit()'])],
  ])();
}

/** An expression that makes an exception group. */
export function makeGroup(random, depth = 2) {
  const member = () => (depth > 0 && random.chance(0.3) ? makeGroup(random, depth - 1) : makeError(random, '1').replace(/^(SystemExit|GeneratorExit).*$/, "ValueError('v')"));
  const kind = random.weighted([[6, 'ExceptionGroup'], [1, 'BaseExceptionGroup'], [2, 'Group']]);
  return `${kind}(${random.pick(["'group'", "'several\\nlines'", "''", "'g'"])}, [${random.several(random.between(1, 3), member).join(', ')}])`;
}

/** Expressions that fail for most values of a name, several lines of them too. */
export function failing(random, n) {
  return random.pick([
    `1 / (${n} and 0)`, `[][${n}]`, `{}[${n}]`, `${n}.missing`, `undefined_${n}`, `int('x' + str(${n}))`, `'a' + 1 + ${n}`, `${n}()`, `None[${n}]`, `-None`, `~'x'`, `len(${n})`, `[1, 2, 3].indx(${n})`, `math.sqrt(-1)`, `maths.pi`, `(lambda: ${n} / 0)()`, `max([])`, `next(iter(()))`,
    `[x / 0 for x in (${n},)]`, `{x: y for x, y in [(1, 2), (3,)]}`, `sum(x / 0 for x in [${n}])`, `list(map(int, ['1', 'z']))`, `sorted([1, 'a', ${n}])`, `'%d' % 'x'`, `f'{${n}:{"q"}}'`, `f'{${n}!r:>{None}}'`, `[*${n}]`, `{**[${n}]}`, `print(**{1: 2})`, `say(1, *${n})`, `say(x=1)`, `isinstance(1, ${n})`, `chr(-1)`, `bytes([256])`, `b'\\xff'.decode()`, `'é'.encode('ascii')`, `getattr(${n}, 'nope')`, `object().x.y`, `(1, 2)[5]`, `{1}[0]`, `'abc'['x']`, `[1][1:][0]`, `2 ** -1 % 0`, `divmod(1, 0)`, `1 << -1`, `float('x')`, `[].pop()`, `{}.popitem()`, `dict([1])`, `set([[]])`, `hash([])`, `[1, 2].index(3)`, `'abc'.index('z')`, `range(1)[4]`, `iter(5)`, `super().x`, `int(None)`, `(yieldless := ${n}.a.b)`, `__import__('no_such')`, `eval('1 +')`, `eval('1/0')`, `exec('raise KeyError(1)')`, `open('no/such')`, `memoryview(1)`, `struct.pack('b', 300)`, `fail(${n})`, `fail(fail)`, `fail()`, `deep(2)`, `deep(${n})`, `Nasty() == 1`, `repr(Nasty())`, `str(Nasty())`, `bool(Nasty())`, `list(Nasty())`, `len(Nasty())`, `hash(Nasty())`, `Nasty().prop`, `Nasty() + 1`, `Nasty()[0]`, `Nasty()()`, `Nasty() in [Nasty()]`, `{Nasty(): 1}`, `f'{Nasty()}'`, `1 if Nasty() else 2`, `1 in Nasty()`, `next(Nasty())`, `Nasty() < Nasty()`, `-Nasty()`, `Nasty().x`, `format(Nasty(), 'x')`, `sorted([Nasty(), Nasty()])`, `sum([Nasty()])`, `[*Nasty()]`, `say(*Nasty())`, `say(**Nasty())`, `int(Nasty())`, `range(Nasty())`, `isinstance(1, Nasty())`,
    `(1 +\n    ${n} +\n    None)`, `say(\n    1,\n    *${n},\n)`, `(${n}\n    .missing\n    .more)`, `{\n    'a': 1,\n    'b': ${n},\n}['c']`, `[\n    1,\n    2 / 0,\n]`, `(lambda:\n    1 /\n    0)()`, `fail(\n    fail(\n        ${n}))`, `say(fail(1),\n    fail(2))`, `(1\n    if ${n} is None else\n    1 / 0)`, `'a' \\\n    + ${n} \\\n    + 1`, `[x\n    for x in range(3)\n    if x / 0]`, `f'''{\n    ${n} / 0\n}'''`, `(${n} or\n    0) / (\n    0)`, `say(\n    a=1,\n    **{\n        'b': 1 / 0})`, `(5)(\n)`, `${n}[\n    0\n][\n    1\n]`, `(not\n    -None)`, `(1 <\n    2 <\n    None)`, `'é' + (\n    'ß' * None)`, `(\n    # note\n    1 / 0\n)`, `say(  1 /  0  )`, `"ééé"  +  None`, `(    ${n}   .   missing   )`, `say(1)(2)(3)`, `[1, 2][  5  ]`, `1 + (2 * (3 / 0)) + 4`, `(1 / 0).real`, `say(1 / 0, 2)`, `not 1 / 0`, `1 / 0 if 1 else 2`, `[1 / 0, 2]`, `{1 / 0: 2}`, `(1 / 0) ** 2`,
  ]);
}

/** Statements that fail. */
function failingStatement(random, n, name) {
  return random.pick([
    `${name}_a, ${name}_b = ${n}`, `${name}_a, *${name}_b = []`, `(${name}_a,\n ${name}_b) = 1, 2, 3`, `del ${name}_never`, `${n}.attr = 1`, `${n}[0] = 1`, `del ${n}[0]`, `del ${n}.attr`, `${name} = None; ${name} += 1`, `assert not ${n}, 'assertion'`, `assert 0`, `assert (\n    ${n} is\n    fail), (\n    'message')`, `import no_such_module`, `from math import no_such`, `from . import x`, `import math.no.such`, `for ${name} in ${n}: pass`, `with ${n}: pass`, `with Cm(): 1 / 0`, `raise ${n}`, `raise 5`, `raise ValueError from 5`, `raise fail(1) from None`, `global_${name} = global_${name}`, `${name} = [0]; ${name}[${n}:${n}:0] = 1`, `${name} = {}; ${name}[[]] = 1`, `class ${name}(int, str): pass`, `class ${name}(Silent, metaclass=5): pass`, `class ${name}: x = 1 / 0`, `class ${name}:⏎    def m(self): pass⏎    m(1).x`, `def ${name}(a=1 / 0): pass`, `lambda a=undefined_default: a`, `Cm.__enter__()`, `int.nope = 1`, `(1).real = 2`, `match ${n}:⏎    case int(1, 2): pass⏎    case str(nope=1): pass⏎    case Oops(x): pass⏎    case _: fail(2)`, `print(${name}); ${name} = 1`, `say(locals_missing)`, `try: fail(1)⏎finally: fail(2)`, `for ${name} in [1]: fail(${name})⏎else: pass`, `while fail(1): pass`, `if fail(1): pass`, `[fail(y) for y in [1]]`, `${n} = fail(${n})`,
  ]);
}

/** Writes nested statements; a context says what may stand where: `loop`, `leaves` (return), `yields`, `star` (in except*), `error`. */
export class RaisingBody {
  constructor(w) {
    this.w = w;
    this.random = w.random;
    this.budget = 40; // statements in one function
  }

  say(context, more = '') {
    const { w, random } = this;
    const error = context.error ?? 'None';
    w.line(random.pick([`print('${w.name('p')}'${more})`, `print('${w.name('p')}'${more})`, `print('${w.name('p')}', n)`, `print('${w.name('p')}', repr(sys.exception()))`, `print('${w.name('p')}', sys.exc_info()[:2])`, `print('${w.name('p')}', repr(${error}))`, 'about(sys.exception())']));
  }

  /** Writes a statement: `⏎` begins a line of its own block, a line break goes on inside brackets, indented or not. */
  multiline(text) {
    const { w, random } = this;
    const own = '    '.repeat(w.indent);
    w.line(text.replaceAll('\n', random.chance(0.6) ? `\n${own}` : '\n').replaceAll('⏎', `\n${own}`));
  }

  raise(context) {
    const { w, random } = this;
    const from = random.weighted([[10, () => ''], [2, () => ' from None'], [2, () => ` from ${makeError(random)}`], [2, () => (context.error ? ` from ${context.error}` : '')], [1, () => ` from ${makeGroup(random, 1)}`]])();
    const raised = random.weighted([[8, () => makeError(random)], [2, () => makeGroup(random)], [context.error ? 2 : 0, () => context.error], [1, () => `(\n    ${makeError(random)}\n)`], [1, () => `noted(${makeError(random)}, 'note')`]])();
    if (context.error !== undefined && random.chance(0.35)) return w.line('raise');
    if (random.chance(0.03)) return w.line('raise');
    this.multiline(`raise ${raised}${from}`);
  }

  fail() {
    const { w, random } = this;
    if (random.chance(0.3)) return this.multiline(failingStatement(random, 'n', w.name('s')));
    const text = failing(random, 'n');
    this.multiline(random.pick([text, text, `v = ${text}`, `print(${text})`, `return_ = (${text})`, `say(${text}, 1)`]));
  }

  leave(context) {
    const { w, random } = this;
    const choices = [];
    if (context.loop) choices.push('break', 'continue', 'break', 'continue');
    if (context.leaves) choices.push(`return '${w.name('r')}'`, 'return', 'return n', 'return say(n)', `return (\n    '${w.name('r')}',\n    n)`, 'return 1 / 0');
    if (choices.length === 0) return this.say(context);
    w.line(random.pick(choices));
  }

  yield(context) {
    const { w, random } = this;
    w.line(random.pick([`yield '${w.name('y')}'`, `got = yield '${w.name('y')}'; print('got', got)`, 'yield', 'yield from [1, 2]', 'print("sub", (yield from echo(n)))', 'yield from echo(n)', 'n = (yield n) or n', `print((yield '${w.name('y')}') / 0)`, `yield fail(n)`, 'yield from 5']));
    if (context.error && random.chance(0.3)) this.say(context);
  }

  tryStatement(context, depth) {
    const { w, random } = this;
    const star = random.chance(0.18);
    const handlers = random.weighted([[2, 0], [6, 1], [3, 2], [1, 3]]);
    const last = handlers === 0 || random.chance(0.4);
    w.block('try:', () => {
      this.block(context, depth - 1);
      if (random.chance(0.55)) random.chance(0.6) ? (star && random.chance(0.6) ? w.line(`raise ${makeGroup(random)}`) : this.raise(context)) : this.fail();
    });
    for (let i = 0; i < handlers; i++) this.handler(context, depth, star);
    if (handlers > 0 && !star && random.chance(0.12)) w.block('except:', () => this.block({ ...context, error: 'sys.exception()' }, depth - 1));
    if (handlers > 0 && random.chance(0.25)) w.block('else:', () => this.block(context, depth - 1));
    if (last) w.block('finally:', () => this.block(context, depth - 1, random.chance(0.12) ? () => this.leave(context) : undefined));
    if (this.lastName && random.chance(0.06)) w.line(`print('after', ${this.lastName})`);
  }

  handler(context, depth, star) {
    const { w, random } = this;
    const named = random.chance(0.7);
    const name = named ? random.pick(['e', 'e', 'err', w.name('e')]) : undefined;
    if (named) this.lastName = name;
    const inner = { ...context, error: name ?? 'sys.exception()', ...(star ? { loop: false, leaves: false, star: true } : {}) };
    const kind = random.weighted([[14, () => random.pick(star ? starCaught : caught)], [1, () => (star ? 'ExceptionGroup' : '1')], [1, () => 'undefined_kind'], [1, () => '[ValueError]'], [1, () => 'fail(1)']])();
    w.block(`except${star ? '*' : ''} ${kind}${named ? ` as ${name}` : ''}:`, () => {
      if (random.chance(0.5)) this.show(inner);
      this.block(inner, depth - 1);
      if (random.chance(0.3)) this.raise(inner);
      else if (named && random.chance(0.08)) w.line(random.pick([`del ${name}`, `${name} = 1`, `raise ${name} from ${name}`, `${name}.__context__ = ${name}; raise`, `raise ${name}.with_traceback(None)`, `kept.append(${name})`, `${name}.add_note('noted'); raise`, `${name}.args = (n,); raise`, `${name}.__cause__ = ValueError('set'); raise`, `${name}.__suppress_context__ = True; raise`, `${name}.__traceback__ = None; raise`]));
    });
  }

  /** Tells about the exception at hand. */
  show(context) {
    const { w, random } = this;
    const error = context.error;
    w.line(random.pick([
      `print('${w.name('h')}', type(${error}).__name__, ${error})`, `print(repr(${error}))`, `about(${error})`, `walk(${error})`, 'traceback.print_exc()', 'print(traceback.format_exc(), end="")', `traceback.print_exception(${error})`, 'traceback.print_exc(limit=1)', 'traceback.print_exc(limit=-1, chain=False)', `print(*traceback.format_exception_only(${error}))`,
      `print(${error} is sys.exception(), sys.exc_info()[1] is ${error})`, `print(repr(${error}.__context__), repr(${error}.__cause__), ${error}.__suppress_context__)`, `print(getattr(${error}, '__notes__', 0), ${error}.args)`, `print([f.name for f in traceback.extract_tb(${error}.__traceback__) if f.filename == __file__])`, `print(traceback.extract_tb(${error}.__traceback__)[0].line)`, `sys.excepthook(*sys.exc_info())`, `print(traceback.format_tb(${error}.__traceback__)[0])`, 'pass', 'pass',
    ]));
  }

  withStatement(context, depth) {
    const { w, random } = this;
    const manager = () => random.weighted([
      [6, () => `Cm(${random.pick(['', "'a'", "'b', swallow=True", "'c', enter=True", "'d', leave=True", "'e', swallow=Nasty()", "'f', swallow=(KeyError, Oops)"])})`],
      [2, () => `contextlib.suppress(${random.pick(['Exception', 'ValueError, KeyError', 'Oops', 'LookupError', ''])})`], [2, () => `managed(${random.pick(["'m'", "'m', True", "'m', False, True"])})`], [1, () => 'contextlib.nullcontext(n)'], [1, () => 'contextlib.closing(echo(n))'], [1, () => 'contextlib.ExitStack()'], [1, () => random.pick(['n', 'fail(1)', 'Nasty()', 'Cm', 'contextlib'])],
    ])();
    const items = random.several(random.weighted([[4, 1], [2, 2], [1, 3]]), (i) => `${manager()}${random.pick(['', '', ` as cm${i}`, i === 1 ? ' as (a, b)' : ''])}`);
    const header = random.weighted([[6, () => `with ${items.join(', ')}:`], [2, () => `with (${items.join(', ')}):`], [2, () => `with (\n${items.map((each) => `        ${each},\n`).join('')}):`]])();
    w.block(header, () => {
      this.block(context, depth - 1);
      if (random.chance(0.4)) random.chance(0.6) ? this.raise(context) : this.fail();
    });
  }

  loop(context, depth) {
    const { w, random } = this;
    const inner = { ...context, loop: true };
    if (random.chance(0.55)) {
      const name = w.name('i');
      w.block(`for ${name} in ${random.pick(['range(2)', 'range(3)', '[n, None]', "'ab'", '()', 'echo(n)', 'Count(2)', 'Count(3, Oops)', 'zip([1], [2, 3])', '[]', '(z / 0 for z in [n])'])}:`, () => {
        this.block(inner, depth - 1);
        if (random.chance(0.3)) w.block(`if ${random.pick([name, `${name} == 1`, 'n', 'True', `not ${name}`])}:`, () => this.leave(inner));
      });
    } else {
      const name = w.name('c');
      w.line(`${name} = 0`);
      w.block(`while ${random.pick(['True', `${name} < 2`, `${name} < 3`, 'n', '1'])}:`, () => {
        w.line(`${name} += 1`);
        w.line(`if ${name} > 3: break`);
        this.block(inner, depth - 1);
      });
    }
    if (random.chance(0.3)) w.block('else:', () => this.block(context, depth - 1));
  }

  /** On a condition, or at once: then what follows is never reached. */
  perhaps(write) {
    const { w, random } = this;
    if (random.chance(0.45)) w.block(`if ${random.pick(['n', 'not n', 'n == 1', 'n is None', "n != 'x'"])}:`, write);
    else write();
  }

  conditional(context, depth) {
    const { w, random } = this;
    w.block(`if ${random.pick(['n', 'not n', 'n == 1', '0', 'True', 'sys.exception()', 'n is None or n', "n in (0, 'x')", '1 and 0'])}:`, () => this.block(context, depth - 1));
    if (random.chance(0.5)) w.block(random.pick(['else:', 'else:', 'elif n == 2:', 'elif fail(1):']), () => this.block(context, depth - 1));
  }

  match(context, depth) {
    const { w, random } = this;
    w.block(`match ${random.pick(['n', 'sys.exception()', '[n, n]', "{'k': n}", 'n, fail', 'fail(1)'])}:`, () => {
      for (let i = random.between(1, 3); i > 0; i--) {
        w.block(`case ${random.pick(['0', '1', 'None', "'x'", 'int(m)', 'int(1, 2)', 'str()', '[m, 1]', "{'k': m}", 'ValueError(args=(m,))', 'Exception() as m', 'Oops(1)', 'Nasty(prop=1)', '[_, m]', '(1 | 2) as m'])}${random.pick(['', '', '', ' if n', ' if fail(1)', ' if 1 / n'])}:`, () => this.block(context, depth - 1));
      }
      if (random.chance(0.5)) w.block('case _:', () => this.block(context, depth - 1));
    });
  }

  inner(context, depth) {
    const { w, random } = this;
    const name = w.name('inner');
    if (random.chance(0.3)) w.line(random.pick(['@traced', '@contextlib.contextmanager', '@traced', '@1', '@fail', '@Oops']));
    w.block(`def ${name}(${random.pick(['', 'n=n', 'n=0', '*n', 'a', 'n=fail(1)'])}):`, () => this.block({ leaves: true, error: undefined, yields: random.chance(0.15) }, depth - 1));
    this.multiline(random.pick([`${name}()`, `print(${name}())`, `${name}(1)`, `${name}(\n    n\n)`, `[${name}() for _ in 'ab']`, `list(${name}())`, `with ${name}(): pass`]));
  }

  statement(context, depth) {
    const { random, w } = this;
    const deep = depth > 0 && this.budget > 0 ? 1 : 0;
    this.budget--;
    random.weighted([
      [14, () => this.say(context)], [4, () => this.perhaps(() => this.raise(context))], [4, () => this.perhaps(() => this.fail())], [context.loop || context.leaves ? 4 : 0, () => this.perhaps(() => this.leave(context))], [context.yields ? 10 : 0, () => this.yield(context)],
      [deep * 22, () => this.tryStatement(context, depth)], [deep * 8, () => this.withStatement(context, depth)], [deep * 8, () => this.loop(context, depth)], [deep * 5, () => this.conditional(context, depth)], [deep * 2, () => this.match(context, depth)], [deep * 2, () => this.inner(context, depth)], [2, () => w.line(random.pick(['n = 1', 'n = 0', "n = 'x'", 'n = None', 'n = [n]', 'n = {}', 'n = say(n)']))],
    ])();
  }

  /** One to three statements; `last` writes one more. */
  block(context, depth, last) {
    const { random } = this;
    for (let i = random.weighted([[5, 1], [4, 2], [1, 3]]); i > 0; i--) this.statement(context, depth);
    last?.();
  }
}
