// `node tests/fuzz/sources.mjs [--count=N] [--seed=N] [--command=FILE] [--oracle]`: any byte string as source gives output or an error,
// never a crash or a hang. Mutates the programs of tests/cases and runs them natively; --oracle also compares SyntaxErrors with CPython's.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from './random.mjs';

const root = join(import.meta.dirname, '../..');
const secondsEach = 10;

function option(name, otherwise) {
  const given = process.argv.find((word) => word.startsWith(`--${name}=`));
  return given ? given.slice(name.length + 3) : otherwise;
}

/** Every program of tests/cases, as bytes (one character a byte). */
function programs() {
  return readdirSync(join(root, 'tests/cases'), { recursive: true })
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => readFileSync(join(root, 'tests/cases', name), 'latin1'));
}

const tokens = (text) => text.match(/[A-Za-z_]\w*|\d+|[ \t]+|\n|\W/g) ?? [];
const brackets = '([{';
const odd = ['\0', '\xff', '\xc3', '\xed\xa0\x80', '\xef\xbb\xbf', '\r', '\r\n', '\f', '\\\n', '\t', '"""', "f'{", "t'{", '{{', '#', '`', '$', '?', '!', '0x', '1e', '1_', "b'", "rb'", '\\N{', ':=', '**', '->', '...', ';', '@', 'async ', 'await ', 'lambda ', 'match ', 'case _', 'type ', 'global x\n', 'nonlocal x\n', 'yield ', 'return ', 'break\n', '*', '=', ',', ':', '\n    ', '\n'];
const cookies = ['utf-8', 'latin-1', 'ascii', 'utf-16', 'cp1252', 'nothing', 'utf-8-sig', 'utf_8', 'rot13', 'x'.repeat(300)];

/** Each changes a list of pieces (tokens or bytes) in place. */
const mutations = [
  (pieces, random) => pieces.splice(random.below(pieces.length), 1 + random.below(3)),
  (pieces, random) => pieces.splice(random.below(pieces.length), 0, pieces[random.below(pieces.length)] ?? ''),
  (pieces, random) => {
    const [a, b] = [random.below(pieces.length), random.below(pieces.length)];
    [pieces[a], pieces[b]] = [pieces[b] ?? '', pieces[a] ?? ''];
  },
  (pieces, random) => pieces.splice(random.below(pieces.length), 0, random.pick(odd)),
  (pieces, random) => pieces.splice(random.below(pieces.length), 0, String.fromCharCode(random.below(256))),
  (pieces, random) => pieces.splice(random.below(pieces.length), 0, brackets[random.below(3)].repeat(1 + random.below(300))),
  (pieces, random) => pieces.splice(random.below(pieces.length)),
  (pieces, random) => pieces.unshift(`${random.pick(['', '\n', '#!x\n', '\xef\xbb\xbf'])}# -*- coding: ${random.pick(cookies)} -*-\n`),
  (pieces, random) => pieces.splice(random.below(pieces.length), 0, random.pick(['-', 'not ', '~', 'a.', 'a[', 'f(', 'lambda: ', '1 if a else ', 'a**', '[x for x in ', "f'{", '{1:', 'a,', 'if 1:\n ', '\\\n']).repeat(1 + random.below(random.below(20) === 0 ? 20_000 : 150))),
  (pieces, random) => {
    const from = random.below(pieces.length);
    pieces.splice(random.below(pieces.length), 0, ...pieces.slice(from, from + random.below(40)));
  },
];

/** The nth program of a seed. */
export function mutated(all, seed, n) {
  const random = new Random(seed * 1_000_003 + n);
  const text = random.pick(all);
  const pieces = random.below(4) === 0 ? [...text] : tokens(text);
  for (let times = 1 + random.below(4); times > 0; times--) random.pick(mutations)(pieces, random);
  return Buffer.from(pieces.join(''), 'latin1');
}

/** What a SyntaxError's report says: all of standard error from the last "File" line on; null for anything else. */
function syntaxReport(errors) {
  const lines = errors.trimEnd().split('\n');
  if (!/^(SyntaxError|IndentationError|TabError)\b/.test(lines.at(-1) ?? '')) return null;
  const start = lines.findLastIndex((line) => line.startsWith('  File '));
  return lines.slice(Math.max(start, 0)).join('\n');
}

async function main() {
  const count = Number(option('count', '500'));
  const seed = Number(option('seed', '1'));
  const command = option('command', join(root, 'build/native/bufferscope'));
  const all = programs();
  const folder = join(tmpdir(), `bufferscope-fuzz-${process.pid}`);
  const name = 'program.py';
  mkdirSync(folder, { recursive: true });
  let failures = 0;
  const fail = (n, what) => {
    failures++;
    console.log(`seed ${seed} number ${n}: ${what}`);
  };
  let runOracle = null;
  if (process.argv.includes('--oracle')) {
    const { createOracle, ensureStack } = await import('../oracle/oracle.mjs');
    ensureStack();
    ({ runProgram: runOracle } = await createOracle());
  }
  const only = option('only', '');
  try {
    for (let n = only ? Number(only) : 0; n < (only ? Number(only) + 1 : count); n++) {
      const source = mutated(all, seed, n);
      if (only) writeFileSync(join(tmpdir(), 'fuzzed.py'), source);
      writeFileSync(join(folder, name), source);
      const done = spawnSync(command, [name], { cwd: folder, input: '', timeout: secondsEach * 1000, killSignal: 'SIGKILL', maxBuffer: 1 << 28 });
      if (done.error?.code === 'ETIMEDOUT' || done.signal === 'SIGKILL') fail(n, `ran for more than ${secondsEach} s`);
      else if (done.signal || done.status >= 128) fail(n, `ended with ${done.signal ?? done.status}: ${done.stderr.toString().slice(-300)}`);
      else if (runOracle) {
        const ours = syntaxReport(done.stderr.toString());
        if (ours === null) continue; // what runs is the other generator's business, and may not end on CPython
        const theirs = runOracle({ files: { [name]: source }, main: name, argv: [], stdin: '' });
        const expected = syntaxReport(Buffer.from(theirs.stderrBytes).toString());
        if (expected !== ours) fail(n, `SyntaxErrors differ\n--- CPython\n${expected ?? Buffer.from(theirs.stderrBytes).toString().slice(-300)}\n--- Bufferscope\n${ours}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`fuzz sources: ${count} programs of seed ${seed}, ${failures} failed`);
  process.exitCode = failures > 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) await main();
