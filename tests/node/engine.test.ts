// The asynchronous door: createEngine(), runs, statements, stop, input, inspection, wrong use.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { createEngine, type Engine, type EngineEvent, type RunOptions } from '../../web/src/engine/index.js';
import { rejectsWith } from './rejects.js';

let engine: Engine;
let events: EngineEvent[] = [];

before(async () => {
  engine = await createEngine({ onEvent: (event) => events.push(event) });
});
after(() => engine.dispose());

/** Runs one file and gives what it wrote as text. */
async function run(source: string, options: Partial<RunOptions> = {}) {
  events = [];
  const result = await engine.run({ files: { 'main.py': source }, main: 'main.py', ...options });
  return { ...result, stdout: written('stdout'), stderr: written('stderr') };
}

function written(stream: 'stdout' | 'stderr'): string {
  return events.map((event) => (event.kind === 'output' && event.stream === stream ? event.text : '')).join('');
}

describe('run', () => {
  test('gives output, status and exit code', async () => {
    const result = await run("print('hello', 1 + 1)");
    assert.equal(result.stdout, 'hello 2\n');
    assert.equal(result.status, 'finished');
    assert.equal(result.exitCode, 0);
    assert.equal(result.exception, null);
    assert.equal(engine.status, 'finished');
  });

  test('keeps stdout and stderr apart and in order', async () => {
    await run("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')");
    const chunks = events.flatMap((event) => (event.kind === 'output' ? [`${event.stream}:${event.text}`] : []));
    assert.deepEqual(chunks, ['stdout:a\n', 'stderr:b\n', 'stdout:c\n']);
  });

  test('tells the status as it changes', async () => {
    await run('x = 1');
    const states = events.flatMap((event) => (event.kind === 'status' ? [event.status] : []));
    assert.deepEqual(states, ['running', 'finished']);
  });

  test('finds modules and packages among the files', async () => {
    const files = {
      'app/main.py': 'from helper.words import greet\nimport values\nprint(greet(values.name))',
      'app/helper/__init__.py': '',
      'app/helper/words.py': "def greet(name):\n    return f'Hello {name}'",
      'app/values.py': "name = 'Ada'",
    };
    await run('', { files, main: 'app/main.py' });
    assert.equal(written('stdout'), 'Hello Ada\n');
  });

  test('takes files as bytes too', async () => {
    const result = await run('', { files: { 'main.py': new TextEncoder().encode("print('é')") } });
    assert.equal(result.stdout, 'é\n');
  });

  test('hands over argv and stdin', async () => {
    const result = await run('import sys\nprint(sys.argv, input(), input())', { argv: ['one', 'ü'], stdin: 'first\nsecond\n' });
    assert.equal(result.stdout, "['main.py', 'one', 'ü'] first second\n");
  });

  test('ends input() with EOFError when stdin is at its end', async () => {
    const result = await run('input()');
    assert.equal(result.exception?.type, 'EOFError');
    assert.equal(result.exception.message, 'EOF when reading a line');
  });

  test("gives SystemExit's code", async () => {
    assert.deepEqual(await run('raise SystemExit(7)').then(({ status, exitCode }) => [status, exitCode]), ['exited', 7]);
    const worded = await run("import sys\nsys.exit('no')");
    assert.deepEqual([worded.status, worded.exitCode, worded.stderr], ['exited', 1, 'no\n']);
  });

  test('starts afresh each time', async () => {
    await run('leftover = 1');
    const result = await run("print('leftover' in globals())");
    assert.equal(result.stdout, 'False\n');
  });

  test('is the same every time', async () => {
    const source = "print(id(object()), hash('x'), {'b', 'a', 'c'}, object())";
    assert.equal((await run(source)).stdout, (await run(source)).stdout);
  });
});

describe('exceptions', () => {
  test('come whole', async () => {
    const source = 'def half(x):\n    return 10 / x\n\nhalf(0)\n';
    const { exception, stderr, exitCode } = await run(source);
    assert.equal(exitCode, 1);
    assert.ok(exception);
    assert.equal(exception.type, 'ZeroDivisionError');
    assert.equal(exception.module, 'builtins');
    assert.equal(exception.message, 'division by zero');
    assert.deepEqual(exception.mro, ['ZeroDivisionError', 'ArithmeticError', 'Exception', 'BaseException', 'object']);
    assert.equal(exception.traceback, stderr);
    assert.deepEqual(exception.frames, [
      { file: 'main.py', function: '<module>', line: 4, column: 0, endLine: 4, endColumn: 7, sourceLine: 'half(0)', locals: [] },
      { file: 'main.py', function: 'half', line: 2, column: 11, endLine: 2, endColumn: 17, sourceLine: '    return 10 / x', locals: [{ name: 'x', type: 'int', repr: '0' }] },
    ]);
    assert.equal(exception.cause, null);
    assert.equal(exception.context, null);
    assert.deepEqual(exception.exports, []);
    assert.match(exception.explanation, /zero/);
  });

  test('count columns in UTF-16 units', async () => {
    const { exception } = await run("x = '😀é'; x.nope\n");
    assert.deepEqual([exception?.frames[0]?.column, exception?.frames[0]?.endColumn], [11, 17]);
  });

  test('name classes of the program with their module', async () => {
    const files = { 'main.py': "import shop\nraise shop.Closed('late')", 'shop.py': 'class Closed(LookupError): pass' };
    const { exception } = await run('', { files });
    assert.equal(exception?.type, 'shop.Closed');
    assert.equal(exception.module, 'shop');
    assert.deepEqual(exception.mro, ['shop.Closed', 'LookupError', 'Exception', 'BaseException', 'object']);
  });

  test('carry cause, context and notes', async () => {
    const source = `
try:
    try:
        {}['k']
    except KeyError as error:
        raise ValueError('second') from error
except ValueError as error:
    error.add_note('a note')
    raise TypeError('third')
`;
    const { exception } = await run(source);
    assert.equal(exception?.type, 'TypeError');
    assert.equal(exception.cause, null);
    assert.equal(exception.suppressContext, false);
    assert.equal(exception.context?.type, 'ValueError');
    assert.deepEqual(exception.context.notes, ['a note']);
    assert.equal(exception.context.suppressContext, true);
    assert.equal(exception.context.cause?.type, 'KeyError');
    assert.equal(exception.context.cause.message, "'k'");
  });

  test('tell the place of a syntax error', async () => {
    const { exception, stderr } = await run('a = 1\nb = (2 +\n');
    assert.equal(exception?.type, 'SyntaxError');
    assert.equal(exception.message, "'(' was never closed (main.py, line 2)");
    assert.deepEqual(exception.syntax, { file: 'main.py', line: 2, column: 4, endLine: 2, endColumn: 5 });
    assert.equal(stderr, '  File "main.py", line 2\n    b = (2 +\n        ^\nSyntaxError: \'(\' was never closed\n');
  });

  test('name the views that hold an export', async () => {
    const source = "import io\nbuf = io.BytesIO(b'Hello')\nview = buf.getbuffer()\npart = view[1:4]\nbuf.write(b' world!')\n";
    const { exception } = await run(source);
    assert.equal(exception?.type, 'BufferError');
    assert.equal(exception.message, 'Existing exports of data: object cannot be re-sized');
    assert.deepEqual(
      exception.exports.map(({ variables, createdAt, start, end }) => [variables, createdAt, start, end]),
      [
        [['view'], { file: 'main.py', line: 3 }, 0, 5],
        [['part'], { file: 'main.py', line: 4 }, 1, 4],
      ],
    );
    const snapshot = await engine.inspect();
    assert.equal(exception.exports[0]?.viewId, snapshot.views[0]?.id);
    assert.equal(exception.exports[0]?.bufferId, snapshot.buffers[0]?.id);
  });

  test('name views in the frames they left', async () => {
    const source = 'def fill(data):\n    window = memoryview(data)\n    data.append(1)\n\nfill(bytearray(2))\n';
    const { exception } = await run(source);
    assert.deepEqual(exception?.exports[0]?.variables, ['window in fill()']);
  });
});

describe('the live session', () => {
  test('survives the run', async () => {
    await run('data = bytearray(b"abc")\ndef double(x): return 2 * x');
    const result = await engine.execute('double(len(data))');
    assert.deepEqual(result.output, [{ stream: 'stdout', text: '6\n' }]);
    assert.equal(result.status, 'finished');
  });

  test('survives an exception', async () => {
    await run('x = 1\n1 / 0');
    assert.deepEqual((await engine.execute('x + 1')).output, [{ stream: 'stdout', text: '2\n' }]);
  });

  test('echoes values but None, and remembers the last one', async () => {
    await engine.reset();
    assert.deepEqual((await engine.execute("'a' 'b'")).output, [{ stream: 'stdout', text: "'ab'\n" }]);
    assert.deepEqual((await engine.execute('_ * 2')).output, [{ stream: 'stdout', text: "'abab'\n" }]);
    assert.deepEqual((await engine.execute('None')).output, []);
  });

  test('runs several lines and compound statements', async () => {
    await engine.reset();
    const result = await engine.execute('total = 0\nfor n in range(4):\n    total += n\ntotal');
    assert.deepEqual(result.output, [{ stream: 'stdout', text: '6\n' }]);
  });

  test('raises as the prompt does', async () => {
    await engine.reset();
    const result = await engine.execute('1 / 0');
    assert.equal(result.status, 'raised');
    assert.equal(result.exception?.type, 'ZeroDivisionError');
    assert.match(result.output[0]?.text ?? '', /^Traceback \(most recent call last\):\n {2}File "<python-input-0>", line 1, in <module>\n {4}1 \/ 0\n {4}~~\^~~\nZeroDivisionError: division by zero\n$/);
  });

  test('tells an unfinished statement', async () => {
    await engine.reset();
    for (const source of ['for x in range(3):', 'f(1,', '"""text', 'if 1:\n    x = 1']) {
      const { incomplete, output } = await engine.execute(source);
      assert.equal(incomplete, true, source);
      assert.deepEqual(output, []);
    }
    assert.equal((await engine.execute('if 1:\n    x = 1\n')).incomplete, false);
    assert.equal((await engine.execute('x = = 1')).incomplete, false);
  });

  test('is empty after reset', async () => {
    await run('x = 1');
    await engine.reset();
    assert.equal(engine.status, 'idle');
    assert.equal((await engine.execute('x')).exception?.type, 'NameError');
  });
});

describe('files', () => {
  test('are read from those given, and those written can be had', async () => {
    const source = "text = open('data/in.txt').read()\nwith open('data/out.txt', 'w') as f: f.write(text.upper())\nprint(text)\n";
    const { stdout } = await run('', { files: { 'main.py': source, 'data/in.txt': 'h\u00e9' } });
    assert.equal(stdout, 'h\u00e9\n');
    const files = await engine.files();
    assert.deepEqual(Object.keys(files), ['data/out.txt']);
    assert.equal(new TextDecoder().decode(files['data/out.txt']), 'H\u00c9');
    await run('pass');
    assert.deepEqual(await engine.files(), {});
  });
});

describe('inspection', () => {
  test('shows buffers, views and variables', async () => {
    await run("data = bytearray(b'abcdef')\nview = memoryview(data)\nodd = view[1::2]\nn = 5\n");
    const { buffers, views, variables } = await engine.inspect();
    assert.equal(buffers.length, 1);
    const [buffer] = buffers;
    assert.deepEqual([buffer!.type, buffer!.length, buffer!.exportCount, buffer!.readonly, buffer!.names], ['bytearray', 6, 1, false, ['data']]);
    assert.deepEqual(buffer!.createdAt, { file: 'main.py', line: 1 });
    assert.equal(views.length, 2);
    const odd = views[1]!;
    assert.deepEqual(
      [odd.bufferId, odd.ownerViewId, odd.format, odd.shape, odd.strides, odd.offset, odd.length, odd.names, odd.createdAt?.line],
      [buffer!.id, views[0]!.id, 'B', [3], [2], 1, 3, ['odd'], 3],
    );
    assert.equal(odd.cContiguous, false);
    const number = variables.find(({ name }) => name === 'n');
    assert.deepEqual(number, { scope: '', name: 'n', type: 'int', repr: '5', objectId: null });
    assert.equal(variables.find(({ name }) => name === 'view')?.objectId, views[0]!.id);
  });

  test('follows releases', async () => {
    await run('data = bytearray(4)\nview = memoryview(data)\n');
    await engine.execute('view.release()');
    const { buffers, views } = await engine.inspect();
    assert.deepEqual([buffers[0]?.exportCount, views[0]?.released, views[0]?.bufferId], [0, true, null]);
    await engine.execute('del view');
    assert.equal((await engine.inspect()).views.length, 0);
  });

  test('reads windows of bytes', async () => {
    await run('data = bytearray(range(200))');
    const { id } = (await engine.inspect()).buffers[0]!;
    assert.deepEqual([...(await engine.readBytes(id, 10, 14))], [10, 11, 12, 13]);
    assert.deepEqual([...(await engine.readBytes(id, 198, 1000))], [198, 199]);
    assert.deepEqual([...(await engine.readBytes(id, 50, 20))], []);
    assert.deepEqual([...(await engine.readBytes(99_999, 0, 10))], []);
  });

  test('changes nothing', async () => {
    const source = 'data = bytearray(4)\nx = [object()]\n';
    await run(source);
    const before = await engine.execute('id(x), id(object()), data');
    await run(source);
    await engine.inspect();
    await engine.inspect();
    assert.deepEqual(await engine.execute('id(x), id(object()), data'), before);
  });
});

describe('stop and input', () => {
  const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  test('stop ends an endless loop and keeps the session', async () => {
    const running = run('n = 0\nwhile True:\n    n += 1\n');
    await later(60);
    assert.equal(engine.status, 'running');
    await engine.stop();
    const result = await running;
    assert.deepEqual([result.status, result.exitCode, result.exception?.type], ['stopped', 130, 'KeyboardInterrupt']);
    assert.match(result.stderr, /^Traceback .*\n(.*\n)*KeyboardInterrupt\n$/);
    assert.deepEqual((await engine.execute('n > 0')).output, [{ stream: 'stdout', text: 'True\n' }]);
  });

  test('stop ends a loop that swallows KeyboardInterrupt', async () => {
    const running = run('while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass\n');
    await later(30);
    await engine.stop();
    assert.equal((await running).status, 'stopped');
    assert.equal((await engine.execute('1')).status, 'finished');
  });

  test('stop without a run does nothing', async () => {
    await engine.stop();
  });

  test('a timer gets its turn while a program runs', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await run('for i in range(300_000): pass');
    const running = run('while True: pass');
    await later(100);
    await engine.stop();
    await running;
    clearInterval(timer);
    assert.ok(ticks >= 3, `${ticks} ticks`);
  });

  test('input() asks when the run is interactive', async () => {
    const asked = engine.on((event) => {
      if (event.kind === 'needsInput') {
        assert.equal(engine.status, 'needsInput');
        engine.provideInput('Ada');
      }
    });
    const result = await run("name = input('Who? ')\nprint('Hello', name)", { interactive: true });
    asked();
    assert.equal(result.stdout, 'Who? Hello Ada\n');
  });

  test('input() ends with null', async () => {
    const asked = engine.on((event) => {
      if (event.kind === 'needsInput') engine.provideInput(null);
    });
    const result = await run('input()', { interactive: true });
    asked();
    assert.equal(result.exception?.type, 'EOFError');
  });

  test('stop ends a wait for input', async () => {
    const asked = engine.on((event) => {
      if (event.kind === 'needsInput') void engine.stop();
    });
    const result = await run('input()', { interactive: true });
    asked();
    assert.equal(result.status, 'stopped');
  });
});

describe('limits', () => {
  test('too much memory is a MemoryError and the session lives on', async () => {
    const result = await run("try:\n    data = bytearray(10**9)\nexcept MemoryError as error:\n    print('caught')\nprint(len(bytearray(10**6)))\n");
    assert.equal(result.stdout, 'caught\n1000000\n');
    const filled = await run('kept = []\ntry:\n    while True: kept.append(bytearray(10**7))\nexcept MemoryError:\n    count = len(kept)\n    kept.clear()\nprint(count > 20)\n');
    assert.equal(filled.stdout, 'True\n');
  });

  test('many small objects end in a MemoryError too', async () => {
    const result = await run("kept = []\ntry:\n    while True: kept.append((kept, 'x'))\nexcept MemoryError:\n    kept = None\n    print('caught')\n");
    assert.equal(result.stdout, 'caught\n');
    assert.equal((await run('print(1)')).stdout, '1\n');
  });

  test('endless recursion is a RecursionError', async () => {
    const { exception } = await run('def f(): return f()\nf()');
    assert.equal(exception?.type, 'RecursionError');
    assert.equal(exception.message, 'maximum recursion depth exceeded');
  });
});

describe('the parts of the engine', () => {
  /** The built first part with its mark of the build made another. */
  async function ofAnotherBuild(): Promise<BufferSource> {
    const bytes = new Uint8Array(await readFile(new URL('../../build/wasm/bufferscope.wasm', import.meta.url)));
    bytes[bytes.length - 1]! ^= 1;
    return bytes;
  }

  test('of two builds are told apart when the second is asked for', async () => {
    const odd = await createEngine({ wasm: await ofAnotherBuild() });
    const restarts: string[] = [];
    odd.on((event) => event.kind === 'restarted' && restarts.push(event.message));
    const run = (source: string) => odd.run({ files: { 'main.py': source }, main: 'main.py' });
    assert.equal((await run('print(1)')).status, 'finished');
    assert.equal((await run("import re; print(re.findall('a', 'a'))")).status, 'raised');
    assert.match(restarts.join(), /The engine failed \(The parts of the engine are of two builds\.\)/);
    assert.equal((await run('print(1)')).status, 'finished');
    odd.dispose();
  });
});

describe('wrong use', () => {
  test('is told in a sentence', async () => {
    await rejectsWith(() => engine.run(undefined as unknown as RunOptions), /takes an object/);
    await rejectsWith(() => engine.run({ files: {}, main: 'x.py' }), /no file 'x\.py'/);
    await rejectsWith(() => engine.run({ files: { 'x.py': 5 as unknown as string }, main: 'x.py' }), /'x\.py' must be a string or a Uint8Array, not a number/);
    await rejectsWith(() => engine.run({ files: { 'x.py': '' }, main: 'x.py', argv: 'a' as unknown as string[] }), /argv must be an array/);
    await rejectsWith(() => engine.run({ files: { 'x.py': '' }, main: 'x.py', seed: -1 }), /seed must be a whole number/);
    await rejectsWith(() => engine.execute(5 as unknown as string), /must be a string, not a number/);
    await rejectsWith(() => engine.readBytes(1.5, 0, 1), /buffer id must be a whole number/);
    await rejectsWith(() => createEngine({ thread: 'moon' as 'here' }), /'worker' or 'here'/);
  });

  test('a disposed engine says so', async () => {
    const other = await createEngine();
    await other.execute('x = 1');
    other.dispose();
    other.dispose();
    await rejectsWith(() => other.execute('x'), /has been disposed/);
    await rejectsWith(() => other.run({ files: { m: '' }, main: 'm' }), /has been disposed/);
    await rejectsWith(() => other.inspect(), /has been disposed/);
    assert.throws(() => other.provideInput('x'), /has been disposed/);
  });

  test('two engines know nothing of each other', async () => {
    const other = await createEngine();
    await other.execute('shared = 1');
    assert.equal((await engine.execute("'shared' in globals()")).output[0]?.text, 'False\n');
    other.dispose();
  });
});
