import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createEngine, type Engine, type PythonException } from '../engine/index.js';
import { judgedClauses, triesIn } from './clauses.js';
import { mixinsOf, pathTree, wholeTree } from './hierarchy.js';
import { piecesOf } from './traceback.js';

let engine: Engine;
before(async () => {
  engine = await createEngine();
});
after(() => engine.dispose());

async function raised(source: string): Promise<PythonException> {
  const { exception } = await engine.run({ files: { 'main.py': source }, main: 'main.py', timeline: true });
  assert.ok(exception);
  return exception;
}

const judged = (exception: PythonException, source: string, isCaught = false): (string | number | boolean)[][] =>
  judgedClauses(exception, { 'main.py': source }, isCaught).map(({ clause, around, match }) => [clause.line, clause.text, around, match]);

describe('clauses', () => {
  test('are read from the program, however they are written', () => {
    const source = 'try: x()\nexcept (KeyError,\n        OSError) as e: pass\nexcept ValueError, TypeError: pass\nexcept*shop.Closed:\n    pass\nexcept: pass\nfinally: pass\n';
    assert.deepEqual(
      triesIn('main.py', source).flatMap(({ clauses }) => clauses.map(({ line, text, names, star }) => [line, text, names, star])),
      [
        [2, 'except (KeyError, OSError) as e:', ['KeyError', 'OSError'], false],
        [4, 'except ValueError, TypeError:', ['ValueError', 'TypeError'], false],
        [5, 'except*shop.Closed:', ['shop.Closed'], true],
        [7, 'except:', null, false],
      ],
    );
  });

  test('that an exception met are told from those that stand elsewhere', async () => {
    const source = `def work():
    try:
        [][1]
    except (KeyError, OSError):
        pass
try:
    try:
        work()
    except ValueError:
        1 / 0
except AttributeError:
    [][2]
try:
    pass
except LookupError:
    pass
except TypeError:
    pass
`;
    assert.deepEqual(judged(await raised(source), source), [
      [4, 'except (KeyError, OSError):', true, 'no'],
      [9, 'except ValueError:', true, 'no'],
      [11, 'except AttributeError:', true, 'no'],
      [15, 'except LookupError:', false, 'yes'],
    ]);
  });

  test('that raised it again took it, and what was caught stops at its clause', async () => {
    const source = 'class Closed(OSError): pass\ntry:\n    try:\n        {}[1]\n    except TypeError: pass\n    except KeyError as e:\n        raise Closed() from e\nexcept IOError:\n    raise\n';
    const exception = await raised(source);
    assert.deepEqual(judged(exception, source), [[8, 'except IOError:', true, 'yes']]);
    assert.ok(exception.cause);
    assert.deepEqual(judged(exception.cause, source, true), [
      [5, 'except TypeError:', true, 'no'],
      [6, 'except KeyError as e:', true, 'yes'],
    ]);
  });

  test('except* takes of a group what is of its classes', async () => {
    const source = 'try:\n    raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(2)])])\nexcept* LookupError: pass\n';
    const exception = await raised(`${source}1/0`);
    assert.deepEqual(exception.members.length, 1);
    const whole = await raised('raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(2)])])');
    assert.deepEqual(judged(whole, `${source}try: pass\nexcept* (ValueError, KeyError): pass\nexcept Exception: pass\n`).map((row) => row[3]), ['some', 'yes', 'yes']);
  });
});

describe('classes', () => {
  test('with several bases stand below each of them', async () => {
    const exception = await raised('class Mixin: pass\nclass Both(KeyError, Mixin, AttributeError): pass\nraise Both\n');
    const names = ({ name, children }: ReturnType<typeof pathTree>): unknown => (children.length === 0 ? name : [name, ...children.map(names)]);
    assert.deepEqual(names(pathTree(exception)), ['BaseException', ['Exception', ['LookupError', ['KeyError', 'Both']], ['AttributeError', 'Both']]]);
    assert.deepEqual(mixinsOf(exception), ['Mixin']);
    assert.equal(JSON.stringify(wholeTree(exception)).match(/"Both"/g)?.length, 2);
    const group = await raised('raise ExceptionGroup("g", [ValueError()])');
    assert.deepEqual(names(pathTree(group)), ['BaseException', ['BaseExceptionGroup', 'ExceptionGroup'], ['Exception', 'ExceptionGroup']]);
    assert.equal(JSON.stringify(wholeTree(group)).match(/"ExceptionGroup"/g)?.length, 2);
  });
});

test('each place that a traceback names is that of its frame, through chains, groups and repeated lines', async () => {
  const exception = await raised(`def f(n):
    return f(n - 1) if n else 1 / 0
try:
    f(9)
except ZeroDivisionError as e:
    try: {}[1]
    except KeyError as k:
        raise ExceptionGroup('g', [e, k]) from None
`);
  const places = piecesOf(exception).filter(({ line }) => line !== undefined);
  assert.ok(places.length >= 4);
  for (const { frame, file, line } of places) assert.deepEqual([frame?.file, frame?.line], [file, line]);
  assert.equal(piecesOf(exception).map(({ text }) => text).join(''), exception.traceback);
});
