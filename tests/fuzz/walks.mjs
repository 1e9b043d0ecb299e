// Walks over the buffer API: each is a run of random operations on a few variables that share memory, and callbacks that get in the way.
// Every operation's result or exception is printed, and now and then all that lives.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Random } from './random.mjs';
import { acts, beginnings, operations } from './walk-operations.mjs';

const preamble = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'walk.py'), 'utf8');

const operationsPerWalk = 50;
const formats = [...'BbcHhIiLlQqNnefdP', ...'@B@H@i@c'.match(/../g), '<i', 'zz', '', 'B', 'B', 'h', 'i', 'I', 'q', 'd', 'e', 'Z', 'w', '@', 'é', 'BB', 'F'];
const structs = ['B', 'b', '<h', '>H', 'i', '@i?', '!I', '3s', '0s', '<hB', '5p', 'q', '>d', 'f', 'e', 'n', 'P', '4x', '2B', 'c', '<2sxh', '0i', '', 'z', '@hi', '=hi', '1000B', 'N', '?', 'l', '<Qb', '<n', '3'];
const typecodes = [...'bBhHiIlLqQfduw', 'B', 'B', 'h', 'i'];

/** A text as a Python literal in single quotes. */
const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** What a kind of variable is called, how many of it there are, and what stands for one before it is made. */
const kinds = {
  a: { count: 3, otherwise: 'bytearray(b"other")' },
  b: { count: 2, otherwise: 'io.BytesIO(b"other")' },
  r: { count: 2, otherwise: 'array("h", [7, -8])' },
  v: { count: 4, otherwise: 'memoryview(bytearray(b"others"))' },
  y: { count: 1, otherwise: 'b"bytes"' },
  l: { count: 2, otherwise: 'Giver("memoryview(bytearray(4))")' },
  p: { count: 1, otherwise: 'PickleBuffer(b"pick")' },
  i: { count: 1, otherwise: 'iter(())' },
  g: { count: 1, otherwise: 'holder(bytearray(4))' },
  e: { count: 1, otherwise: 'caught(fail, bytearray(4))' },
  c: { count: 1, otherwise: 'Cycle(None, None)' },
  k: { count: 1, otherwise: 'len' },
  o: { count: 1, otherwise: 'io.BufferedReader(io.BytesIO(b"stream"))' },
  d: { count: 2, otherwise: 'ndarray([1, 2, 3, 4], shape=[2, 2])' },
  f: { count: 1, otherwise: 'mmap(-1, 6)' },
};
const targets = { A: 'a', B: 'b', R_: 'r', V: 'v', Y: 'y', L: 'l', P: 'p', I: 'i', G: 'g', E: 'e', C: 'c', K: 'k', O: 'o', D: 'd', F: 'f' };

class Walk {
  constructor(seed) {
    this.random = new Random(seed);
    this.made = new Set();
    this.lines = [];
  }

  /** A variable of a kind that was made before; now and then one of another kind, or something new. */
  variable(kind) {
    const { random } = this;
    const made = [...this.made].filter((name) => name[0] === kind);
    if (made.length > 0 && !random.chance(0.03)) return random.pick(made);
    return random.chance(0.1) ? this.any() : kinds[kind].otherwise;
  }

  any() {
    const made = [...this.made];
    return made.length > 0 ? this.random.pick(made) : 'None';
  }

  /** The parts that templates name. */
  part(name) {
    const { random } = this;
    if (name in kinds) return this.variable(name);
    if (name in targets) {
      const kind = targets[name];
      const variable = `${kind}${random.below(kinds[kind].count)}`;
      this.coming.push(variable);
      return variable;
    }
    return this.fill(this[name]());
  }

  act() {
    return this.random.chance(0.3) ? 'None' : quote(this.fill(this.random.pick(acts)));
  }

  /** Something that acts, or the plain value. */
  acting(value, probability = 0.08) {
    return this.random.chance(probability) && !this.within ? `At(${value}, {act})` : value;
  }

  bytes() {
    return this.random.pick(['b"hello"', 'b"hello world"', 'b""', 'b"\\x00\\xff\\x80\\x01"', 'b"abcdefghijkl"', 'b"l"', 'bytes(range(16))', 'b"12"', 'b"line\\nof\\n"', 'bytes(8)', 'b"aGVsbG8="', 'b"0a0b"']);
  }

  /** Anything that lends bytes. */
  R() {
    const { random } = this;
    return random.weighted([
      [8, '{a}'], [8, '{v}'], [3, '{r}'], [3, '{b}.getbuffer()'], [3, '{l}'], [2, '{y}'], [1, '{p}'], [3, '{bytes}'], [2, 'memoryview({a})[{s}]'], [1, 'bytearray({bytes})'], [2, '{v}[{s}]'], [2, '{d}'], [1, '{f}'], [1, 'memoryview({bytes})'], [1, "array('{code}', [1, 2])"], [1, '{any}'],
    ]);
  }

  W() {
    return this.random.weighted([[8, '{a}'], [8, '{v}'], [3, '{r}'], [2, '{b}.getbuffer()'], [2, '{l}'], [1, '{p}'], [2, 'memoryview({a})[{s}]'], [1, '{d}'], [1, '{f}'], [1, '{any}']]);
  }

  n() {
    const { random } = this;
    return random.weighted([[12, this.acting(`${random.between(-4, 6)}`)], [3, `${random.between(-20, 20)}`], [1, random.pick(['2**31', '-2**31', '2**63', '2**70', '-2**70', 'None', '1.5', "'x'", 'True', 'sys.maxsize', '-sys.maxsize - 1', '{bytes}', '{any}'])]]);
  }

  /** A size that memory may be asked for: what a gigabyte does depends on how much there is. */
  size() {
    const { random } = this;
    return random.weighted([[12, this.acting(`${random.between(-4, 12)}`)], [1, random.pick(['2**31', '-2**31', '2**63', '2**70', '-2**70', 'None', '1.5', "'x'", 'True', '{any}'])]]);
  }

  m() {
    const { random } = this;
    return random.weighted([[12, this.acting(`${random.between(0, 4)}`)], [3, `${random.between(5, 20)}`], [1, random.pick(['-1', '2**31', '2**70', 'None', '1.5', "'x'", '{any}'])]]);
  }

  lie() {
    return this.random.pick(['0', '1', '3', '8', '9', '-1', '100', '1.5', "'x'", '2**40']);
  }

  s() {
    const { random } = this;
    const bound = () => (random.chance(0.4) ? '' : random.chance(0.06) ? this.n() : `${random.between(-5, 8)}`);
    const step = random.weighted([[8, ''], [3, ':2'], [4, ':-1'], [2, ':-2'], [2, ':3'], [1, ':0'], [1, ':{n}']]);
    return `${bound()}:${bound()}${step}`;
  }

  byte() {
    const { random } = this;
    return random.weighted([[10, this.acting(`${random.below(256)}`)], [3, `${random.between(104, 111)}`], [1, random.pick(['256', '-1', "b'l'", "'l'", 'None', '1.5', '2**40', '{any}', '300'])]]);
  }

  item() {
    const { random } = this;
    return random.weighted([[8, this.acting(`${random.between(-3, 130)}`, 0.15)], [2, random.pick(['1.5', '-0.0', "float('nan')", "float('inf')", '1e300', '65504.0', '1e-8'])], [2, random.pick(["b'x'", "b'xy'", "b''", "'x'", "'😀'"])], [2, random.pick(['True', 'False', 'None', '2**31', '2**32 - 1', '-2**31', '2**63', '-2**63', '2**70', '1j', '[1]'])], [1, '{any}']]);
  }

  items() {
    const { random } = this;
    return random.pick(['[1, 2, 3]', 'range(5)', '[]', '(65, 66)', '[{byte}, {byte}]', '[1, {item}]', 'Each([1, 2, 3], {act})', 'Each([{byte}, 5], {act})', 'Items([3, 4, 5], {act})', 'Each({items}, {act})', "'text'", '{R}', '[{R}, {R}]', "[b'ab', b'c']", 'iter([1, 2])', '(n for n in list({v}))', '(n for n, _ in zip({i}, range(9)))', '{1, 2}', '{finite}', 'map(int, list({v}))', 'Each([{R}, {R}], {act})', 'Items([b"xy", b"z"], {act})']);
  }

  /** Items that leave nothing to chance: of a list with a wrong int, bytearray___init___impl leaves the rest as it lay in memory. */
  init() {
    return this.items().replace(/^\[(1, \{item\}|\{byte\}, \{byte\})\]$/, '[4, 5]');
  }

  /** Any variable but an iterator, which may grow what it iterates over for ever. */
  finite() {
    const variable = this.any();
    return variable[0] === 'i' ? 'None' : variable;
  }

  shape() {
    const { random } = this;
    return random.pick(['(2, 2)', '[4]', '[2, 3]', '(1, 2, 2)', '[8]', '[2, 2, 2]', '(3, 4)', '[]', '()', '(4, 1)', '[1]', '[0]', '[-1]', '[{m}, {m}]', '[{n}]', '[1, 1, 1, 1]', '[2**31]', '[2**16, 2**16]', '5', 'None', "['a']", '[2, 4]', '[4, 2]', '(2, 8)', '(16,)', '[5]', '[11]', '[len({a})]', '[len({v})]', '[1] * 65', '[1] * 64']);
  }

  /** What an ndarray of twelve items is made with. */
  layout() {
    const { random } = this;
    const shape = random.pick(['[12]', '[3, 4]', '[2, 3, 2]', '[4, 3]', '[12, 1]', '[3]', '[2, 2]', '[]', '[0]', '[3, 0]', '[1, 12]', '[-1]', '[{extent}]', 'None', "['a']", '[1] * 65', '[1] * 64', '5']);
    const place = random.weighted([[6, ''], [3, ', strides={strides}'], [2, `, offset=${random.between(-3, 20)}`], [3, `, strides={strides}, offset=${random.between(0, 12)}`], [2, ', strides={strides}, offset=11']]);
    const format = random.weighted([[4, ''], [4, ", format='{format}'"], [2, ", format='{struct}'"]]);
    return `shape=${shape}${place}${format}${random.chance(0.6) ? ', flags={kinds}' : ''}`;
  }

  /** A size of an ndarray, or what is none: verify_structure multiplies sizes without a look at what fits, which in C is undefined. */
  extent() {
    return this.random.pick([`${this.random.between(-4, 6)}`, `${this.random.between(-20, 20)}`, 'None', '1.5', "'x'", 'True']);
  }

  strides() {
    return this.random.pick(['[-1]', '[1]', '[2]', '[4, 1]', '[1, 3]', '[-4, 1]', '[4, -1]', '[-4, -1]', '[6, 2, 1]', '[8, 2]', '[0, 1]', '[0]', '[2, 4]', '[{extent}]', '[{extent}, {extent}]', '[4, 4]', 'None', '5']);
  }

  /** The flags of an ndarray. */
  kinds() {
    return this.random.pick(['ND_WRITABLE', 'ND_WRITABLE', 'ND_FORTRAN', 'ND_PIL', 'ND_WRITABLE|ND_PIL', 'ND_WRITABLE|ND_FORTRAN', 'ND_VAREXPORT', 'ND_WRITABLE|ND_VAREXPORT', 'ND_REDIRECT', 'ND_GETBUF_FAIL', 'ND_WRITABLE|ND_VAREXPORT|ND_PIL', '0']);
  }

  flags() {
    return this.random.pick(['0', '1', '4', '8', '16', '24', '28', '29', '56', '88', '152', '280', '284', '285', '0x100', '0x200', '9', '2**31', '-1', '{n}', '{m}', '0x11d', '0x11c']);
  }

  /** What a lender's `__buffer__` evaluates. */
  lent() {
    this.within = true;
    const text = this.fill(this.random.pick(['memoryview({a})', 'memoryview({a})', 'memoryview({a})', '{v}', '{v}', 'memoryview({r})', '{b}.getbuffer()', 'memoryview({a})[{s}]', '{v}[{s}]', '{v}.toreadonly()', 'memoryview({l})', 'memoryview({y})', 'memoryview({a}).cast("B", (2, 2))']));
    this.within = false;
    return quote(text);
  }

  /** What a `__buffer__` should not give. */
  wrong() {
    this.within = true;
    const text = this.fill(this.random.pick(['{a}', 'None', '1 // 0', '{y}', '{any}', '{l}', 'missing', '{v}.release()', '[][0]', 'memoryview({any})']));
    this.within = false;
    return quote(text);
  }

  coding() {
    return this.random.pick(["'utf-8'", "'latin-1'", "'ascii'", "'utf-16'", "'nope'", "'utf-8'"]);
  }

  sep() {
    return this.random.pick(["':'", "b'-'", "'ab'", "''", "'é'", 'None', '{R}', "'_'"]);
  }

  order() {
    return this.random.pick(["'C'", "'F'", "'A'", 'None', "'x'", "'CF'", '{any}']);
  }

  endian() {
    return this.random.pick(["'big'", "'little'", "'nope'"]);
  }

  table() {
    return this.random.pick(['bytes(range(255, -1, -1))', 'bytes(256), {R}', 'None', '{R}', 'bytearray(256)']);
  }

  text() {
    return this.random.pick(["'ab'", "'é😀'", "''", '{any}', "'x'"]);
  }

  dict() {
    return this.random.pick(['None', "{'x': 1}", '{}', '{any}']);
  }

  format() {
    return this.random.pick(formats);
  }

  struct() {
    return this.random.pick(structs);
  }

  code() {
    return this.random.pick(typecodes);
  }

  pass() {
    return this.random.pick(['pass', 'pass', 'v0 = memoryview({a})', '{a}.append(1)', '{v}.release()', 'print(len({any}))', '1 // 0', 'del {v}', '{b}.close()']);
  }

  /** A template with all its parts made. */
  fill(template) {
    return template.replace(/\{([a-zA-Z]\w*)\}/g, (_, name) => this.part(name));
  }

  step() {
    this.operation(this.random.pick(this.random.weighted(operations)));
  }

  operation(template) {
    this.coming = [];
    const code = this.fill(template);
    this.lines.push(`x(${quote(code)})`);
    for (const name of this.coming) this.made.add(name);
    if (/^del \w+$/.test(code)) this.made.delete(code.slice(4));
  }

  source(name) {
    this.lines.push(`begin(${name})`);
    for (const template of beginnings) this.operation(template);
    for (let i = 1; i <= operationsPerWalk; i++) {
      this.step();
      if (i % 10 === 0) this.lines.push('state()');
    }
    this.lines.push('end()');
    return `${this.lines.join('\n')}\n`;
  }
}

/** A program of the walks of some seeds that follow one another, each beginning anew. */
export function generateWalks(seed, count = 1) {
  return preamble + Array.from({ length: count }, (_, index) => new Walk(seed + index).source(seed + index)).join('');
}
