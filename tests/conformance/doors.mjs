// The ways to run a test file: the native engine, the engine on the wasm, and CPython. A `Driver` is one process of driver.py.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { nativeCommand, nodeCommand } from '../tooling/setup.mjs';
import { here, layout, root } from './files.mjs';

const mark = '\n\x01@';
const factor = Number(process.env.BUFFERSCOPE_TIME_FACTOR ?? 1);

export const doors = {
  native: { needs: nativeCommand, seconds: 20 * factor, command: [nativeCommand, 'driver.py'] },
  wasm: { needs: nodeCommand, seconds: 30 * factor, command: [process.execPath, nodeCommand, 'driver.py'] },
  oracle: { needs: here, seconds: 90 * factor, command: [process.execPath, '--stack-size=6000', join(here, 'oracle-driver.mjs')] },
};

/** The environment: nothing of the machine's own Python. */
const environment = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR };

const running = new Set();
/** Ends what still runs: a test that loops would outlive this process. */
export function endAll() {
  for (const child of running) child.kill('SIGKILL');
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    endAll();
    process.exit(1);
  });
}

export class Driver {
  #child;
  #output = '';
  #waiting;
  #ended;

  constructor(door, name, words = []) {
    const [program, ...rest] = doors[door].command;
    this.seconds = doors[door].seconds;
    this.#child = spawn(program, [...rest, name, ...words], { cwd: layout, env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
    running.add(this.#child);
    this.errors = '';
    this.#child.stdin.on('error', () => {});
    this.#child.stdout.setEncoding('utf8');
    this.#child.stderr.setEncoding('utf8');
    this.#child.stdout.on('data', (text) => {
      this.#output += text;
      this.#waiting?.();
    });
    this.#child.stderr.on('data', (text) => (this.errors = (this.errors + text).slice(-4000)));
    this.#child.on('error', (error) => (this.errors += error));
    this.#child.on('close', (code, signal) => {
      running.delete(this.#child);
      this.#ended = signal ?? `exit code ${code}`;
      this.#waiting?.();
    });
  }

  send(line) {
    this.#child.stdin.write(`${line}\n`);
  }

  /** The next marked line; `{ kind, detail, printed }`, kind 'crash' or 'hang' when none comes. */
  async reply() {
    const until = Date.now() + this.seconds * 1000;
    for (;;) {
      const begin = this.#output.indexOf(mark);
      const end = begin < 0 ? -1 : this.#output.indexOf('\n', begin + mark.length);
      if (end >= 0) {
        const line = this.#output.slice(begin + mark.length, end);
        const printed = this.#output.slice(0, begin);
        this.#output = this.#output.slice(end);
        const space = line.indexOf(' ');
        return space < 0 ? { kind: line, detail: '', printed } : { kind: line.slice(0, space), detail: line.slice(space + 1), printed };
      }
      if (this.#ended !== undefined) {
        const last = this.errors.trim().split('\n').at(-1) ?? '';
        return { kind: 'crash', detail: `${this.#ended} ${last}`.trim(), printed: this.#output + this.errors };
      }
      const left = until - Date.now();
      if (left <= 0) return { kind: 'hang', detail: `no end after ${this.seconds} s`, printed: this.#output };
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  end() {
    this.#child.stdin.end();
    this.#child.kill('SIGKILL');
  }
}

/** Starts a driver, tells it what has crashed before; `{ driver, start }`, start the first reply. */
export async function startDriver(door, name, { bad = [], words = [] } = {}) {
  const driver = new Driver(door, name, words);
  for (const id of bad) driver.send(`bad ${id}`);
  const start = await driver.reply();
  return { driver, start };
}

/** Every id of a file, as the door finds them; `{ ids }` or `{ why }`. */
export async function listIds(door, name) {
  const { driver, start } = await startDriver(door, name);
  try {
    if (start.kind !== 'ready') return { ids: [], why: `${start.kind} ${start.detail}` };
    driver.send('list');
    const ids = [];
    for (let reply = await driver.reply(); reply.kind !== 'end'; reply = await driver.reply()) {
      if (reply.kind !== 'id') return { ids: [], why: `${reply.kind} ${reply.detail}` };
      ids.push(reply.detail);
    }
    return { ids };
  } finally {
    driver.end();
  }
}

/** Runs the given tests of a file; what crashes or hangs loses only itself. A map of id to `{ kind, detail, printed }`. */
export async function runIds(door, name, ids, words = []) {
  const outcomes = new Map();
  const bad = [];
  const rest = [...ids];
  while (rest.length > 0) {
    const { driver, start } = await startDriver(door, name, { bad, words });
    if (start.kind !== 'ready') {
      const outcome = { kind: start.kind === 'skipped' ? 'skip' : 'import', detail: `${start.kind} ${start.detail}`, printed: start.printed };
      for (const id of rest.splice(0)) outcomes.set(id, outcome);
    }
    while (rest.length > 0) {
      const id = rest.shift();
      driver.send(`run ${id}`);
      const outcome = await driver.reply();
      outcomes.set(id, outcome);
      if (outcome.kind === 'crash' || outcome.kind === 'hang') {
        bad.push(id);
        break;
      }
    }
    driver.end();
  }
  return outcomes;
}
