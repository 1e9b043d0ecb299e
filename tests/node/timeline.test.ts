// The timeline: steps, seeking, changes, what runs afterwards. The moments of a run are compared with what the program itself noted down.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { createEngine, type Engine, type PythonException, type Snapshot } from '../../web/src/engine/index.js';
import { rejectsWith } from './rejects.js';

let engine: Engine;

before(async () => {
  engine = await createEngine();
});
after(() => engine.dispose());

const run = (source: string, options = {}) => engine.run({ files: { 'main.py': source }, main: 'main.py', timeline: true, ...options });

async function at(step: number | null): Promise<Snapshot> {
  await engine.seek(step);
  return engine.inspect();
}

async function steps(): Promise<number> {
  const info = await engine.timeline();
  assert.ok(info);
  return info.steps;
}

const value = (snapshot: Snapshot, name: string) => snapshot.variables.find((variable) => variable.name === name)?.repr;
const innermost = (snapshot: Snapshot) => {
  const frame = snapshot.stack.at(-1);
  return frame ? `${frame.function}:${frame.line}` : 'end';
};

async function path(): Promise<string[]> {
  const lines: string[] = [];
  const last = await steps();
  for (let step = 1; step <= last + 1; step += 1) lines.push(innermost(await at(step)));
  return lines;
}

/** Long enough for several checkpoints; every step's state is known from its number of rounds. */
const long = `buf = bytearray(8)
view = memoryview(buf)
def note(i):
    view[i % 8] = i % 251
    return i * 2
total = 0
for i in range(60000):
    total += note(i)
print(total)
view.release()
buf.append(1)
`;

describe('steps', () => {
  test('are the lines that run, calls from native code among them', async () => {
    await run('def key(x):\n    return -x\nprint(sorted([1, 2], key=key))\n1/0\n');
    assert.deepEqual(await path(), ['<module>:1', '<module>:3', 'key:2', 'key:2', '<module>:4', 'end']);
  });

  test('count again for a line that a loop comes back to, and not for what a call comes back to', async () => {
    await run('def f(): return 1\nfor i in range(2): x = f()\nwhile x < 3: x += f()\n');
    assert.deepEqual((await path()).filter((line) => line.startsWith('<')), ['<module>:1', '<module>:2', '<module>:2', '<module>:2', '<module>:3', '<module>:3', '<module>:3']);
  });

  test('leave out what the library does in Python', async () => {
    await run('import contextlib\nwith contextlib.suppress(KeyError):\n    {}[1]\nx = 1\n');
    assert.ok((await path()).every((line) => line === 'end' || line.startsWith('<module>')));
  });
});

describe('seek', () => {
  test('shows variables, frames and bytes as they were', async () => {
    await run('buf = bytearray(b"abc")\ndef put(x):\n    buf[0] = x\n    return x\nput(65)\nbuf.append(1)\n');
    const before = await at(4);
    assert.equal(innermost(before), 'put:3');
    assert.equal(value(before, 'buf'), "bytearray(b'abc')");
    assert.equal(value(before, 'x'), '65');
    const [buffer] = before.buffers;
    assert.ok(buffer);
    assert.deepEqual([...(await engine.readBytes(buffer.id, 0, 9))], [97, 98, 99]);
    await engine.seek(5);
    assert.deepEqual([...(await engine.readBytes(buffer.id, 0, 9))], [65, 98, 99]);
    assert.equal(value(await at(null), 'buf'), "bytearray(b'Abc\\x01')");
  });

  test('in any order comes to the same moments', async () => {
    await run(long);
    const last = await steps();
    const info = await engine.timeline();
    assert.ok(info && info.checkpoints.bytes <= 64 * 1024 * 1024);
    for (let i = 0, step = 7; i < 40; i += 1, step = (step * 7919) % last) {
      const snapshot = await at(step + 1);
      assert.equal(snapshot.step, step + 1);
      const round = value(snapshot, 'i');
      if (round === undefined || step + 1 > last - 4) continue;
      // total is complete up to the round before, until the call has come back.
      const rounds = Number(round);
      const total = Number(value(snapshot, 'total'));
      assert.ok(total === rounds * (rounds - 1) || total === rounds * (rounds + 1), `step ${step + 1}: ${round}, ${total}`);
    }
    assert.equal(value(await at(last + 1), 'buf')?.startsWith('bytearray'), true);
  });

  test('leaves the session as it is: a statement goes on from its end', async () => {
    await run('x = 1\nx = 2\nx = 3\n');
    await engine.seek(2);
    const result = await engine.execute('x');
    assert.deepEqual(result.output, [{ stream: 'stdout', text: '3\n' }]);
    assert.equal(await steps(), 4);
    assert.equal(value(await at(2), 'x'), '1');
    assert.equal(value(await at(4), 'x'), '3');
  });

  test('repeats the answers to input()', async () => {
    const asked = run('a = input()\nb = input()\nc = 1\n', { interactive: true });
    const stop = engine.on((event) => {
      if (event.kind === 'needsInput') setTimeout(() => engine.provideInput('line'));
    });
    await asked;
    stop();
    assert.equal(value(await at(3), 'b'), "'line'");
    assert.equal(value(await at(2), 'b'), undefined);
    assert.equal(value(await at(2), 'a'), "'line'");
  });

  test('works after an endless loop was stopped', async () => {
    const ended = run('i = 0\ntry:\n    while True:\n        i += 1\nfinally:\n    done = True\n');
    setTimeout(() => void engine.stop(), 150);
    assert.equal((await ended).status, 'stopped');
    const last = await steps();
    assert.equal(value(await at(1000), 'i'), '498');
    assert.equal(innermost(await at(last)), '<module>:6');
    assert.equal(value(await at(null), 'done'), 'True');
  });

  test('does not change what the program does', async () => {
    const results: string[] = [];
    for (const timeline of [false, true]) {
      let text = '';
      const stop = engine.on((event) => {
        if (event.kind === 'output') text += event.text;
      });
      await run(long, { timeline });
      stop();
      results.push(text);
    }
    assert.equal(results[0], results[1]);
  });
});

describe('findChange', () => {
  test('finds each change of a byte, forwards and backwards', async () => {
    await run(long);
    const [buffer] = (await engine.inspect()).buffers;
    assert.ok(buffer);
    const watched = { kind: 'byte', bufferId: buffer.id, offset: 3 } as const;
    const first = await engine.findChange(watched, 100_000, 'next');
    assert.ok(first !== null);
    const second = await engine.findChange(watched, first, 'next');
    assert.ok(second !== null && second > first);
    assert.equal(await engine.findChange(watched, second, 'previous'), first);
    const read = async (step: number) => {
      await engine.seek(step);
      return (await engine.readBytes(buffer.id, 3, 4))[0];
    };
    assert.notEqual(await read(first - 1), await read(first));
    assert.equal(await read(first), await read(second - 1));
    assert.notEqual(await read(second - 1), await read(second));
  });

  test('finds a variable’s changes, the last of them at the end', async () => {
    await run('x = 1\ny = 2\nx = 1\nx = 5');
    const watched = { kind: 'variable', scope: '', name: 'x' } as const;
    assert.equal(await engine.findChange(watched, 1, 'next'), 2);
    assert.equal(await engine.findChange(watched, 2, 'next'), 5);
    assert.equal(await engine.findChange(watched, 5, 'next'), null);
    assert.equal(await engine.findChange(watched, 5, 'previous'), 2);
    assert.equal(await engine.findChange(watched, 2, 'previous'), null);
  });

  test('finds exports, releases, exceptions and output', async () => {
    await run('b = bytearray(1)\nv = memoryview(b)\ntry:\n    b.append(1)\nexcept BufferError:\n    pass\nv.release()\nprint(1)\n');
    const find = (mark: 'output' | 'export' | 'release' | 'exception') => engine.findChange({ kind: 'marks', marks: [mark] }, 1, 'next');
    assert.deepEqual(await Promise.all([find('export'), find('exception'), find('release'), find('output')]), [3, 5, 8, 9]);
  });
});

describe('what had been written', () => {
  test('is told of every step, whatever the streams and characters', async () => {
    await run('import sys\nfor i in range(3):\n    print("é🙂", i)\n    print("e", file=sys.stderr)\nx = 1\n');
    const written: number[] = [];
    for (let step = 1; step <= (await steps()) + 1; step += 1) written.push((await engine.seek(step)).output);
    assert.deepEqual(written, [0, 0, 0, 6, 8, 8, 14, 16, 16, 22, 24, 24, 24]);
    await engine.execute('print("more")');
    assert.equal((await engine.seek(null)).output, 29);
    assert.equal((await engine.seek(5)).output, 8);
  });

  test('is right far from the beginning too', async () => {
    await run('for i in range(30000):\n    print(i % 10)\n');
    for (const round of [0, 7777, 29_999]) assert.equal((await engine.seek(2 + 2 * round)).output, 2 * round);
  });
});

describe('the frames of a traceback', () => {
  const stepsOf = async (source: string, pick = (exception: PythonException) => exception) => {
    const { exception } = await run(source);
    assert.ok(exception);
    const found: (number | null)[] = [];
    for (const { frame, line } of pick(exception).frames) found.push(await engine.findChange({ kind: 'line', frame: frame ?? 0, line }, (await steps()) + 2, 'previous'));
    return found;
  };

  test('are found at the steps at which their lines last began, each call on its own', async () => {
    const source = 'def down(n):\n    if n == 0:\n        1 / 0\n    if n == 2:\n        try: down(0)\n        except ZeroDivisionError: pass\n    return down(n - 1)\ndown(1) if 0 else down(2)\n';
    const found = await stepsOf(source);
    const lines: string[] = [];
    for (const step of found) lines.push(innermost(await at(step)));
    assert.deepEqual(lines, ['<module>:8', 'down:7', 'down:7', 'down:3']);
    assert.deepEqual(found, [...found].sort((one, other) => Number(one) - Number(other)));
    assert.equal(found.at(-1), await steps());
  });

  test('also those of what an exception came from', async () => {
    const source = 'def find(d):\n    return d["x"]\ntry:\n    find({})\nexcept KeyError as e:\n    raise ValueError("no") from e\n';
    const found = await stepsOf(source, (exception) => exception.cause ?? exception);
    assert.deepEqual(found, [3, 4]);
  });
});

describe('wrong use', () => {
  test('is told in a sentence', async () => {
    await engine.run({ files: { 'main.py': 'x = 1' }, main: 'main.py' });
    assert.equal(await engine.timeline(), null);
    await rejectsWith(() => engine.seek(1), /nothing was run with one/);
    await run('x = 1');
    await rejectsWith(() => engine.seek(0.5), /whole number/);
    await rejectsWith(() => engine.findChange({ kind: 'byte', bufferId: 1 } as never, 1, 'next'), /offset must be/);
    await rejectsWith(() => engine.findChange({ kind: 'marks', marks: ['toString'] } as never, 1, 'next'), /marks must be/);
    await rejectsWith(() => engine.findChange({ kind: 'line', frame: 0, line: 1 }, 1, 'next'), /frame must be/);
    await rejectsWith(() => engine.findChange({ kind: 'no' } as never, 1, 'next'), /kind/);
    await engine.seek(10_000);
    assert.equal(value(await engine.inspect(), 'x'), '1');
  });
});
