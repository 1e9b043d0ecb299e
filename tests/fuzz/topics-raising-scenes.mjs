// Scenes of programs that raise: one feature each where exceptions come from or go to, with its parts chosen at random.
import { builtinErrors, failing, makeError, makeGroup, ownErrors } from './topics-raising-body.mjs';

/** Runs a statement and tells what comes of it. */
export function attempt(w, text) {
  const { random } = w;
  w.block('try:', () => text.split('⏎').forEach((line) => w.line(line)));
  w.block(`except ${random.pick(['BaseException', 'BaseException', 'Exception'])} as error:`, () => {
    w.line(random.pick(["print('!', type(error).__name__, error)", 'traceback.print_exc()', 'about(error)', 'walk(error)', 'print(traceback.format_exc())', 'sys.excepthook(type(error), error, error.__traceback__)', "print('!', repr(error), repr(error.__context__), repr(error.__cause__))"]));
  });
}

/** A generator that is driven by next, send, throw and close. */
export function generators(w, body) {
  const { random } = w;
  const name = w.name('gen');
  w.block(`def ${name}(n):`, () => {
    if (random.chance(0.6)) body.tryStatement({ leaves: true, yields: true }, 2);
    body.block({ leaves: true, yields: true }, 2, () => body.yield({}));
  });
  w.line(`it = ${name}(${random.pick(['0', '1', "'x'", 'None'])})`);
  for (let i = random.between(2, 5); i > 0; i--) {
    attempt(w, `print(${random.pick(['next(it)', 'next(it)', 'it.send(1)', "it.throw(ValueError('thrown'))", 'it.throw(KeyError)', `it.throw(${makeError(random, '1')})`, 'it.close()', 'list(it)', 'it.gi_frame is None, it.gi_running', 'it.throw(GeneratorExit)', "it.throw(StopIteration('x'))", '[*it]', 'it.throw(ValueError, "old")', 'it.throw(5)', 'next(it, 0)', 'it.gi_suspended', `it.throw(${makeGroup(random, 1)})`, 'it.gi_frame and it.gi_frame.f_lineno', 'sorted(it.gi_frame.f_locals)'])})`);
  }
  if (random.chance(0.5)) w.line(random.pick(['del it', 'it = None', 'kept.append(it)', 'list(it)', 'next(it)']));
}

/** A class whose special methods raise, used from C. */
export function specials(w) {
  const { random } = w;
  const name = w.name('Odd');
  const result = () => random.pick([`raise ${makeError(random, 'self.v')}`, `return ${failing(random, 'self.v').replaceAll('\n', ' ').replaceAll('# note', '')}`, 'return 5', 'return NotImplemented', 'return self', "return 'text'", 'return None', 'return self.__repr__()', 'return super().__repr__()', 'return [1]', 'return iter([1])'].map((each) => each.replaceAll(' \\ ', ' ')));
  const methods = ['__eq__(self, o)', '__hash__(self)', '__iter__(self)', '__next__(self)', '__repr__(self)', '__str__(self)', '__len__(self)', '__bool__(self)', '__getattr__(self, k)', '__getitem__(self, i)', '__setitem__(self, i, v)', '__contains__(self, o)', '__call__(self, *a)', '__del__(self)', '__enter__(self)', '__exit__(self, *a)', '__lt__(self, o)', '__add__(self, o)', '__radd__(self, o)', '__iadd__(self, o)', '__index__(self)', '__int__(self)', '__format__(self, f)', '__set_name__(self, o, k)', '__get__(self, *a)', '__init_subclass__(self)', '__reversed__(self)', '__length_hint__(self)', '__bytes__(self)', '__neg__(self)', '__buffer__(self, f)', '__dir__(self)', '__sizeof__(self)', '__delattr__(self, k)', '__setattr__(self, k, v)', '__missing__(self, k)', '__new__(cls, *a)', '__class_getitem__(cls, k)', '__instancecheck__(self, o)', '__fspath__(self)', '__round__(self, n=0)'];
  w.block(`class ${name}${random.pick(['', '', '(Exception)', '(Oops)', '(dict)', '(list)', '(ValueError, KeyError)'])}:`, () => {
    w.line("v = 'v'");
    for (const method of random.shuffled(methods).slice(0, random.between(2, 7))) w.block(`def ${method}:`, () => w.line(/next|getitem__\(s/.test(method) ? `raise ${makeError(random, 'self.v')}` : result())); // else what is iterated would never end
  });
  for (let i = random.between(3, 6); i > 0; i--) {
    const made = `${name}()`;
    attempt(w, random.pick([`${made} == 1`, `print(${made} in [${made}])`, `{${made}: 1}`, `list(${made})`, `for v in ${made}: break`, `next(${made})`, `print(repr(${made}))`, `print(${made})`, `len(${made})`, `if ${made}: pass`, `${made}.k`, `${made}[1]`, `x = ${made}; x[1] = 2`, `${made}(1)`, `x = ${made}; del x; print('deleted')`, `with ${made}: pass`, `with ${made} as a: fail(1)`, `sorted([${made}, ${made}])`, `${made} + 1`, `1 + ${made}`, `x = ${made}; x += 1`, `range(${made})`, `int(${made})`, `f'{${made}:x}'`, `f'{${made}!r}'`, `class T: a = ${made}`, `class S(${name}): pass`, `[*${made}]`, `a, b = ${made}`, `print(*${made})`, `raise ${made}`, `raise Oops from ${made}`, `bytes(${made})`, `memoryview(${made})`, `-${made}`, `dir(${made})`, `del ${made}.x`, `x = ${made}; x.y = 1`, `isinstance(1, ${made})`, `${name}[1]`, `'%s' % ${made}`, `'%d' % ${made}`, `print(max(${made}, ${made}))`, `dict(${made})`, `{**${made}}`, `open(${made})`, `round(${made})`, `match ${made}:⏎    case [1, *_]: pass⏎    case {'k': _}: pass⏎    case ${name}(v='v'): print('v')`, `except_${made}`.replace('except_', ''), `[1, ${made}].index(2)`, `{1: 2}.get(${made})`, `x = ${made}; traceback.print_exception(x)`, `str(ExceptionGroup('g', [${made}]))`, `(lambda: (yield from ${made}))().send(None)`, `1 < ${made}`, `[[${made}]] == [[1]]`, `sum([${made}])`, `iter(${made}.__next__, 1)`, `exec('', {}, ${made})`, `getattr(${made}, 'q', 1)`, `hasattr(${made}, 'q')`, `super(${name}, ${made}).q`]));
  }
}

/** Exceptions in comprehensions, lambdas, decorators, class bodies and default values: the frames they show. */
export function frames(w, body) {
  const { random } = w;
  const name = w.name('deco');
  const bad = () => failing(random, 'n');
  w.line('n = 1');
  w.block(`def ${name}(function):`, () => {
    w.line(random.pick(["print('decorating', getattr(function, '__name__', function))", 'pass', 'fail(0) if n is None else 1', 'n.x if n == 2 else 0']));
    w.block('def wrapper(*args, **kwargs):', () => body.multiline(random.pick(['return function(*args, **kwargs)', 'try: return function(*args, **kwargs)⏎finally: print("left")', 'try: return function(\n    *args,\n    **kwargs)⏎except Exception as e: raise Oops("wrapped") from e', 'return function(*args) + 1', 'with Cm("w"): return function(*args)', 'return function(wrapper)'])));
    w.line(`return ${random.pick(['wrapper', 'wrapper', 'functools.wraps(function)(wrapper)', 'function', '5'])}`);
  });
  const target = w.name('target');
  for (const decorator of random.several(random.between(1, 2), () => random.pick([`@${name}`, `@${name}`, '@staticmethod', '@functools.lru_cache', '@functools.cache', '@property', `@(lambda f: ${name}(f))`, '@undefined_deco', '@contextlib.contextmanager', '@functools.partial']))) {
    if (decorator === '@undefined_deco' && random.chance(0.8)) continue;
    w.line(decorator);
  }
  w.block(`def ${target}(n=1):`, () => {
    body.multiline(random.pick([`return ${bad()}`, `return [${bad()}\n    for q in range(2)]`, `return {k: ${bad()} for k in 'ab'}`, `return list(${bad()} for q in 'ab')`, `return (lambda: ${bad()})()`, `return [[${bad()} for a in 'x'] for b in 'y']`, `return list(map(lambda a: ${bad()}, [1]))`, `return sorted([1, 2], key=lambda a: ${bad()})`, `class Local:⏎    attr = ${bad()}⏎return Local`, `class Local:⏎    def __init__(self): self.x = ${bad()}⏎return Local()`, `return ${target}`, `return [q for q in range(3) if\n    ${bad()}]`, `return max((${bad()} for q in 'ab'), default=0)`, `def deeper(a=${bad()}): pass⏎return deeper()`, `return functools.reduce(lambda a, b: a / 0, [1, 2])`, `x: ${bad()} = 1⏎return x`, `return f"""{\n    ${bad()}\n}"""`, `return bytes(${bad()} for q in [0])`, `raise ${makeError(random)} from ${makeError(random)}`, `yield ${bad()}`]));
  });
  attempt(w, random.pick([`print(${target}())`, `${target}(0)`, `print(list(${target}()))`, `[${target}() for _ in 'a']`, `print([*map(${target}, [0, 1])])`, `with ${target}(): print('in')`, `(lambda *a: ${target}(*a))('x')`, `exec("${target}(2)")`, `eval('${target}(n)')`, `class K:⏎    a = ${target}()`, `print(min([1, 2], key=${target}))`]));
  if (random.chance(0.5)) attempt(w, `${target}(\n    ${random.pick(['1', "'x'", 'None', '*[1]', 'n=2', 'm=2', '1, 2'])}\n)`);
}

/** Groups: split, subgroup, derive, except*, notes and their text. */
export function groups(w) {
  const { random } = w;
  w.line('group = None');
  attempt(w, `group = ${makeGroup(random, 3)}`);
  const use = () => random.pick(['print(repr(group), group.message, len(group.exceptions))', `print(group.split(${random.pick(['ValueError', 'Oops', '(KeyError, OSError)', 'lambda e: len(e.args) > 1', 'fail', 'Exception'])}))`, `print(group.subgroup(${random.pick(['LookupError', 'lambda e: True', 'TypeError', '5'])}))`, "group.add_note('noted'); traceback.print_exception(group)", 'raise group', 'raise group from Oops("cause")', "print(group.derive([ValueError('d')]))", 'traceback.print_exception(group, limit=0)', 'print(str(group))', 'group.exceptions[0].add_note("inner\\nnote"); raise group', 'print(ExceptionGroup("e", []))', 'print(ExceptionGroup("e", [1]))', 'print(ExceptionGroup(1, [ValueError()]))', 'print(ExceptionGroup("b", [SystemExit()]))', 'print(type(BaseExceptionGroup("b", [group])))', 'group.exceptions = ()', 'group.message = 1', 'raise ExceptionGroup("outer", [group, KeyError()])', 'print(ExceptionGroup("x" * 3, (group,)).args)', 'group.__notes__ = ["a", 5]; raise group', 'group.__notes__ = "abc"; raise group', 'group.__notes__ = 5; raise group']);
  for (let i = random.between(1, 3); i > 0; i--) attempt(w, use());
  const name = w.name('star');
  w.block(`def ${name}(group):`, () => {
    w.block('try:', () => w.line(random.pick(['raise group', 'raise group', 'raise group from KeyError("c")', 'fail(group)', `raise ${makeError(random, 'group')}`])));
    for (let i = random.between(1, 3); i > 0; i--) {
      w.block(`except* ${random.pick(['ValueError', 'KeyError', '(TypeError, OSError)', 'Exception', 'LookupError', 'Oops', 'Both', 'BaseException', 'ExceptionGroup', 'ArithmeticError'])}${random.pick([' as eg', ' as eg', ''])}:`, () => {
        w.line(random.pick(['print(repr(sys.exception()))', 'print(sys.exception().exceptions)', 'traceback.print_exc()', 'print("taken")', 'about(sys.exception())']));
        w.line(random.pick(['pass', 'raise', `raise ${makeError(random, 'group')}`, 'pass', 'raise sys.exception()', 'raise sys.exception().exceptions[0]', `raise ${makeError(random, 'group')} from sys.exception()`, 'fail(1)', 'raise group']));
      });
    }
    if (random.chance(0.3)) w.block('else:', () => w.line(random.pick(['print("else")', 'fail(1)'])));
    if (random.chance(0.3)) w.block('finally:', () => w.line(random.pick(['print("finally")', 'fail(2)', 'print(sys.exception())'])));
    w.line("return 'survived'");
  });
  attempt(w, `print(${name}(group))`);
  attempt(w, `print(${name}(${random.pick([makeError(random, '1'), makeGroup(random, 2)])}))`);
}

/** Chains: causes, contexts, cycles, notes, tracebacks that are set or taken away. */
export function chains(w) {
  const { random } = w;
  const any = () => random.pick(['a', 'b', 'c']);
  for (const name of 'abc') attempt(w, `${name} = None; ${name} = ${makeError(random, '1')}; ${name} = ${name}() if isinstance(${name}, type) else ${name}; raise ${name}`);
  for (let i = random.between(2, 6); i > 0; i--) {
    attempt(w, random.pick([`${any()}.__cause__ = ${any()}`, `${any()}.__context__ = ${any()}`, `${any()}.__suppress_context__ = ${random.pick(['True', 'False', '0', '[]'])}`, `raise ${any()} from ${any()}`, `try: raise ${any()}⏎finally: raise ${any()}`, `try: raise ${any()}⏎except BaseException: raise ${any()}`, `${any()}.__traceback__ = ${any()}.__traceback__`, `${any()}.__traceback__ = ${random.pick(['None', '5', 'a.__traceback__.tb_next'])}`, `${any()}.add_note(${random.pick(["'note'", "'two\\nlines'", '5', "''"])})`, `${any()}.__notes__ = ${random.pick(["['x']", '[1, None]', 'None', '"str"', '()', '[Nasty()]', 'Nasty()'])}`, `raise ${any()}.with_traceback(${any()}.__traceback__)`, `${any()}.args = ${random.pick(['()', "('new',)", "'ab'", '5', '(1, [2])'])}`, `del ${any()}.${random.pick(['__cause__', '__notes__', '__traceback__', 'args', '__context__'])}`, `${any()}.__cause__ = ${random.pick(['5', 'None', 'ValueError', "'x'"])}`, `traceback.print_exception(${any()})`, `${any()}.__traceback__.tb_next = ${any()}.__traceback__`, `${any()}.__traceback__.tb_next = None`, `raise ${any()} from ${makeGroup(random, 1)}`, `raise ExceptionGroup('of', [${any()}, ${any()}])`, `print(traceback.format_exception_only(${any()}))`, `${any()}.extra = 1; print(vars(${any()}))`, `print(${any()} == ${any()}, repr(${any()}))`, `raise type(${any()})(*[-n if type(n) is int else n for n in ${any()}.args]) from ${any()}`, `print(''.join(traceback.TracebackException.from_exception(${any()}).format()))`, `print(copy.copy(${any()}).args)`]));
  }
  if (random.chance(0.5)) attempt(w, `raise ${any()} from ${any()}`);
}

/** Recursion, and the exception that comes up through its frames. */
export function recursion(w, body) {
  const { random } = w;
  const name = w.name('rec');
  const limit = random.pick([2, 3, 4, 5, 7]);
  w.block(`def ${name}(n):`, () => {
    w.block(`if n >= ${limit}:`, () => (random.chance(0.5) ? body.fail() : body.raise({})));
    const call = `${name}(n + 1)`;
    body.multiline(random.pick([`return ${call}`, `return ${call} + 1`, `try: return ${call}⏎finally: print('out', n)`, `try: return ${call}⏎except ValueError as e: raise KeyError(n) from e`, `try: return ${call}⏎except Exception: raise`, `with Cm(n): return ${call}`, `return [${call} for _ in '1']`, `return (lambda: ${call})()`, `for q in range(2):⏎    try: ${call}⏎    except Oops: continue`, `try: return ${call}⏎except Exception as e:⏎    e.add_note(f'level {n}')⏎    raise`, `try: return ${call}⏎except Exception as e:⏎    if n == 1: return repr(e)⏎    raise Oops(n)`, `yield from ${call}`, `return ${name}(\n    n +\n    1\n)`, `return sum(${call} for q in 'a')`, `return max(map(${name}, [n + 1]))`]));
  });
  attempt(w, random.pick([`print(${name}(0))`, `print(list(${name}(0)))`, `print(${name}('x'))`, `${name}(${limit})`, `next(${name}(1))`]));
  if (random.chance(0.2)) {
    w.block('def forever(n): ', () => w.line(random.pick(['return forever(n + 1)', 'forever(n) + 1', 'return [forever(n) for _ in "x"]', 'forever(n + 1); print(n)'])));
    attempt(w, 'forever(0)');
  }
}

/** Own exception classes: constructors, text, several bases, slots, properties. */
export function classes(w) {
  const { random } = w;
  const name = w.name('Error');
  const bases = random.several(random.between(1, 2), () => random.pick([...builtinErrors, ...ownErrors, 'Exception', 'BaseException', 'ExceptionGroup', 'object', 'Warning', 'str', 'dict']));
  attempt(w, `${name} = None⏎class ${name}(${bases.join(', ')}): pass`);
  const derived = w.name('Error');
  w.block(`class ${derived}(${random.pick(['Exception', 'Oops', 'KeyError', 'OSError', 'ValueError, LookupError', 'Plain', 'StopIteration', 'AttributeError', 'SystemExit', 'ImportError', 'Exception, metaclass=type'])}):`, () => {
    const parts = [['def __init__(self, *args, code=7):', '    super().__init__(*args)', '    self.code = code'], ['def __str__(self): return f"<{self.args}>"'], ['def __str__(self): return 5'], ['def __str__(self): return fail(self)'], ['def __repr__(self): return "custom"'], ['def __repr__(self): raise KeyError("r")'], ['__slots__ = ()'], ['__module__ = "other.place"'], ['__module__ = None'], ['__qualname__ = "Outer.Inner"'], ['def __new__(cls, *a): return super().__new__(cls, *a)'], ['def __new__(cls, *a): return 5'], ['def __init__(self): pass'], ['def __init__(self, a): self.a = a'], ['@property', 'def args(self): return (9,)'], ['__notes__ = ["class note"]'], ['def __getattr__(self, k): return k'], ['def __eq__(self, o): return True'], ['def __del__(self): print("gone")'], ['def __reduce__(self): return fail(1)'], ['__name__ = "renamed"']];
    for (const part of random.shuffled(parts).slice(0, random.between(1, 4))) part.forEach((line) => w.line(line));
  });
  for (const made of [name, derived]) {
    for (let i = random.between(1, 3); i > 0; i--) {
      const call = `${made}(${random.pick(['', '1', "'text'", "'a', 2", "'g', [ValueError(1)]", 'code=3', "999, 'gone', 'f'", 'name=1'])})`;
      attempt(w, random.pick([`raise ${made}`, `raise ${call}`, `raise ${call}`, `print(${call})`, `print(repr(${call}))`, `print(${call}.args)`, `raise Oops from ${made}`, `try: raise ${call}⏎except Oops as e: print("oops", e)`, `print([c.__name__ for c in ${made}.__mro__])`, `print(issubclass(${made}, (Oops, LookupError)))`, `raise ExceptionGroup('g', [${call}])`, `(_ for _ in ()).throw(${call})`, `about(${call})`, `traceback.print_exception(${call})`, `print(*traceback.format_exception_only(${call}))`, `print(${call}.code)`, `try: raise ${call}⏎except (${made}, ValueError): raise`, `raise ${call} from ${call}`, `${call}.add_note('n')`]));
    }
  }
}

/** Class annotations, read and set while instances are used. */
export function annotations(w) {
  const { random } = w;
  const name = w.name('Noted');
  w.block(`class ${name}:`, () => {
    for (const text of random.shuffled(['a: int', 'b: str = "b"', 'c: undefined_type', 'd: 1 / 0 = 3', 'e: list[int]', 'locals().update({f"n{i}": i for i in range(20)})', 'f: fail(1)', 'g: lambda: 0', 'h: (yieldless := 1) if 0 else 2', 'def m(self, x: undefined_type = 1) -> 1 / 0: return self.b', 'm2 = lambda self: self.b']).slice(0, random.between(2, 6))) w.line(text.replace(/^h: .*/, 'h: "text"'));
  });
  for (let i = random.between(3, 6); i > 0; i--) attempt(w, random.pick([`print(${name}.__annotations__)`, `print([${name}().b for _ in range(2)])`, `print(${name}().m(), ${name}().m2())`, `${name}.__annotations__ = {'new': 1}`, `del ${name}.__annotations__`, `print(${name}.__annotate__)`.replace('print', 'bool'), `${name}.__annotate__ = None`, `${name}.__annotate__ = lambda f: ${random.pick(['{}', '5', '1 / 0', 'fail(f)'])}`, `print(${name}.m.__annotations__)`, `print(${name}().n3, ${name}.n4)`, `print(${name}().nope)`, `print(${name}.__annotate__(${random.pick(['1', '2', '"x"', '99'])}))`, `print(sorted(k for k in vars(${name}) if 'annot' in k))`, `undefined_type = int`, `${name}.extra = 1; print(${name}().extra)`, `print(${name}.__annotations__['a'])`]));
}

/** contextlib's helpers and managers whose parts raise. */
export function managers(w) {
  const { random } = w;
  const name = w.name('Mgr');
  const action = () => random.pick(['pass', 'print("act")', 'return True', 'return False', `raise ${makeError(random, '1')}`, 'fail(1)', 'return Nasty()', 'raise', 'print(sys.exception())', 'return self']);
  w.block(`class ${name}${random.pick(['', '', '(contextlib.ContextDecorator)', '(contextlib.AbstractContextManager)'])}:`, () => {
    if (random.chance(0.9)) w.line(random.pick([`def __enter__(self): ${action()}`, `def __enter__(self): ${action()}`, '__enter__ = 5', 'def __enter__(self, x): pass', 'def __enter__(self): return self']));
    if (random.chance(0.9)) w.line(random.pick([`def __exit__(self, kind, error, trace): print(kind, error, trace is None); ${action()}`, `def __exit__(self, *rest): ${action()}`, 'def __exit__(self): pass', '__exit__ = None', 'def __exit__(self, kind, error, trace): raise error', 'def __exit__(self, kind, error, trace): raise Oops(1) from error', 'def __exit__(self, kind, error, trace): error.args = (1,); return False']));
  });
  const make = w.name('make');
  w.line('@contextlib.contextmanager');
  w.block(`def ${make}(n=1):`, () => {
    const before = random.pick(['pass', 'print("before")', 'fail(1)', 'return']);
    if (random.chance(0.8)) w.line(before === 'fail(1)' || before === 'return' ? (random.chance(0.3) ? before : 'pass') : before);
    w.line(random.pick(['try: yield n', 'try: yield', 'if n: yield 1']));
    const first = w.lines.at(-1).trim();
    if (first.startsWith('try')) w.line(random.pick(['except ValueError as e: print("swallowed", e)', 'finally: print("after")', 'except Exception as e: raise Oops("in") from e', 'except Exception: raise', 'except BaseException: yield 2', 'finally: fail(2)', 'except KeyError: pass', 'finally: yield', 'except Exception as e: raise e', 'except Exception: raise StopIteration', 'except Exception: raise RuntimeError("r")']));
    if (random.chance(0.3)) w.line(random.pick(['yield 3', 'print("end")', 'fail(3)', 'return 5']));
  });
  const manager = () => random.pick([`${name}()`, `${name}()`, `${make}()`, `${make}(0)`, 'contextlib.suppress(ValueError)', `contextlib.closing(${name}())`, 'Cm()', `${name}`, `${make}`, 'contextlib.redirect_stdout(io.StringIO())', 'contextlib.ExitStack()']);
  for (let i = random.between(2, 4); i > 0; i--) {
    attempt(w, random.pick([`with ${manager()} as m: ${random.pick(['print("body")', 'fail(1)', 'raise ValueError("v")', 'raise StopIteration', 'raise KeyError("k")', 'raise ExceptionGroup("g", [ValueError(1), KeyError(2)])', 'pass'])}`, `with ${manager()}, ${manager()}: fail(2)`, `with ${manager()} as (a, b): pass`, `with ${manager()} as n.x: pass`, `with contextlib.ExitStack() as stack:⏎    stack.enter_context(${manager()})⏎    stack.callback(fail, 1)⏎    stack.push(lambda *e: print('pushed', e[0]) or ${random.pick(['True', 'False', 'fail(1)'])})⏎    fail(2)`, `@${manager()}⏎def decorated(): fail(3)⏎decorated()`, `with (\n    ${manager()} as a,\n    ${manager()}\n): raise ValueError(\n    'v')`, `for q in range(2):⏎    with ${manager()}:⏎        ${random.pick(['break', 'continue', 'fail(q)'])}`, `print((lambda: [1 for _ in ${manager()}])())`, `${make}().__exit__(None, None, None)`, `m = ${make}(); m.__enter__(); print(m.__exit__(ValueError, ValueError('x'), None))`]));
  }
}

/** Finalizers and hooks: what is raised where nobody can catch it. */
export function unraisable(w) {
  const { random } = w;
  const name = w.name('Dying');
  w.block(`class ${name}:`, () => {
    w.line("def __init__(self, v='v'): self.v = v");
    w.line(`def __del__(self): ${random.pick(['fail(self.v)', `raise ${makeError(random, 'self.v')}`, 'self.missing', 'print("dying", self.v); 1 / 0', 'print("dying")', 'kept.append(self); fail(2)', 'traceback.print_exc(); print(sys.exception())', 'raise SystemExit(3)', `raise ${makeGroup(random, 1)}`])}`);
  });
  if (random.chance(0.15)) w.line(random.pick(['sys.unraisablehook = lambda u: print("hook", u.exc_type.__name__, u.exc_value, u.err_msg)', 'sys.excepthook = lambda *a: print("excepthook", a[0].__name__, a[1])', 'sys.unraisablehook = lambda u: 1 / 0', 'sys.excepthook = lambda *a: 1 / 0', 'sys.excepthook = None', 'sys.unraisablehook = None']));
  for (let i = random.between(2, 5); i > 0; i--) {
    const made = `${name}('${w.name('d')}')`;
    attempt(w, random.pick([`${made}`, `x = ${made}; del x; print('deleted')`, `[${made} for _ in 'ab']`, `x = ${made}; raise ValueError(x.v)`, `def f():⏎    x = ${made}⏎    fail(x.v)⏎f()`, `try: raise ValueError(${made})⏎except ValueError as e: print('caught')⏎print('gone?')`, `def g():⏎    try: yield ${made}.v⏎    finally: fail(3)⏎print(next(g()))`, `def g():⏎    x = ${made}⏎    yield 1⏎print(next(g()))`, `x = ${made}; x.me = x; del x; import gc; gc.collect()`, `d = {1: ${made}}; d[1] = 2`, `def g():⏎    while True:⏎        try: yield 1⏎        except GeneratorExit: print('ignoring')⏎g = g(); next(g); del g`, `import weakref; x = ${made}; r = weakref.ref(x, fail); del x`, `import atexit; atexit.register(${random.pick(['fail, 1', 'print, "exiting"', 'lambda: 1 / 0', 'sys.exit, 3'])})`]));
  }
  if (random.chance(0.3)) w.line(`last = ${name}('at the end')`);
}

/** Names that are gone: after except, in nested scopes, misspelt ones. */
export function names(w, body) {
  const { random } = w;
  const name = w.name('lost');
  w.block(`def ${name}(n):`, () => {
    w.line('value = other = 1');
    w.block('try:', () => (random.chance(0.5) ? body.fail() : body.raise({})));
    w.block(`except ${random.pick(['Exception', 'BaseException', 'Oops'])} as ${random.pick(['e', 'value', 'n'])}:`, () => w.line(random.pick(['pass', 'print(sorted(locals()))', 'raise', 'def look(): return e', 'keep = lambda: value', 'value = 3'])));
    w.line(random.pick(['print(e)', 'print(value)', 'print(n)', 'return valeu', 'return othr + 1', 'return lambda: e', 'return [e for _ in [1]]', 'return sorted(locals())', 'del value; return value', 'global e; e = 1'].slice(0, 9)));
    w.line(random.pick(['return look()', 'return keep()', 'return n.valeu', 'return Nasty().prp', 'return sys.excption', 'return self.value', 'return pritn(1)', 'return lne([])', 'return fial(1)', 'return math.sqr', 'return "".uper', 'return [].apend']));
  });
  for (let i = 2; i > 0; i--) attempt(w, `print(${name}(${random.pick(['0', '1', "'x'", 'None'])}))`);
}
