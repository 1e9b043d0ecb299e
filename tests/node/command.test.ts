// The command, natively and in Node: arguments, modules, pipes, exit codes. What programs print is tests/cases' business.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const commands: Record<string, readonly string[]> = {
  native: [at('build/native/bufferscope')],
  node: [process.execPath, at('dist/cli.js')],
};

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'bufferscope-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function file(path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), contents);
}

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  readonly outcome: Promise<Outcome>;
  readonly interrupt: () => void;
  readonly firstOutput: Promise<void>;
  readonly closeOutput: () => void;
  readonly write: (text: string) => void;
}

function start(command: readonly string[], args: readonly string[], options: { env?: Record<string, string>; keepInput?: boolean; input?: string } = {}): Running {
  const child = spawn(command[0]!, [...command.slice(1), ...args], { cwd: folder, env: { ...process.env, ...options.env } });
  const chunks: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
  const firstOutput = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  child.stdout.on('data', (data: Buffer) => chunks.stdout.push(data));
  child.stderr.on('data', (data: Buffer) => chunks.stderr.push(data));
  child.stdin.on('error', () => undefined);
  if (options.input !== undefined) child.stdin.write(options.input);
  if (!options.keepInput) child.stdin.end();
  const text = (stream: 'stdout' | 'stderr') => Buffer.concat(chunks[stream]).toString();
  return {
    outcome: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout: text('stdout'), stderr: text('stderr') }));
    }),
    interrupt: () => child.kill('SIGINT'),
    firstOutput,
    closeOutput: () => child.stdout.destroy(),
    write: (more) => child.stdin.write(more),
  };
}

for (const [name, command] of Object.entries(commands)) {
  const run = (args: readonly string[], options: Parameters<typeof start>[2] = {}) => start(command, args, options).outcome;

  describe(`${name} command`, () => {
    test('runs a file', async () => {
      file('hello.py', "import sys\nprint('hello', sys.argv)\nprint('warned', file=sys.stderr)\n");
      assert.deepEqual(await run(['hello.py', 'a', '-x', 'é']), { code: 0, stdout: "hello ['hello.py', 'a', '-x', 'é']\n", stderr: 'warned\n' });
    });

    test('runs -c and names it <string>', async () => {
      assert.deepEqual(await run(['-c', 'import sys; print(sys.argv)', 'x']), { code: 0, stdout: "['-c', 'x']\n", stderr: '' });
      assert.deepEqual(await run(['-cprint(5)']), { code: 0, stdout: '5\n', stderr: '' });
      assert.deepEqual(await run(['-c', '1/0']), {
        code: 1,
        stdout: '',
        stderr: 'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n    1/0\n    ~^~\nZeroDivisionError: division by zero\n',
      });
    });

    test('runs standard input for -', async () => {
      assert.deepEqual(await run(['-', 'q'], { input: 'import sys\nprint(sys.argv)\n' }), { code: 0, stdout: "['-', 'q']\n", stderr: '' });
    });

    test('names files in tracebacks as they were given', async () => {
      file('sub/fail.py', 'import helper\nhelper.go()\n');
      file('sub/helper.py', 'def go():\n    raise ValueError("x")\n');
      const { code, stderr } = await run(['./sub/fail.py']);
      assert.equal(code, 1);
      assert.match(stderr, /File "\.\/sub\/fail\.py", line 2/);
      assert.match(stderr, /ValueError: x\n$/);
    });

    test("looks for modules in the program's folder, then along PYTHONPATH", async () => {
      file('app/main.py', 'import near, far, package.inner\nprint(near.x, far.x, package.inner.x)\n');
      file('app/near.py', "x = 'near'\n");
      file('lib1/near.py', "x = 'not this'\n");
      file('lib1/package/__init__.py', '');
      file('lib1/package/inner.py', "x = 'inner'\n");
      file('lib2/far.py', "x = 'far'\n");
      const env = { PYTHONPATH: `${join(folder, 'lib1')}:lib2` };
      assert.deepEqual(await run(['app/main.py'], { env }), { code: 0, stdout: 'near far inner\n', stderr: '' });
    });

    test('runs a folder with a __main__.py', async () => {
      file('tool/__main__.py', 'import part\nprint(part.x)\n');
      file('tool/part.py', 'x = 3\n');
      assert.deepEqual(await run(['tool']), { code: 0, stdout: '3\n', stderr: '' });
    });

    test('says what cannot be opened', async () => {
      assert.deepEqual(await run(['nope.py']), { code: 2, stdout: '', stderr: `bufferscope: can't open file '${folder}/nope.py': [Errno 2] No such file or directory\n` });
      mkdirSync(join(folder, 'empty'), { recursive: true });
      assert.deepEqual(await run(['empty']), { code: 1, stdout: '', stderr: `bufferscope: can't find '__main__' module in '${folder}/empty'\n` });
    });

    test('says what may not be read', { skip: process.getuid?.() === 0 }, async () => {
      file('secret.py', '');
      chmodSync(join(folder, 'secret.py'), 0o000);
      assert.deepEqual(await run(['secret.py']), { code: 2, stdout: '', stderr: `bufferscope: can't open file '${folder}/secret.py': [Errno 13] Permission denied\n` });
    });

    test('refuses what is not UTF-8', async () => {
      file('latin.py', new Uint8Array([0x78, 0x20, 0x3d, 0x20, 0x27, 0xe9, 0x27, 0x0a]));
      const { code, stdout, stderr } = await run(['latin.py']);
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, /^SyntaxError: .*\\xe9/m);
    });

    test('reads input from a pipe', async () => {
      file('ask.py', "a = input('? ')\nb = input()\nprint(a + b)\ntry:\n    input()\nexcept EOFError:\n    print('end')\n");
      assert.deepEqual(await run(['ask.py'], { input: 'x\ny' }), { code: 0, stdout: '? xy\nend\n', stderr: '' });
    });

    test('waits for input that comes later', async () => {
      file('echo.py', "print('ready', flush=True)\nprint(input())\n");
      const running = start(command, ['echo.py'], { keepInput: true });
      await running.firstOutput;
      running.write('late\n');
      assert.deepEqual(await running.outcome, { code: 0, stdout: 'ready\nlate\n', stderr: '' });
    });

    test("ends with SystemExit's code", async () => {
      assert.equal((await run(['-c', 'raise SystemExit(3)'])).code, 3);
      assert.equal((await run(['-c', 'import sys; sys.exit()'])).code, 0);
      assert.equal((await run(['-c', 'import sys; sys.exit(256 + 4)'])).code, 4);
      assert.equal((await run(['-c', 'import sys; sys.exit(-1)'])).code, 255);
      assert.deepEqual(await run(['-c', "import sys; sys.exit(['no', 1])"]), { code: 1, stdout: '', stderr: "['no', 1]\n" });
    });

    test('writes megabytes through a pipe, all of them', async () => {
      const { code, stdout } = await run(['-c', "for i in range(100000): print('line', i, 'x' * 40)\nimport sys\nsys.exit(5)"]);
      assert.equal(code, 5);
      assert.equal(stdout.split('\n').length, 100_001);
      assert.ok(stdout.endsWith(`line 99999 ${'x'.repeat(40)}\n`));
    });

    test('stops when nobody reads any more', async () => {
      const running = start(command, ['-c', "while True: print('x' * 1000)"]);
      await running.firstOutput;
      running.closeOutput();
      const { code, stderr } = await running.outcome;
      assert.equal(code, 120);
      assert.match(stderr, /BrokenPipeError/);
    });

    test('ends with 130 after Ctrl-C', async () => {
      file('loop.py', "print('go', flush=True)\nwhile True:\n    pass\n");
      const running = start(command, ['loop.py']);
      await running.firstOutput;
      running.interrupt();
      const { code, stderr } = await running.outcome;
      assert.equal(code, 130);
      assert.match(stderr, /^Traceback \(most recent call last\):\n {2}File "loop\.py", line [23], in <module>\n[^]*KeyboardInterrupt\n$/);
    });

    test('lets the program catch Ctrl-C', async () => {
      const source = "print('go', flush=True)\ntry:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')";
      const running = start(command, ['-c', source]);
      await running.firstOutput;
      running.interrupt();
      assert.deepEqual(await running.outcome, { code: 0, stdout: 'go\ncaught\n', stderr: '' });
    });

    test('notices Ctrl-C while it waits for input', async () => {
      const running = start(command, ['-c', "print('go', flush=True)\ninput()"], { keepInput: true });
      await running.firstOutput;
      running.interrupt();
      const { code, stderr } = await running.outcome;
      assert.equal(code, 130);
      assert.match(stderr, /KeyboardInterrupt\n$/);
    });

    test('explains itself', async () => {
      for (const option of ['-h', '--help']) {
        const { code, stdout } = await run([option]);
        assert.equal(code, 0);
        assert.match(stdout, /^usage: bufferscope .*FILE/);
      }
      assert.match((await run(['--version'])).stdout, /^Bufferscope .* \(Python 3\.14\.2\)\n$/);
      assert.deepEqual(await run(['-c']).then(({ code, stderr }) => [code, stderr.split('\n')[0]]), [2, 'Argument expected for the -c option']);
      assert.deepEqual(await run(['-Z']).then(({ code, stderr }) => [code, stderr.split('\n')[0]]), [2, 'Unknown option: -Z']);
    });
  });
}
