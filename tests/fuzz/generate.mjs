// Generates valid Python programs that end, from a seed: the same seed gives the same program everywhere.
import { types } from './expressions.mjs';
import { generateMatrix } from './matrix.mjs';
import { Random } from './random.mjs';
import { Writer } from './statements.mjs';
import { buffers } from './topics-buffers.mjs';
import { classes, lifetimes, metaclasses, operators } from './topics-classes.mjs';
import { generateRaising } from './topics-raising.mjs';
import { generateWalks } from './walks.mjs';
import { closures, comprehensions, exceptions, functions, generators, helper, iteration, statements, templates } from './topics.mjs';

const preamble = `import io, math, sys, traceback
from array import array

class Manager:
    def __init__(self, name, swallow=False, fail_enter=False, fail_exit=False):
        self.name, self.swallow, self.fail_enter, self.fail_exit = name, swallow, fail_enter, fail_exit
    def __enter__(self):
        print('enter', self.name)
        if self.fail_enter: raise RuntimeError('enter ' + self.name)
        return self.name
    def __exit__(self, kind, error, trace):
        print('exit', self.name, kind and kind.__name__)
        if self.fail_exit: raise RuntimeError('exit ' + self.name)
        return self.swallow

class Custom(Exception):
    def __str__(self): return 'custom ' + repr(self.args)

class Descriptor:
    def __get__(self, instance, owner): return 'descriptor', instance is None, owner.__name__

class DataDescriptor(Descriptor):
    def __set__(self, instance, value): print('set', value)
    def __delete__(self, instance): print('delete')

class Named:
    def __set_name__(self, owner, name): print('named', owner.__name__, name)

class Meta(type):
    def __new__(meta, name, bases, namespace, **keywords):
        return super().__new__(meta, name, bases, namespace)

class Noisy:
    def __init__(self, name): self.name = name
    def hello(self): return 'hello ' + self.name
    def __del__(self): print('gone', self.name)

def decorated(function):
    def wrapper(*args, **kwargs):
        print('wrapped', len(args), sorted(kwargs))
        return function(*args, **kwargs)
    return wrapper

def mask(value):
    text = repr(value)
    return text if ' at 0x' not in text else text.split(' at 0x')[0]
`;

const topics = [
  [8, statements], [5, functions], [3, helper], [4, closures], [6, generators], [4, comprehensions], [7, exceptions], [4, iteration], [3, templates], [7, classes], [4, operators], [4, metaclasses], [5, lifetimes], [6, buffers],
];

/** What ends a program: often nothing, now and then an exception that nobody catches. */
function ending(w) {
  const { random } = w;
  if (random.chance(0.5)) return;
  const name = w.name('last');
  w.block(`def ${name}(n):`, () => {
    w.scoped(() => {
      w.declare('int', 'n');
      w.body(1);
      w.raise();
    });
  });
  w.line(random.pick([`${name}(1)`, `[${name}(v) for v in range(2)]`, `print(list(map(${name}, [1])))`, `raise SystemExit(${random.pick(['', '3', "'text'", 'None'])})`, `sys.exit(${random.between(0, 5)})`, `(lambda: ${name}(\n    1)\n)()`, `with Manager('end'): ${name}(2)`]));
}

function generateProgram(seed) {
  const random = new Random(seed);
  const w = new Writer(random);
  w.lines.push(preamble.trimEnd());
  for (const type of types.slice(0, -1)) w.begin(type);
  w.expressions.walrusAllowed = true;
  for (let i = random.between(3, 6); i > 0; i--) {
    w.line(`print('-- ${i}')`);
    random.weighted(topics)(w);
  }
  ending(w);
  return `${w.lines.join('\n')}\n`;
}

/** The program of a seed: of four one tries single operations in bulk, one raises, the others are about everything. */
export function generate(seed) {
  return [generateMatrix, generateProgram, generateRaising, generateProgram][seed % 4](seed);
}

/** The program that a request is about: its own, some walks, one that raises, or what its seed gives. */
export function programOf({ seed, walks, raises, source }) {
  if (raises) return source ?? generateRaising(seed);
  return source ?? (walks ? generateWalks(seed, walks) : generate(seed));
}
