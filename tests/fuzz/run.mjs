// `npm run fuzz -- [--walks|--raising] [--count N] [--seed S] [--native|--wasm] [--shrink] [--quiet]`: generated programs must print what CPython
// prints. With `--walks` they are walks over the buffer API (walks.mjs) instead, of which one program has several.
// With `--raising` every program is one that raises (topics-raising.mjs), not one of four.
// A program that differs is written to build/fuzz/ with both outputs; `--shrink` reduces it first.
// `--libfuzzer` runs the native targets instead (libfuzzer.mjs).
// `--ratchet` records which of these seeds differ still (known-differences.txt): they are told each time, and no others may join them.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { difference } from '../cases/cases.mjs';
import { nativeCommand, nodeCommand, root, runMain } from '../tooling/setup.mjs';
import { programOf } from './generate.mjs';
import { shrink } from './shrink.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const doors = {
  native: [nativeCommand],
  wasm: [process.execPath, nodeCommand],
};
const programSeconds = 100; // CPython cannot be stopped in its process, so a program that hangs loses the process
const walksPerProgram = 20;
const programsPerProcess = 400; // an interpreter leaves something behind: start afresh now and then

/** A process that compares programs one after the other, started anew when it is used up or lost. */
class Worker {
  constructor(door) {
    this.door = door;
  }

  async start() {
    this.used = 0;
    this.child = fork(join(here, 'worker.mjs'), [JSON.stringify(doors[this.door])], { execArgv: ['--stack-size=6000'] });
    this.child.on('message', (message) => this.answer(message));
    this.child.on('exit', () => this.answer({ lost: true }));
    await this.next();
  }

  /** What the process says next; `{ lost: true }` when it ended or said nothing for too long. */
  next() {
    return new Promise((resolve) => {
      const { child } = this;
      const timer = setTimeout(() => child.kill('SIGKILL'), programSeconds * 1000);
      this.answer = (message) => {
        clearTimeout(timer);
        resolve(message);
      };
    });
  }

  async compare(request) {
    if (!this.child?.connected) await this.start();
    this.child.send(request);
    const result = await this.next();
    if (result.lost) this.child = undefined;
    else if (++this.used >= programsPerProcess) this.stop();
    return result.lost ? { seed: request.seed, source: programOf(request), expected: 'CPython hung or crashed', actual: '' } : result;
  }

  stop() {
    if (!this.child) return;
    this.child.removeAllListeners();
    this.child.disconnect();
    this.child = undefined;
  }
}

const knownPath = join(here, 'known-differences.txt');

/** The generator's fingerprint: another generator makes other programs of the same seeds. */
function generatorDigest() {
  const hash = createHash('sha256');
  const parts = readdirSync(here).filter((name) => /^(expressions|generate|matrix|random|statements|topics.*)\.mjs$/.test(name));
  for (const name of parts.sort()) hash.update(readFileSync(join(here, name)));
  return hash.digest('hex').slice(0, 16);
}

/** The seeds that were recorded as differing, none if the generator has changed since. */
function readKnown() {
  if (!existsSync(knownPath)) return new Set();
  const [digest, ...seeds] = readFileSync(knownPath, 'utf8').trim().split('\n');
  if (digest === generatorDigest()) return new Set(seeds.map(Number));
  console.log('fuzz: the generator has changed since known-differences.txt was recorded, which counts for nothing now');
  return new Set();
}

/** The command line as `{ count, seed, door, shrinks, quiet }`. */
function readOptions(words) {
  const numberAfter = (word, otherwise) => (words.includes(word) ? Number(words[words.indexOf(word) + 1]) : otherwise);
  return {
    count: numberAfter('--count', 2000),
    seed: numberAfter('--seed', 1),
    width: numberAfter('--width', availableParallelism()),
    door: words.includes('--wasm') ? 'wasm' : 'native',
    shrinks: words.includes('--shrink'),
    quiet: words.includes('--quiet'),
    walks: words.includes('--walks'),
    raises: words.includes('--raising'),
    ratchets: words.includes('--ratchet'),
  };
}

if (process.argv.includes('--libfuzzer')) {
  const { main } = await import('./libfuzzer.mjs');
  await runMain(() => main(process.argv.slice(2)));
  process.exit();
}
const options = readOptions(process.argv.slice(2));
const missing = doors[options.door].find((path) => !existsSync(path));
if (missing || !(options.count > 0)) {
  console.error(missing ? `fuzz: ${missing} is missing; run npm run build first` : 'fuzz: --count wants a number');
  process.exit(2);
}
const folder = join(root, 'build', 'fuzz');
mkdirSync(folder, { recursive: true });

let upcoming = options.seed;
const end = options.seed + options.count;
const known = options.walks || options.raises ? new Set() : readKnown();
const failures = [];

/** The seeds of one program: several walks, or the one it is made of. */
function takeSeeds() {
  const first = upcoming;
  upcoming = options.walks ? Math.min(end, first + walksPerProgram) : first + 1;
  return Array.from({ length: upcoming - first }, (_, index) => first + index);
}

/** Those of the seeds whose programs differ, with what came of them. */
async function findDifferences(worker, seeds) {
  const result = await worker.compare({ seed: seeds[0], walks: options.walks ? seeds.length : 0, raises: options.raises });
  if (result.expected === result.actual) return [];
  if (seeds.length === 1) return [result];
  const each = [];
  for (const seed of seeds) each.push(...(await findDifferences(worker, [seed])));
  return each.length > 0 ? each : [result];
}

async function report(worker, result) {
  const { seed } = result;
  if (options.shrinks && result.source) result = await shrink(result, (source) => worker.compare({ seed, source }));
  failures.push(seed);
  const stem = join(folder, `${seed}`);
  writeFileSync(`${stem}.py`, result.source ?? '');
  writeFileSync(`${stem}.expected`, result.expected);
  writeFileSync(`${stem}.actual`, result.actual);
  console.log(known.has(seed) ? `~ seed ${seed} differs as recorded: build/fuzz/${seed}.py` : `✗ seed ${seed}: build/fuzz/${seed}.py`);
  if (!options.quiet && !known.has(seed)) console.log(difference(result.expected, result.actual));
}

async function work(worker) {
  while (upcoming < end) {
    for (const result of await findDifferences(worker, takeSeeds())) await report(worker, result);
  }
  worker.stop();
}
await Promise.all(Array.from({ length: options.width }, () => work(new Worker(options.door))));
const inRange = (seed) => seed >= options.seed && seed < options.seed + options.count;
const agreeing = [...known].filter((seed) => inRange(seed) && !failures.includes(seed));
if (agreeing.length > 0) console.log(`fuzz: agrees now: ${agreeing.join(' ')}; npm run fuzz -- --ratchet records it`);
if (options.ratchets) {
  const seeds = [...failures, ...[...known].filter((seed) => !inRange(seed))].sort((a, b) => a - b);
  writeFileSync(knownPath, `${[generatorDigest(), ...seeds].join('\n')}\n`);
}
const unexpected = failures.filter((seed) => !known.has(seed));
const passed = options.count - failures.length;
const told = failures.length > unexpected.length ? `, ${failures.length - unexpected.length} differ as recorded` : '';
console.log(`fuzz ${options.walks ? 'walks' : options.door}${options.raises ? ' raising' : ''}: ${passed} passed, ${unexpected.length} failed${told} (seeds ${options.seed} to ${options.seed + options.count - 1})`);
process.exit(unexpected.length > 0 && !options.ratchets ? 1 : 0);
