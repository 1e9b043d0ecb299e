// Runs the cases and compares with CPython's recorded output, byte for byte: by the native command, by the command on the wasm, and by
// the engine as pages use it, a fresh one each, so that each begins with no more than what opens.
// `node tests/cases/run.mjs [--native] [--wasm] [--engine] [--quiet] [FILTER…]`
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { nativeCommand, nodeCommand, root } from '../tooling/setup.mjs';
import { isTableCurrent } from './buffer-errors.mjs';
import { difference, expectedText, findCases, formatOutcome } from './cases.mjs';

const engine = join(root, 'dist', 'engine.js');
const limit = Number(process.env.BUFFERSCOPE_TIME_LIMIT ?? 60) * 1000;

const doors = {
  native: { needs: nativeCommand, run: (testCase) => runProcess([nativeCommand, [testCase.script, ...testCase.argv]], testCase) },
  wasm: { needs: nodeCommand, run: (testCase) => runProcess([process.execPath, [nodeCommand, testCase.script, ...testCase.argv]], testCase) },
  engine: { needs: engine, run: runInEngine, agrees: agreesBeforeExit },
};

let compiledWasm;

/** Runs one case in an engine of its own. */
async function runInEngine({ files, script, argv, stdin }) {
  const { createEngine } = await import(engine);
  const outcome = { stdout: '', stderr: '' };
  const session = await createEngine({
    wasm: (compiledWasm ??= new WebAssembly.Module(readFileSync(openingWasm()))),
    onEvent: (event) => {
      if (event.kind === 'output') outcome[event.stream] += event.text;
    },
  });
  const { exitCode } = await session.run({ files, main: script, argv, stdin });
  session.dispose();
  return { ...outcome, exitCode };
}

function openingWasm() {
  const assets = join(root, 'dist', 'assets');
  return join(assets, readdirSync(assets).find((name) => /^bufferscope.*\.wasm$/.test(name)));
}

/**
 * An engine stays open after a run: what a program prints at the interpreter's exit (atexit, __del__) is not there yet, all before it is.
 */
function agreesBeforeExit(expected, actual) {
  const marked = (text, mark) => text.split('\n').filter((line) => line.startsWith(mark)).join('\n');
  return marked(expected, 'exit') === marked(actual, 'exit') && ['out', 'err'].every((mark) => marked(expected, mark).startsWith(marked(actual, mark)));
}

/** Runs one case as a process; a signal or the time limit shows as a text exit code. */
function runProcess([command, words], testCase) {
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd: testCase.folder, env: { PATH: process.env.PATH } });
    const out = [];
    const err = [];
    const timer = setTimeout(() => child.kill('SIGKILL'), limit);
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    child.stdin.on('error', () => {});
    child.stdin.end(testCase.stdin);
    child.on('error', (error) => err.push(Buffer.from(String(error))));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), exitCode: signal ?? code });
    });
  });
}

async function inParallel(items, width, work) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

const words = process.argv.slice(2);
const asked = Object.keys(doors).filter((door) => words.includes(`--${door}`));
const quiet = words.includes('--quiet');
const cases = findCases(words.filter((word) => !word.startsWith('--')));
let failedInAll = 0;
let passedInAll = 0;
for (const door of asked.length ? asked : Object.keys(doors)) {
  if (!existsSync(doors[door].needs)) {
    console.log(`cases ${door}: ${doors[door].needs} is missing; run npm run build first`);
    process.exit(1);
  }
  const failures = [];
  await inParallel(cases, availableParallelism(), async (testCase) => {
    const expected = expectedText(testCase);
    const actual = formatOutcome(await doors[door].run(testCase));
    if (expected === actual || (expected !== undefined && doors[door].agrees?.(expected, actual))) return;
    failures.push(
      expected === undefined
        ? `✗ ${testCase.name} (${door}): never recorded; npm run record -- ${testCase.name}`
        : `✗ ${testCase.name} (${door})${quiet ? '' : `\n${difference(expected, actual)}`}`,
    );
  });
  failures.sort().forEach((failure) => console.log(failure));
  failedInAll += failures.length;
  passedInAll += cases.length - failures.length;
  console.log(`cases ${door}: ${cases.length - failures.length} passed, ${failures.length} failed`);
}
if (cases.some(({ name }) => name.startsWith('buffererrors/')) && !isTableCurrent()) {
  console.log('✗ buffererrors/README.md is out of date; npm run record');
  failedInAll++;
}
if (cases.length === 0) console.log('cases: no case matches the filter');
process.exit(failedInAll > 0 || passedInAll === 0 ? 1 : 0);
