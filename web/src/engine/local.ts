// LocalEngine: the asynchronous Engine in this thread. A run goes in slices, so that events, stop() and other calls get their turn.
import { checkRunOptions, checkWatched, requireInteger, requireString, utf8 } from './check.js';
import type { Engine, EngineEvent, ExceptionRecords, ExecuteResult, Moment, OutputChunk, RunOptions, RunResult, Snapshot, Status, TimelineInfo, Watched } from './contract.js';
import { EngineError } from './errors.js';
import { instantiateEngine } from './module.js';
import { type RawModule, RawStatus } from './raw.js';
import { LiveSession } from './session.js';
import { SliceBudget, createPause } from './slices.js';
import { Timeline } from './timeline.js';

/** How long a stopped program may still run except and finally clauses before it is ended without them. */
const graceMilliseconds = 500;
/** Beyond this much memory a new session gets a new instance: WebAssembly memory never shrinks. */
const keptMemory = 64 * 1024 * 1024;

interface Completion {
  readonly status: number;
  readonly output: OutputChunk[];
  /** Set when the engine itself failed. */
  readonly failure?: string;
}

export class LocalEngine implements Engine {
  status: Status = 'idle';
  private readonly listeners = new Set<(event: EngineEvent) => void>();
  private readonly pause = createPause();
  private readonly budget = new SliceBudget();
  private session: LiveSession;
  /** Nothing ran in the session yet, and nothing was typed for it: a program can begin in it. */
  private untouched = true;
  private steps: Timeline | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private current: Promise<void> = Promise.resolve();
  private disposed = false;
  private stopRequestedAt: number | null = null;
  private wakeInput: (() => void) | null = null;
  private active = false;

  private constructor(
    private readonly wasm: WebAssembly.Module,
    private module: RawModule,
  ) {
    this.session = new LiveSession(module);
  }

  static async create(wasm: WebAssembly.Module): Promise<LocalEngine> {
    return new LocalEngine(wasm, await instantiateEngine(wasm));
  }

  get pythonVersion(): string {
    return this.module.pythonVersion();
  }

  async run(options: RunOptions): Promise<RunResult> {
    this.requireLive();
    checkRunOptions(options);
    return this.enqueue(async () => {
      if (!this.untouched) await this.renewSession();
      this.untouched = false;
      if (options.timeline) this.session.raw.watchSteps();
      this.session.start(options);
      if (options.timeline) this.steps = new Timeline(this.module, this.session);
      const completion = await this.drive();
      return this.conclude(completion);
    });
  }

  async execute(source: string): Promise<ExecuteResult> {
    this.requireLive();
    requireString(source, 'The statement');
    return this.enqueue(async () => {
      this.untouched = false;
      this.steps?.return();
      this.session.raw.startStatement(utf8(source));
      this.steps?.pin();
      const completion = await this.drive();
      const result = this.conclude(completion);
      return { ...result, output: completion.output, incomplete: completion.status === RawStatus.incomplete };
    });
  }

  async stop(): Promise<void> {
    this.requireLive();
    if (!this.active) return;
    this.stopRequestedAt ??= performance.now();
    this.steps?.return();
    this.session.raw.interrupt();
    this.steps?.pin();
    this.wakeInput?.();
    await this.current;
  }

  provideInput(line: string | null): void {
    this.requireLive();
    if (line !== null) requireString(line, 'The input line');
    this.untouched = false;
    this.steps?.return();
    if (line === null) this.session.raw.endInput();
    else this.session.raw.provideInput(utf8(`${line}\n`));
    this.steps?.answered(line);
    this.wakeInput?.();
  }

  async reset(): Promise<void> {
    this.requireLive();
    return this.enqueue(async () => {
      await this.renewSession();
      this.setStatus('idle');
    });
  }

  // Both are possible at any time: whenever JavaScript runs, the session stands between two slices.
  inspect(): Promise<Snapshot> {
    return this.look((session) => session.inspect());
  }

  readBytes(bufferId: number, start: number, end: number): Promise<Uint8Array> {
    return this.look((session) => {
      requireInteger(bufferId, 'The buffer id', 0);
      requireInteger(start, 'start', 0);
      requireInteger(end, 'end', 0);
      return session.readBytes(bufferId, start, end);
    });
  }

  exceptions(): Promise<ExceptionRecords | null> {
    return this.look((session) => session.exceptions());
  }

  files(): Promise<Record<string, Uint8Array>> {
    return this.look((session) => session.files());
  }

  timeline(): Promise<TimelineInfo | null> {
    return this.look(() => this.steps?.info() ?? null);
  }

  async seek(step: number | null): Promise<Moment> {
    if (step !== null) requireInteger(step, 'step', 1);
    return this.look(() => this.requireSteps().seek(step ?? Infinity));
  }

  async findChange(watched: Watched, from: number, direction: 'next' | 'previous'): Promise<number | null> {
    checkWatched(watched);
    requireInteger(from, 'from', 0);
    const directions: readonly string[] = ['next', 'previous'];
    if (!directions.includes(direction)) throw new EngineError("The direction must be 'next' or 'previous'.");
    return this.look(() => this.requireSteps().find(watched, from, direction));
  }

  on(listener: (event: EngineEvent) => void): () => void {
    if (typeof listener !== 'function') throw new EngineError('on() takes a function.');
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.wakeInput?.();
    this.listeners.clear();
    if (!this.active) this.session.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  private look<T>(read: (session: LiveSession) => T): Promise<T> {
    return new Promise((resolve) => {
      this.requireLive();
      resolve(read(this.session));
    });
  }

  private requireLive(): void {
    if (this.disposed) throw new EngineError('This engine has been disposed.');
  }

  private requireSteps(): Timeline {
    if (!this.steps) throw new EngineError('There is no timeline: nothing was run with one.');
    if (this.status === 'running') throw new EngineError('The program is running: stop it first.');
    return this.steps;
  }

  private emit(event: EngineEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  private setStatus(status: Status): void {
    if (this.status === status) return;
    this.status = status;
    this.emit({ kind: 'status', status });
  }

  /** One task after the other, whatever becomes of the one before. */
  private enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = this.queue.then(async () => {
      this.requireLive();
      this.active = true;
      this.stopRequestedAt = null;
      let ended = (): void => undefined;
      this.current = new Promise((resolve) => {
        ended = resolve;
      });
      try {
        return await task();
      } finally {
        this.active = false;
        if (this.disposed) this.session.dispose();
        ended();
      }
    });
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async renewSession(freshInstance = false): Promise<void> {
    if (!freshInstance) {
      this.steps?.return();
      this.session.dispose();
    }
    this.steps = null;
    if (freshInstance || this.module.HEAPU8.length > keptMemory) this.module = await instantiateEngine(this.wasm);
    this.session = new LiveSession(this.module);
    this.untouched = true;
  }

  /** Resumes what was started until it ends; sends output as it comes. */
  private async drive(): Promise<Completion> {
    const output: OutputChunk[] = [];
    this.setStatus('running');
    try {
      while (true) {
        const begun = performance.now();
        const status = this.session.raw.resume(this.budget.instructions);
        const took = performance.now() - begun;
        if (status === RawStatus.running) this.budget.took(took);
        const ended = status !== RawStatus.running && status !== RawStatus.needsInput;
        for (const chunk of this.session.takeOutput(ended)) {
          output.push(chunk);
          this.emit({ kind: 'output', ...chunk });
        }
        if (ended) return { status, output };
        this.steps?.sliceEnded(took);
        if (this.disposed) throw new EngineError('This engine was disposed while a program ran.');
        if (status === RawStatus.needsInput && this.stopRequestedAt === null) await this.waitForInput();
        await this.pause();
        if (this.isGraceOver()) {
          this.session.raw.abandon();
          return { status: RawStatus.raised, output };
        }
      }
    } catch (error) {
      if (error instanceof EngineError) throw error;
      return { status: RawStatus.raised, output, failure: await this.recover(error) };
    }
  }

  private isGraceOver(): boolean {
    return this.stopRequestedAt !== null && performance.now() - this.stopRequestedAt > graceMilliseconds;
  }

  private async waitForInput(): Promise<void> {
    this.setStatus('needsInput');
    const answered = new Promise<void>((resume) => {
      this.wakeInput = resume;
    });
    this.emit({ kind: 'needsInput' });
    await answered;
    this.wakeInput = null;
    this.setStatus('running');
  }

  /** The engine trapped: its memory cannot be trusted any more. */
  private async recover(error: unknown): Promise<string> {
    const message = `The engine failed (${error instanceof Error ? error.message : String(error)}); the session begins anew.`;
    await this.renewSession(true);
    this.emit({ kind: 'restarted', message });
    return message;
  }

  private conclude(completion: Completion): RunResult {
    const stopped = this.stopRequestedAt !== null && completion.status === RawStatus.raised;
    const result: RunResult = completion.failure
      ? { status: 'raised', exitCode: 1, exception: null }
      : stopped
        ? { status: 'stopped', exitCode: 130, exception: this.session.exception() }
        : { status: this.session.finalStatus(), exitCode: this.session.raw.exitCode(), exception: this.session.exception() };
    this.setStatus(result.status);
    return result;
  }
}
