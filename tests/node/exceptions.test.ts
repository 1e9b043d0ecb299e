// exceptions(): what becomes of every exception of a run, through both doors.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Engine, type Python, createEngine, createPython } from '../../web/src/engine/index.js';

const main = `from contextlib import suppress

class Closed(Exception):
    pass

def close(gate):
    try:
        raise Closed(f'gate {gate}')
    finally:
        note = 'tried'

for gate in range(3):
    try:
        close(gate)
    except Closed as error:
        error.add_note('seen')
with suppress(KeyError):
    {}['höhe']
raise Closed('at last') from None
`;
const options = { files: { 'main.py': main }, main: 'main.py', recordExceptions: true };

let engine: Engine;
let py: Python;

before(async () => {
  [engine, py] = await Promise.all([createEngine(), createPython()]);
});
after(() => {
  engine.dispose();
  py.dispose();
});

suite('exceptions()', () => {
  test('counts how many were raised in each stretch of steps', async () => {
    const early = 'for i in range(40):\n    try:\n        1 / 0\n    except ArithmeticError:\n        pass\n';
    await engine.run({ files: { 'main.py': `${early}for i in range(5000):\n    pass\ntry:\n    [][1]\nexcept IndexError:\n    pass\n` }, main: 'main.py', recordExceptions: true, timeline: true });
    const records = await engine.exceptions();
    const info = await engine.timeline();
    assert.ok(records && info);
    assert.equal(records.timeWidth, 256); // the least power of two by which 10,205 steps fit into 64 stretches
    const length = Math.floor(info.steps / 256) + 1;
    const of = (type: string): readonly number[] => records.places.find((place) => place.type === type)?.times ?? [];
    assert.deepEqual(of('ZeroDivisionError'), [40, ...Array.from({ length: length - 1 }, () => 0)]);
    assert.equal(of('IndexError').length, length);
    assert.equal(of('IndexError').at(-1), 1);
    assert.equal(of('IndexError').reduce((sum, count) => sum + count, 0), 1);
  });

  test('tells the bases of every class', () => {
    py.run({ ...options, files: { 'main.py': 'class Mixin: pass\nclass Both(KeyError, Mixin, AttributeError): pass\ntry: raise Both()\nexcept Both: pass\n' } });
    const exception = py.exceptions()?.records[0]?.exception;
    assert.ok(exception);
    assert.deepEqual(exception.mro, ['Both', 'KeyError', 'LookupError', 'Mixin', 'AttributeError', 'Exception', 'BaseException', 'object']);
    assert.deepEqual(exception.bases, [[1, 3, 4], [2], [5], [7], [5], [6], [7], []]);
  });

  test('is null unless it was asked for', async () => {
    py.run({ ...options, recordExceptions: false });
    assert.equal(py.exceptions(), null);
    await engine.run({ ...options, recordExceptions: false });
    assert.equal(await engine.exceptions(), null);
  });

  test('tells the outcome of each, where it was raised and which clause kept it', () => {
    py.run(options);
    const records = py.exceptions();
    assert.ok(records);
    assert.deepEqual([records.raised, records.handled, records.unhandled], [5, 4, 1]);
    const closed = records.places.find(({ type, line }) => type === 'Closed' && line === 8);
    assert.deepEqual(closed, {
      type: 'Closed', file: 'main.py', function: 'close', line: 8, column: 8, endLine: 8, endColumn: 36,
      raised: 3, handled: 3, unhandled: 0, unraisable: 0, replaced: 0, times: [3],
    });
    assert.deepEqual(
      records.records.map(({ number, line, outcome, handler, passed }) => [number, line, outcome, handler?.kind, handler?.line, passed.map(({ kind }) => kind)]),
      [
        [1, 8, 'handled', 'except', 15, ['finally']],
        [2, 8, 'handled', 'except', 15, ['finally']],
        [3, 8, 'handled', 'except', 15, ['finally']],
        [4, 18, 'handled', 'with', 17, []],
        [5, 19, 'unhandled', undefined, undefined, []],
      ],
    );
    assert.equal(records.records[3]!.endColumn, 14);
  });

  test('keeps frames with their locals, without having asked the program', () => {
    py.run(options);
    const { exception } = py.exceptions()!.records[0]!;
    assert.deepEqual(exception?.mro, ['Closed', 'Exception', 'BaseException', 'object']);
    assert.equal(exception.message, 'gate 0');
    assert.deepEqual(exception.frames.map(({ line, locals }) => [line, locals]), [
      [14, []],
      [8, [{ name: 'gate', type: 'int', repr: '0' }, { name: 'note', type: 'str', repr: "'tried'" }]],
    ]);
  });

  test('is the same through the other door', async () => {
    py.run(options);
    await engine.run(options);
    assert.deepEqual(await engine.exceptions(), py.exceptions());
  });
});
