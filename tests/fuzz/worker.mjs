// One process of the fuzzer: makes the programs it is sent by seed, runs each on CPython and on the engine, answers with how they
// differ.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatOutcome } from '../cases/cases.mjs';
import { createOracle } from '../oracle/oracle.mjs';
import { programOf } from './generate.mjs';

const script = 'program.py';
const folder = join(tmpdir(), `bufferscope-fuzz-${process.pid}`);
const [command, ...words] = JSON.parse(process.argv[2]);
const engineSeconds = 60;

/** Runs a program on the engine; a signal or the time limit shows as a text exit code. */
function runEngine(source) {
  writeFileSync(join(folder, script), source);
  return new Promise((resolve) => {
    const child = spawn(command, [...words, script], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: engineSeconds * 1000,
      killSignal: 'SIGKILL',
    });
    const chunks = { stdout: [], stderr: [] };
    for (const name of ['stdout', 'stderr']) child[name].on('data', (chunk) => chunks[name].push(chunk));
    child.on('error', (error) => resolve({ stdout: '', stderr: String(error), exitCode: -1 }));
    child.on('close', (code, signal) =>
      resolve({ stdout: Buffer.concat(chunks.stdout).toString(), stderr: Buffer.concat(chunks.stderr).toString(), exitCode: signal ?? code }),
    );
  });
}

const libraryFrame = /^((?:out|err)\|[ |]*)File "(?:\/lib\/python3\d+\.zip\/|<frozen )/;

/** The lines without the frames of library modules: those have other sources here. */
function withoutLibraryFrames(text) {
  let dropped;
  const isKept = (line) => {
    if (dropped !== undefined && line.startsWith(`${dropped}  `)) return false; // the frame's source and carets
    dropped = libraryFrame.exec(line)?.[1];
    return dropped === undefined;
  };
  return text.split('\n').filter(isKept).join('\n');
}

/** What legitimately differs between two Pythons: library frames, and addresses in default reprs and of an array's memory. */
const comparable = (outcome) =>
  withoutLibraryFrames(formatOutcome(outcome))
    .replace(/\bat 0x[0-9a-f]+/g, 'at 0x…')
    .replace(/(\.buffer_info\(\) => tuple \()\d+/g, '$1…');

const oracle = await createOracle();

/** The lines that a program imports modules with before it does anything. */
const leadingImports = (source) => /^(?:(?:import|from) .*\n)*/.exec(source)[0];

/** Runs a program on both; `expected` and `actual` as texts. */
async function compare(source) {
  const running = runEngine(source);
  const expected = comparable(oracle.runAlike(leadingImports(source), { files: { [script]: source }, main: script }));
  return { expected, actual: comparable(await running) };
}

mkdirSync(folder, { recursive: true });
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('message', async (request) => {
  const source = programOf(request);
  process.send({ seed: request.seed, source, ...(await compare(source)) });
});
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
