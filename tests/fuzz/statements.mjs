// Statements of generated programs: assignments, control flow, functions, and a growing scope of typed variables.
import { Expressions, types } from './expressions.mjs';

const exceptionNames = ['ValueError', 'TypeError', 'KeyError', 'IndexError', 'ZeroDivisionError', 'LookupError', 'ArithmeticError', 'Exception', 'AttributeError', 'OverflowError', 'RuntimeError', 'StopIteration', 'NameError', 'AssertionError', 'BaseException', '(ValueError, TypeError)', 'OSError'];
const plainTypes = types.slice(0, -1);

/** A program in the making: lines, indentation, scopes. */
export class Writer {
  constructor(random) {
    this.random = random;
    this.lines = [];
    this.indent = 0;
    this.counter = 0;
    this.scopes = [new Map()];
    this.functions = [];
    this.loops = 0;
    this.expressions = new Expressions(random, this);
  }

  line(text) {
    const pad = '    '.repeat(this.indent);
    this.lines.push(pad + text);
  }

  /** A header line and its block. */
  block(header, body) {
    this.line(header);
    this.indent++;
    const before = this.lines.length;
    body();
    if (this.lines.length === before) this.line('pass');
    this.indent--;
  }

  name(prefix) {
    return `${prefix}${this.counter++}`;
  }

  variables(type) {
    const scopes = this.isolated ? this.scopes.slice(-1) : this.scopes;
    return scopes.flatMap((scope) => (type === 'any' ? [...scope.values()].flat() : (scope.get(type) ?? [])));
  }

  declare(type, name) {
    const scope = this.scopes.at(-1);
    if (!scope.has(type)) scope.set(type, []);
    if (!scope.get(type).includes(name)) scope.get(type).push(name);
  }

  /** Runs `body` with a scope of its own. */
  scoped(body) {
    this.scopes.push(new Map());
    body();
    this.scopes.pop();
  }

  expression(type = 'any', depth = 2) {
    return this.expressions.make(type, depth);
  }

  /** A call of a known function that returns `type`; undefined when there is none. */
  callOf(type, depth) {
    const known = this.functions.filter((each) => each.returns === type);
    if (known.length === 0 || this.loops > 1) return undefined;
    return `${this.random.pick(known).name}(${this.expression('int', depth - 1)})`;
  }

  /** Inside loops values must not grow without end. */
  bounded(type, text) {
    if (this.loops === 0) return text;
    switch (type) {
      case 'int': return `(${text}) % 9973`;
      case 'float': return `(${text}) % 97.5`;
      case 'str':
      case 'bytes':
      case 'ints':
      case 'strs':
      case 'tuple': return `(${text})[:12]`;
      default: return text;
    }
  }

  assign() {
    const { random } = this;
    const type = random.pick(plainTypes);
    const known = this.scopes.at(-1).get(type) ?? [];
    const name = known.length > 0 && random.chance(0.4) ? random.pick(known) : this.name(type[0]);
    this.line(`${name} = ${this.bounded(type, this.expressions.makePure(type, 3))}`);
    this.declare(type, name);
  }

  /** A first variable of a type, which cannot fail. */
  begin(type) {
    const name = this.name(type[0]);
    this.line(`${name} = ${this.expressions.atom(type)}`);
    this.declare(type, name);
  }

  augment() {
    const { random } = this;
    const type = random.pick(['int', 'float', 'str', 'ints', 'set', 'dict', 'bytes', 'bool']);
    const known = this.scopes.at(-1).get(type) ?? [];
    if (known.length === 0) return this.assign();
    const name = random.pick(known);
    const operators = { int: ['+=', '-=', '*=', '//=', '%=', '&=', '|=', '^=', '>>='], float: ['+=', '-=', '*=', '/='], str: ['+='], ints: ['+='], set: ['|=', '&=', '-=', '^='], dict: ['|='], bytes: ['+='], bool: ['&=', '|=', '^='] };
    const right = this.expressions.makePure(type, 1);
    this.line(`${name} ${random.pick(operators[type])} ${this.loops ? this.bounded(type, right) : right}`);
    if (this.loops) this.line(`${name} = ${this.bounded(type, name)}`);
  }

  print() {
    const { random } = this;
    const count = random.between(1, 3);
    const items = random.several(count, () => this.expression('any', 3));
    const end = random.chance(0.06) ? random.pick([", sep='-'", ", end=';\\n'", ", sep=''", ', flush=True']) : '';
    this.line(`print(${items.join(', ')}${end})`);
  }

  /** Statements that change containers in place. */
  mutate() {
    const { random } = this;
    const e = (type) => this.expressions.makePure(type, 1);
    const list = this.expressions.variable('ints');
    const dict = this.expressions.variable('dict');
    const set = this.expressions.variable('set');
    const rows = [];
    if (list) {
      rows.push(
        () => `${list}.append(${e('int')})`, () => `${list}.insert(${e('int')} % 5, ${e('int')})`, () => `print(${list}.pop(${random.pick(['', '0', '-1', '5'])}))`,
        () => `${list}.remove(${e('int')})`, () => `${list}.sort(${random.pick(['', 'reverse=True', 'key=abs'])})`, () => `${list}.reverse()`,
        () => `${list}[${random.pick(['0', '-1', '1', '7'])}] = ${e('int')}`, () => `${list}[${this.expressions.slice(0)}] = ${e('ints')}`,
        () => `del ${list}[${random.pick(['0', '-1', this.expressions.slice(0), '9'])}]`, () => `${list}.extend(${e(random.pick(['ints', 'set']))})`, () => `${list}[0] += ${e('int')}`,
      );
    }
    if (dict) {
      rows.push(
        () => `${dict}[${e('str')}] = ${e('int')}`, () => `print(${dict}.pop(${e('str')}${random.pick(['', ', None'])}))`, () => `print(${dict}.setdefault(${e('str')}, ${e('int')}))`,
        () => `${dict}.update(${e('dict')})`, () => `print(${dict}.popitem())`, () => `del ${dict}[${random.pick(["'k1'", "'a'"])}]`, () => `print(list(${dict}.items()), list(reversed(${dict})))`,
        () => `${dict}['k1'] += ${e('int')}`, () => `print(${dict}.keys() ${random.pick(['&', '-'])} {'k1'})`,
      );
    }
    if (set) rows.push(() => `${set}.add(${e('int')})`, () => `${set}.discard(${e('int')})`, () => `${set}.remove(${e('int')})`, () => `${set}.update(${e('ints')})`, () => `print(len(${set}), sorted(${set}))`);
    if (rows.length === 0) return this.assign();
    this.line(random.pick(rows)());
  }

  unpack() {
    const { random } = this;
    const [a, b, c] = random.several(3, () => this.name('u'));
    const targets = random.pick([`${a}, ${b}`, `${a}, *${b}`, `*${a}, ${b}`, `${a}, *${b}, ${c}`, `[${a}, ${b}]`, `${a}, (${b}, *${c})`, `(${a},)`, `${a}, ${b}, ${c}`, `${a} = ${b}`, `${a}, ${b} = ${c}`]);
    this.line(`${targets} = ${this.expression(random.pick(['tuple', 'ints', 'str', 'strs', 'dict', 'int']), 2)}`);
    this.line(`print(${[a, b, c].filter((name) => targets.includes(name)).join(', ')})`);
  }

  conditional(depth) {
    const { random } = this;
    this.block(`if ${this.expression('bool', 2)}:`, () => this.body(depth));
    while (random.chance(0.25)) this.block(`elif ${this.expression('bool', 2)}:`, () => this.body(depth));
    if (random.chance(0.5)) this.block('else:', () => this.body(depth));
  }

  forLoop(depth) {
    const { random } = this;
    const [target, iterable] = random.pick([
      ['int', () => `range(${random.between(1, 4)})`], ['int', () => `${this.expression('ints', 2)}[:4]`], ['str', () => `${this.expression('str', 2)}[:3]`], ['str', () => `${this.expression('strs', 2)}[:3]`],
      ['int', () => `sorted(${this.expression('set', 1)})[:3]`], ['str', () => `list(${this.expression('dict', 1)})[:3]`], ['int', () => `reversed(${this.expression('ints', 1)}[:3])`],
    ]);
    const name = this.name('x');
    this.loops++;
    const pairs = random.chance(0.2);
    this.block(`for ${pairs ? `n${name}, ` : ''}${name} in ${pairs ? `enumerate(${iterable()})` : iterable()}:`, () => {
      this.declare(target, name);
      this.body(depth, true);
    });
    this.loops--;
    if (random.chance(0.3)) this.block('else:', () => this.body(depth - 1));
  }

  whileLoop(depth) {
    const { random } = this;
    const name = this.name('c');
    this.line(`${name} = 0`);
    this.loops++;
    this.block(`while ${random.pick([`${name} < ${random.between(1, 4)}`, `(${name} := ${name} + 1) < 4`])}:`, () => {
      this.line(`${name} += 1`);
      this.body(depth, true);
    });
    this.loops--;
    if (random.chance(0.3)) this.block('else:', () => this.body(depth - 1));
  }

  raise() {
    const { random } = this;
    const name = random.pick(['ValueError', 'KeyError', 'TypeError', 'RuntimeError', 'IndexError', 'StopIteration', 'Exception', 'Custom', 'NameError']);
    const from = random.pick(['', '', '', ' from None', ` from ${random.pick(['KeyError("cause")', 'TypeError(1, 2)', 'e'])}`]);
    this.line(`raise ${name}${random.pick(['', `(${this.expression('any', 1)})`, `('message ${this.counter}')`, `(${this.expression('int', 1)}, 'two')`])}${from}`);
  }

  tryStatement(depth) {
    const { random } = this;
    this.block('try:', () => {
      this.body(depth);
      if (random.chance(0.5)) this.raise();
    });
    const star = random.chance(0.12);
    const handlers = random.between(random.chance(0.2) ? 0 : 1, 2);
    for (let i = 0; i < handlers; i++) {
      const name = random.pick(star ? exceptionNames.filter((each) => !each.includes('Base')) : exceptionNames);
      this.block(`except${star ? '*' : ''} ${name}${random.pick(['', ' as e', ' as e'])}:`, () => {
        this.line(random.pick(["print('caught')", 'import sys; print(sys.exception().__class__.__name__)', 'traceback.print_exc()', "print(*traceback.format_exception(sys.exception()), sep='', end='')", 'print(repr(sys.exception()), repr(sys.exception().__context__), repr(sys.exception().__cause__))']));
        if (!star) this.body(depth - 1);
        if (random.chance(0.15)) this.line('raise');
        else if (random.chance(0.1)) this.raise();
      });
    }
    if (handlers > 0 && !star && random.chance(0.1)) this.block('except:', () => this.print());
    if (handlers > 0 && random.chance(0.3)) this.block('else:', () => this.body(depth - 1));
    if (handlers === 0 || random.chance(0.35)) {
      this.block('finally:', () => {
        const loops = this.loops;
        this.body(depth - 1);
        this.loops = loops;
      });
    }
  }

  match() {
    const { random } = this;
    const value = () => random.pick(['0', '1', "'a'", "'k1'", 'None', 'True', '-1', '2.5', "b'a'", '1 | 2 | 3', "'a' | 'b'", 'float()', 'int(m)', 'str() as m', 'bool()', '[]', '()', '{}', "{'k1': m}", "{'k1': 1, **m}", '[m]', '[m, *_]', '[1, *m]', '(m, n)', '[*_, m]', '(int(m), str(n))', '[[m, *n], *_]', '{"a": [*m]}', '[int() | str() as m, *n]', 'list(m)', 'tuple()', 'dict()', 'complex(real=m)', '-0.5', 'math.pi', 'sys.maxsize', '1 + 2j', '-1 - 1j']);
    const subject = random.chance(0.2) ? `${this.expression('any', 1)}, ${this.expression('any', 1)}` : this.expression('any', 2);
    this.line('m = n = None');
    this.block(`match ${subject}:`, () => {
      for (let i = random.between(1, 5); i > 0; i--) {
        const guard = random.chance(0.2) ? ` if ${random.pick(['m', 'not m', this.expression('bool', 1)])}` : '';
        this.block(`case ${value()}${guard}:`, () => this.line(`print('case ${i}', m, n)`));
      }
      if (random.chance(0.7)) this.block(`case ${random.pick(['_', 'm'])}:`, () => this.line("print('default', m)"));
    });
  }

  withStatement(depth) {
    const { random } = this;
    const manager = () => `Manager('${this.name('m')}'${random.pick(['', ', swallow=True', ', fail_enter=True', ', fail_exit=True', ''])})`;
    const items = random.several(random.between(1, 2), (i) => `${manager()}${random.pick(['', ` as cm${i}`])}`);
    this.block(`with ${random.chance(0.3) ? `(${items.join(', ')},)` : items.join(', ')}:`, () => {
      this.body(depth);
      if (random.chance(0.3)) this.raise();
    });
  }

  deletion() {
    const { random } = this;
    const scope = this.scopes.at(-1);
    const type = random.pick(plainTypes);
    const names = scope.get(type) ?? [];
    if (names.length === 0) return this.print();
    const name = random.pick(names);
    this.line(`del ${name}`);
    if (random.chance(0.9)) scope.set(type, names.filter((each) => each !== name));
  }

  assertion() {
    this.line(`assert ${this.expression('bool', 2)}${this.random.pick(['', ", 'message'", `, ${this.expression('any', 1)}`])}`);
  }

  evaluate() {
    const { random } = this;
    const text = JSON.stringify(this.expression('any', 2)).replaceAll('\\\\u', '\\u');
    this.line(random.pick([`print(eval(${text}))`, `exec(${JSON.stringify(`ex = ${this.expression('int', 1)}`)}); print(ex)`, `print(eval(${text}, {'v': 1}))`]));
  }

  statement(depth, inLoop) {
    const { random } = this;
    random.weighted([
      [20, () => this.print()], [14, () => this.assign()], [6, () => this.augment()], [8, () => this.mutate()], [4, () => this.unpack()], [2, () => this.assertion()], [1, () => this.deletion()], [1, () => this.evaluate()],
      [inLoop ? 3 : 0, () => this.block(`if ${this.expression('bool', 1)}:`, () => this.line(random.pick(['break', 'continue'])))],
      [depth > 0 ? 5 : 0, () => this.conditional(depth - 1)], [depth > 0 ? 4 : 0, () => this.forLoop(depth - 1)], [depth > 0 ? 2 : 0, () => this.whileLoop(depth - 1)],
      [depth > 0 ? 6 : 0, () => this.tryStatement(depth - 1)], [depth > 0 ? 3 : 0, () => this.match()], [depth > 0 ? 2 : 0, () => this.withStatement(depth - 1)],
      [this.returning && random.chance(0.3) ? 2 : 0, () => this.line(`return ${this.expression(this.returning, 2)}`)],
    ])();
  }

  body(depth, inLoop = false) {
    for (let i = this.random.between(1, 3); i > 0; i--) this.statement(depth, inLoop);
  }
}
