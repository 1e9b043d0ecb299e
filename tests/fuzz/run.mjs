// `npm run fuzz -- [--count N] [--seed S] [--native|--wasm] [--shrink] [--quiet]`: generated programs must print what CPython prints.
// A program that differs is written to build/fuzz/ with both outputs; `--shrink` reduces it first.
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { difference } from '../cases/cases.mjs';
import { shrink } from './shrink.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const doors = {
  native: [process.env.BUFFERSCOPE_NATIVE ?? join(root, 'build', 'native', 'bufferscope')],
  wasm: [process.execPath, process.env.BUFFERSCOPE_CLI ?? join(root, 'dist', 'cli.js')],
};
const programSeconds = 100; // CPython cannot be stopped in its process, so a program that hangs loses the process
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
    if (!this.child) await this.start();
    this.child.send(request);
    const result = await this.next();
    if (result.lost) this.child = undefined;
    else if (++this.used >= programsPerProcess) this.stop();
    return result.lost ? { seed: request.seed, source: request.source, expected: 'CPython hung or crashed', actual: '' } : result;
  }

  stop() {
    if (!this.child) return;
    this.child.removeAllListeners();
    this.child.disconnect();
    this.child = undefined;
  }
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
  };
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
const failures = [];
async function work(worker) {
  while (upcoming < options.seed + options.count) {
    const seed = upcoming++;
    let result = await worker.compare({ seed });
    if (result.expected === result.actual) continue;
    if (options.shrinks && result.source) result = await shrink(result, (source) => worker.compare({ seed, source }));
    failures.push(seed);
    const stem = join(folder, `${seed}`);
    writeFileSync(`${stem}.py`, result.source ?? '');
    writeFileSync(`${stem}.expected`, result.expected);
    writeFileSync(`${stem}.actual`, result.actual);
    console.log(`✗ seed ${seed}: build/fuzz/${seed}.py`);
    if (!options.quiet) console.log(difference(result.expected, result.actual));
  }
  worker.stop();
}
await Promise.all(Array.from({ length: options.width }, () => work(new Worker(options.door))));
console.log(`fuzz ${options.door}: ${options.count - failures.length} passed, ${failures.length} failed (seeds ${options.seed} to ${options.seed + options.count - 1})`);
process.exit(failures.length > 0 ? 1 : 0);
