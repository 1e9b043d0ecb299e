#!/usr/bin/env node
// The Node command: bufferscope FILE [ARG…], the engine on WebAssembly with Node's files, standard input and pipes.
import { fstatSync, readdirSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';

import { joinList } from '../engine/check.js';
import { readAsset } from '../engine/assets.js';
import { compileEngine } from '../engine/compile.js';
import { instantiateEngine } from '../engine/module.js';
import { type RawHost, type RawSession, RawStatus } from '../engine/raw.js';

const sliceBudget = 1_000_000;
const interruptedExitCode = 130;
const flushFailedExitCode = 120;
const inputChunk = 1 << 16;

function errorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code;
}

/** Waits without spinning; only for pipes that are full or not there yet. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Blocks for the next piece of standard input; null at its end. */
function readInputNow(): Uint8Array | null {
  const buffer = new Uint8Array(inputChunk);
  while (true) {
    try {
      const size = readSync(0, buffer);
      return size === 0 ? null : buffer.subarray(0, size);
    } catch (error) {
      if (errorCode(error) === 'EAGAIN') sleep(5);
      else if (errorCode(error) === 'EOF') return null;
      else if (errorCode(error) !== 'EINTR') return null;
    }
  }
}

/** False when the other end of the pipe is gone. */
function writeAll(file: 1 | 2, bytes: Uint8Array): boolean {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(file, bytes, written);
    } catch (error) {
      if (errorCode(error) !== 'EAGAIN') return false;
      sleep(1);
    }
  }
  return true;
}

/** Files and standard input of the operating system. */
class NodeHost implements RawHost {
  /** Input is awaited by run() instead of blocked for: a terminal, or a pipe that may stay open. */
  awaitsInput = false;
  /** Shows what was written so far, before the program waits for input. */
  beforeWaiting: () => void = () => undefined;
  /** While native code keeps this thread: shows what was written so far and lets Ctrl-C end the process. */
  beforeOvertime: () => void = () => undefined;

  pathKind(path: string): 0 | 1 | 2 {
    const status = statSync(path || '.', { throwIfNoEntry: false });
    return status === undefined ? 0 : status.isDirectory() ? 2 : 1;
  }

  readFile(path: string): Uint8Array | null {
    try {
      return readFileSync(path);
    } catch {
      return null;
    }
  }

  listFolder(path: string): string {
    try {
      const names = readdirSync(path || '.').sort();
      return names.map((name) => `${name}\0`).join('');
    } catch {
      return '';
    }
  }

  readonly readAsset = readAsset;

  readInput(): Uint8Array | null | undefined {
    if (this.awaitsInput) return undefined;
    this.beforeWaiting();
    return readInputNow();
  }

  waitForInput(): Uint8Array | null {
    this.beforeWaiting();
    return readInputNow();
  }

  overtime(): boolean {
    this.beforeOvertime();
    return false;
  }
}

/** Writes what the session has put out so far; false when standard output cannot take it any more. */
function writeOutput(session: RawSession): boolean {
  for (let stream = session.outputStream(); stream !== 0; stream = session.outputStream()) {
    const written = writeAll(stream, session.outputBytes());
    session.dropOutput();
    if (stream === 1 && !written) return false;
  }
  return true;
}

/**
 * Ctrl-C: the first asks the program to end, a second before that is noticed ends the process. So does the first where the engine
 * works on past its slice: no handler gets its turn then.
 */
class Interrupt {
  private pending = false;
  private wake: () => void = () => undefined;
  private listens = false;
  private readonly onSignal = (): void => {
    if (this.pending) process.exit(interruptedExitCode);
    this.pending = true;
    this.wake();
  };

  constructor() {
    this.listen(true);
  }

  listen(wanted: boolean): void {
    if (wanted === this.listens) return;
    this.listens = wanted;
    if (wanted) process.on('SIGINT', this.onSignal);
    else process.off('SIGINT', this.onSignal);
  }

  isPending(): boolean {
    return this.pending;
  }

  /** Whether one came since the last call. */
  take(): boolean {
    const { pending } = this;
    this.pending = false;
    return pending;
  }

  next(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}

/** The next piece of standard input, or null at its end or on Ctrl-C. */
function awaitInput(interrupted: Promise<void>): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const finish = (data: Uint8Array | null): void => {
      process.stdin.pause();
      process.stdin.removeAllListeners();
      resolve(data);
    };
    if (process.stdin.readableEnded) {
      resolve(null);
      return;
    }
    process.stdin.once('data', (data: Buffer) => finish(data));
    process.stdin.once('end', () => finish(null));
    void interrupted.then(() => finish(null));
    process.stdin.resume(); // a listener alone does not wake a stream that was paused
  });
}

/** Reports standard output gone; python3 ends so when its last flush fails. */
function outputClosed(): number {
  writeAll(2, new TextEncoder().encode('Exception ignored while flushing sys.stdout:\nBrokenPipeError: [Errno 32] Broken pipe\n'));
  return flushFailedExitCode;
}

async function run(session: RawSession, host: NodeHost): Promise<number> {
  const interrupt = new Interrupt();
  host.beforeOvertime = () => {
    writeOutput(session);
    interrupt.listen(false);
  };
  while (true) {
    const status = session.resume(sliceBudget);
    interrupt.listen(true);
    if (!writeOutput(session)) return outputClosed();
    if (status === RawStatus.needsInput && !interrupt.isPending()) {
      const input = await awaitInput(interrupt.next());
      if (input) session.provideInput(input);
      else if (!interrupt.isPending()) session.endInput();
    } else if (status === RawStatus.running || status === RawStatus.needsInput) {
      await new Promise((resume) => setImmediate(resume)); // lets Ctrl-C in
    } else {
      session.end();
      return writeOutput(session) ? session.exitCode() : outputClosed();
    }
    if (interrupt.take()) session.interrupt();
  }
}

async function main(): Promise<number> {
  const module = await instantiateEngine(await compileEngine());
  const host = new NodeHost();
  const session = new module.Session(host);
  const terminal = isatty(0);
  const exitCode = session.startCommand(joinList(process.argv.slice(2), 'the arguments'), process.cwd(), process.env['PYTHONPATH'] ?? '', terminal);
  if (exitCode >= 0) {
    writeAll(1, new TextEncoder().encode(session.commandOutput()));
    writeAll(2, new TextEncoder().encode(session.commandError()));
    return exitCode;
  }
  host.awaitsInput = terminal || !fstatSync(0).isFile();
  host.beforeWaiting = () => writeOutput(session);
  return run(session, host);
}

process.exit(await main());
