// Programs that raise: most of what they do ends in an exception, and many of them end by one that nobody catches.
import { Random } from './random.mjs';
import { Writer } from './statements.mjs';
import { makeError, makeGroup, RaisingBody } from './topics-raising-body.mjs';
import { annotations, attempt, chains, classes, frames, generators, groups, managers, names, recursion, specials, unraisable } from './topics-raising-scenes.mjs';

const preamble = `import contextlib, copy, functools, io, math, struct, sys, traceback

class Oops(Exception): pass
class Worse(Oops):
    def __init__(self, *args, code=1):
        super().__init__(*args)
        self.code = code
    def __str__(self): return f'worse {self.code} {self.args}'
class Both(KeyError, ValueError): pass
class Plain(BaseException): pass
class Told(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        self.add_note('told so')
class Silent(Exception):
    def __str__(self): return ''
class Group(ExceptionGroup):
    def derive(self, rest): return Group('derived', rest)
kinds = (ZeroDivisionError, (Oops, TypeError))
kept = []

class Cm:
    def __init__(self, name='cm', swallow=False, enter=False, leave=False):
        self.name, self.swallow, self.enter, self.leave = name, swallow, enter, leave
    def __enter__(self):
        print('enter', self.name)
        if self.enter: raise Oops('enter')
        return self
    def __exit__(self, kind, error, trace):
        print('exit', self.name, kind and kind.__name__, repr(error), trace and trace.tb_frame.f_code.co_name)
        if self.leave: raise Worse('leave')
        if isinstance(self.swallow, tuple): return isinstance(error, self.swallow)
        return self.swallow

class Nasty:
    def __eq__(self, other): raise Oops('eq')
    def __hash__(self): raise Oops('hash')
    def __iter__(self): raise Oops('iter')
    def __next__(self): raise StopIteration('next')
    def __repr__(self): return 1 / 0
    def __len__(self): return -1
    def __getattr__(self, name): raise KeyError(name)
    def __add__(self, other): return other.nothing
    def __contains__(self, item): return fail(item)
    @property
    def prop(self): return self.inner
    def keys(self): raise TypeError('keys')

class Count:
    def __init__(self, n, error=StopIteration): self.n, self.error = n, error
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise self.error
        self.n -= 1
        return self.n

@contextlib.contextmanager
def managed(name, swallow=False, again=False):
    print('managed', name)
    try:
        yield name
    except Exception as e:
        print('inside', repr(e))
        if not swallow: raise
    finally:
        print('unmanaged', name)
    if again: yield 2

def fail(n):
    if n == 1: raise Oops('failed', n)
    if n == 2: return [1, 2, 3][n + 5]
    return n + {}['key']
def deep(n):
    if n: return deep(n - 1)
    return 1 // n
def say(*args):
    print('say', len(args))
    return args[0] if args else None
def echo(n):
    try:
        got = yield n
        print('echo', got)
    finally:
        print('echoed')
    return 'echo result'
def noted(error, *notes):
    for note in notes: error.add_note(note)
    return error
def traced(function):
    @functools.wraps(function)
    def wrapper(*args):
        try: return function(*args)
        finally: print('traced', function.__name__, repr(sys.exception()))
    return wrapper
def about(error, depth=0):
    print('  ' * depth, type(error).__name__, repr(error), getattr(error, '__notes__', ''))
    if depth < 4 and error is not None:
        for each in error.__cause__, error.__context__:
            if each is not None: about(each, depth + 1)
        for each in getattr(error, 'exceptions', ()): about(each, depth + 2)
def walk(error):
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        if code.co_filename == __file__: print(code.co_qualname, code.co_firstlineno, trace.tb_lineno, list(code.co_positions())[trace.tb_lasti // 2])
        trace = trace.tb_next
`;

const scenes = [
  [30, nested], [7, generators], [6, specials], [7, frames], [6, groups], [6, chains], [4, recursion], [4, classes], [2, annotations], [5, managers], [3, unraisable], [4, names],
];

/** A function of nested statements, called in one of many ways. */
function nested(w) {
  const { random } = w;
  const body = new RaisingBody(w);
  const name = w.name('f');
  if (random.chance(0.12)) w.line(random.pick(['@traced', '@functools.cache', '@contextlib.suppress(Oops)', '@traced', '@Cm()']));
  const yields = random.chance(0.12);
  w.block(`def ${name}(n):`, () => {
    if (random.chance(0.2)) w.block(`for ${w.name('i')} in range(2):`, () => body.tryStatement({ leaves: true, loop: true, yields }, 3));
    body.block({ leaves: true, yields }, random.between(2, 4), () => body.statement({ leaves: true, yields }, 2));
    if (random.chance(0.5)) w.line(`return '${w.name('end')}'`);
  });
  const argument = () => random.pick(['0', '1', '1', '2', "'x'", 'None', '[]', 'Oops', 'fail', '[1, 2]']);
  for (let i = random.between(1, 3); i > 0; i--) attempt(w, yields ? `print(list(${name}(${argument()})))` : `print(${name}(${argument()}))`);
  return name;
}

/** What a program ends with: three of four times an exception that nobody catches. */
function ending(w) {
  const { random } = w;
  const body = new RaisingBody(w);
  w.line(`n = ${random.pick(['0', '1', "'x'", 'None', '[]'])}`);
  random.weighted([
    [5, () => {}],
    [6, () => { const name = nested(w); body.multiline(random.pick([`${name}(n)`, `${name}(\n    n\n)`, `print([${name}(v) for v in (0, 1, 'x')])`, `for v in 0, 1, 'x', None: ${name}(v)`, `sys.exit(${name}(1))`, `list(${name}(1))`])); }],
    [6, () => body.block({}, 3, () => body.fail())],
    [3, () => body.raise({})],
    [4, () => body.fail()],
    [1, () => w.line(`sys.exit(${random.pick(['', '0', '3', '-1', '256', "'text'", 'None', '[1]', '(2, 3)', 'True', '2.5', "ValueError('v')", '2**40'])})`)],
    [1, () => w.line(random.pick([`raise SystemExit(${random.pick(['', '3', "'a', 1", "'é'"])})`, 'raise SystemExit', `raise ${makeGroup(random)}`, 'raise KeyboardInterrupt', `raise noted(${makeError(random, '1').replace(/^\w+$/, "ValueError('v')")}, 'note', 'two\\nlines', '')`]))],
    [1, () => body.multiline(random.pick(['print(\n  1,\n  fail(2),\n)', 'x = (1 +\n\tNone)', 'assert fail is None, (\n    "long"\n    "message")', 'del undefined_thing', 'from math import nope', 'import nope.nope', 'class X(Nasty()): pass', 'def f(): pass⏎f(1)', 'say(*1)', 'lambda: (yield)⏎next(iter(lambda: fail(2), 1))', 'for a, b in [(1,\n 2), (3,)]: print(a)', '(lambda x:\n    x.y)(\n1)', 'class X:⏎    y = 1⏎    z = [y for _ in "a"]⏎    w = y / 0', 'with Cm() as a, managed(1) as b, Cm(enter=True): pass', '@fail⏎def g(): pass', '@say⏎@fail⏎class G: pass', 'print(f"{fail(1)!r:>{10}}")', '[fail(q)\n    for q in range(1, 3)\n    if q]', 'try: fail(1)⏎except Oops: fail(2)', 'try: fail(1)⏎finally: fail(2)', 'raise Oops from Worse']))],
  ])();
}

/** The program of a seed. */
export function generateRaising(seed) {
  const w = new Writer(new Random(seed));
  const { random } = w;
  w.lines.push(preamble.trimEnd());
  for (let i = random.between(1, 4); i > 0; i--) {
    w.line(`print('-- ${i}')`);
    random.weighted(scenes)(w, new RaisingBody(w));
  }
  ending(w);
  return `${w.lines.join('\n')}\n`;
}
