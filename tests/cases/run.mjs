// Runs the cases natively and on the wasm and compares with CPython's recorded output, byte for byte.
// `node tests/cases/run.mjs [--native] [--wasm] [--quiet] [FILTER…]`
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { casesFolder, difference, expectedText, findCases, formatOutcome } from './cases.mjs';

const root = join(casesFolder, '..', '..');
const native = process.env.BUFFERSCOPE_NATIVE ?? join(root, 'build', 'native', 'bufferscope');
const cli = process.env.BUFFERSCOPE_CLI ?? join(root, 'dist', 'cli.js');
const limit = Number(process.env.BUFFERSCOPE_TIME_LIMIT ?? 60) * 1000;

const doors = {
  native: { needs: native, command: (testCase) => [native, [testCase.script, ...testCase.argv]] },
  wasm: { needs: cli, command: (testCase) => [process.execPath, [cli, testCase.script, ...testCase.argv]] },
};

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
    const actual = formatOutcome(await runProcess(doors[door].command(testCase), testCase));
    if (expected === actual) return;
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
if (cases.length === 0) console.log('cases: no case matches the filter');
process.exit(failedInAll > 0 || passedInAll === 0 ? 1 : 0);
