// WorkerEngine: the Engine in a worker of its own. A worker that does not come back from stop() is replaced by a fresh one.
import { checkRunOptions, requireInteger, requireString } from './check.js';
import type { WasmSource } from './compile.js';
import type { Engine, EngineEvent, ExceptionRecords, ExecuteResult, Moment, RunOptions, RunResult, Snapshot, Status, TimelineInfo, Watched } from './contract.js';
import { EngineError } from './errors.js';
import type { FromWorker, RemoteMethod, ToWorker } from './messages.js';

/** How long a slice may take to end after stop(). */
const unheardMilliseconds = 1_000;
/** How long a program may take in all to end after stop(); the worker itself gives it half a second for its finally clauses. */
const unendedMilliseconds = 2_500;

/** A worker that was started before this module came, told to begin, and all it said until now. */
export interface BegunWorker {
  readonly worker: Worker;
  readonly heard: (MessageEvent<FromWorker> | ErrorEvent)[];
}

interface PendingCall {
  readonly method: RemoteMethod;
  readonly args: readonly unknown[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class WorkerEngine implements Engine {
  status: Status = 'idle';
  pythonVersion = '';
  private readonly listeners = new Set<(event: EngineEvent) => void>();
  private readonly pending = new Map<number, PendingCall>();
  private worker: Worker;
  private lastId = 0;
  private disposed = false;
  private heard = false;
  /** Resolves once the worker's engine is made. Calls need not wait for it: the worker keeps them until then. */
  ready: Promise<void>;
  /** Why there is no engine and will be none. */
  private failure: Error | null = null;

  /** `begun`: a worker to take over, which was told to begin with the same. */
  constructor(
    /** What engines are made of: compiled once this one is ready. */
    public wasm: WasmSource,
    begun?: BegunWorker,
  ) {
    [this.worker, this.ready] = this.begin(begun);
    this.ready.catch(() => undefined); // whoever calls is told
  }

  async run(options: RunOptions): Promise<RunResult> {
    this.requireLive();
    checkRunOptions(options);
    return this.call('run', options) as Promise<RunResult>;
  }

  async execute(source: string): Promise<ExecuteResult> {
    this.requireLive();
    requireString(source, 'The statement');
    return this.call('execute', source) as Promise<ExecuteResult>;
  }

  async stop(): Promise<void> {
    this.requireLive();
    await this.ready.catch(() => undefined); // no program runs before, and none has to be given up
    if (this.disposed || (this.status !== 'running' && this.status !== 'needsInput' && !this.hasPendingRun())) return;
    this.heard = false;
    const unheard = setTimeout(() => {
      if (!this.heard) this.replaceWorker();
    }, unheardMilliseconds);
    const unended = setTimeout(() => this.replaceWorker(), unendedMilliseconds);
    try {
      await this.call('stop');
    } finally {
      clearTimeout(unheard);
      clearTimeout(unended);
    }
  }

  provideInput(line: string | null): void {
    this.requireLive();
    if (line !== null) requireString(line, 'The input line');
    this.post({ kind: 'input', line });
  }

  async reset(): Promise<void> {
    this.requireLive();
    await this.call('reset');
  }

  async inspect(): Promise<Snapshot> {
    this.requireLive();
    return this.call('inspect') as Promise<Snapshot>;
  }

  async readBytes(bufferId: number, start: number, end: number): Promise<Uint8Array> {
    this.requireLive();
    requireInteger(bufferId, 'The buffer id', 0);
    requireInteger(start, 'start', 0);
    requireInteger(end, 'end', 0);
    return this.call('readBytes', bufferId, start, end) as Promise<Uint8Array>;
  }

  async exceptions(): Promise<ExceptionRecords | null> {
    this.requireLive();
    return this.call('exceptions') as Promise<ExceptionRecords | null>;
  }

  async files(): Promise<Record<string, Uint8Array>> {
    this.requireLive();
    return this.call('files') as Promise<Record<string, Uint8Array>>;
  }

  async timeline(): Promise<TimelineInfo | null> {
    this.requireLive();
    return this.call('timeline') as Promise<TimelineInfo | null>;
  }

  async seek(step: number | null): Promise<Moment> {
    this.requireLive();
    return this.call('seek', step) as Promise<Moment>;
  }

  async findChange(watched: Watched, from: number, direction: 'next' | 'previous'): Promise<number | null> {
    this.requireLive();
    return this.call('findChange', watched, from, direction) as Promise<number | null>;
  }

  on(listener: (event: EngineEvent) => void): () => void {
    if (typeof listener !== 'function') throw new EngineError('on() takes a function.');
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.worker.terminate();
    this.listeners.clear();
    for (const call of this.takePending()) call.reject(new EngineError('This engine was disposed.'));
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  private requireLive(): void {
    if (this.disposed) throw new EngineError('This engine has been disposed.');
  }

  private hasPendingRun(): boolean {
    return [...this.pending.values()].some(({ method }) => method === 'run' || method === 'execute');
  }

  private post(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private async call(method: RemoteMethod, ...args: readonly unknown[]): Promise<unknown> {
    if (this.failure) throw this.failure;
    return new Promise((resolve, reject) => this.send({ method, args, resolve, reject }));
  }

  private send(call: PendingCall): void {
    const id = ++this.lastId;
    this.post({ kind: 'call', id, method: call.method, args: call.args });
    this.pending.set(id, call);
  }

  private begin(begun?: BegunWorker): [Worker, Promise<void>] {
    const worker = begun?.worker ?? new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const ready = new Promise<void>((resolve, reject) => {
      const fail = (error: Error): void => {
        if (worker !== this.worker) return;
        this.failure = error;
        worker.terminate();
        reject(error);
        for (const call of this.takePending()) call.reject(error);
      };
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (worker !== this.worker) return; // a late word from a worker that was given up
        if (data.kind === 'ready') {
          this.pythonVersion = data.pythonVersion;
          this.wasm = data.wasm;
          resolve();
        } else if (data.kind === 'failed') fail(new EngineError(data.message));
        else this.receive(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        fail(new EngineError(`The engine's worker failed: ${event.message || 'it could not be loaded'}.`));
      };
      if (!begun) worker.postMessage({ kind: 'begin', wasm: this.wasm } satisfies ToWorker);
      queueMicrotask(() => {
        for (const event of begun?.heard.splice(0) ?? []) {
          if (event instanceof MessageEvent) worker.onmessage?.(event);
          else worker.onerror?.(event);
        }
      });
    });
    return [worker, ready];
  }

  private receive(message: Exclude<FromWorker, { kind: 'ready' | 'failed' }>): void {
    if (message.kind === 'event') this.emit(message.event);
    else if (message.kind === 'stopping') this.heard = true;
    else {
      const call = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (message.kind === 'result') call?.resolve(message.value);
      else call?.reject(new EngineError(message.message));
    }
  }

  private emit(event: EngineEvent): void {
    if (event.kind === 'status') this.status = event.status;
    for (const listener of [...this.listeners]) listener(event);
  }

  private takePending(): PendingCall[] {
    const calls = [...this.pending.values()];
    this.pending.clear();
    return calls;
  }

  /** Gives the worker up: what ran counts as stopped, whatever else was asked is asked of the fresh one. */
  private replaceWorker(): void {
    if (this.disposed) return;
    this.worker.terminate();
    const calls = this.takePending();
    [this.worker, this.ready] = this.begin();
    this.ready.catch(() => undefined);
    this.emit({ kind: 'restarted', message: 'The program did not stop within a second; it was ended and the session begins anew.' });
    this.emit({ kind: 'status', status: 'stopped' });
    const stopped: ExecuteResult = { status: 'stopped', exitCode: 130, exception: null, output: [], incomplete: false };
    let first = true;
    for (const call of calls) {
      if (call.method === 'stop') call.resolve(undefined);
      else if ((call.method === 'run' || call.method === 'execute') && first) {
        first = false; // the one that ran; those queued behind it still get their turn
        call.resolve(stopped);
      } else this.send(call);
    }
  }
}
