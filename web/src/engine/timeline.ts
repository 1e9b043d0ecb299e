// Timeline: goes to any step of a session by putting back the nearest checkpoint before it and running on from there.
import { markBits, utf8 } from './check.js';
import { type Checkpoint, type CheckpointFacts, Checkpoints } from './checkpoints.js';
import type { Moment, TimelineInfo, Watched } from './contract.js';
import { EngineError } from './errors.js';
import { type RawModule, RawStatus } from './raw.js';
import type { LiveSession } from './session.js';

/** Running between two checkpoints, in milliseconds, and at least this many times what a checkpoint takes. */
const smallestInterval = 10;
const intervalPerCost = 6;
const hugeBudget = 1 << 30;

/** Marks and lines are no state that a step shares with the next: each one counts. */
const isState = ({ kind }: Watched): boolean => kind === 'byte' || kind === 'variable';
const isUnderWay = (status: number): boolean => status === RawStatus.running || status === RawStatus.needsInput;

/** cpp/session.h's found_changes. */
interface Changes {
  readonly first: number;
  readonly last: number;
  readonly initial: string | null;
  readonly final: string | null;
}

export class Timeline {
  private readonly checkpoints: Checkpoints;
  /** The session as it stands after all that has run; set while another step is on show. */
  private present: Checkpoint | null = null;
  private presentJson = '';
  private readonly answers: (string | null)[] = [];
  private ran = 0;
  private sinceCheckpoint = 0;
  private cost = 0;

  /** The session must have been told to watch steps, and have started. */
  constructor(
    module: RawModule,
    private readonly session: LiveSession,
  ) {
    this.checkpoints = new Checkpoints(module);
    this.pin();
  }

  /** What follows could not be had by running on from before: a statement that was typed, an interruption. */
  pin(): void {
    this.take(true);
  }

  /** A slice of the live session has taken so long. */
  sliceEnded(milliseconds: number): void {
    this.ran += milliseconds;
    this.sinceCheckpoint += milliseconds;
    if (this.sinceCheckpoint >= Math.max(smallestInterval, intervalPerCost * this.cost)) this.take(false);
  }

  /** A line of input has been given; null: its end. */
  answered(line: string | null): void {
    this.answers.push(line);
  }

  info(): TimelineInfo {
    const json = this.present ? this.presentJson : this.session.raw.timelineJson();
    return { ...(JSON.parse(json) as Omit<TimelineInfo, 'checkpoints'>), checkpoints: { count: this.checkpoints.count, bytes: this.checkpoints.size } };
  }

  /** Shows the moment before a step's line; beyond the last step: the session as it stands after all that has run. */
  seek(step: number): Moment {
    this.return();
    if (step > this.session.raw.steps()) return { output: this.session.written };
    this.leave();
    const checkpoint = this.before(step);
    this.run(checkpoint, step);
    if (!this.session.raw.hasArrived()) {
      this.return();
      throw new EngineError(`Step ${step} was not met again.`);
    }
    return { output: checkpoint.output + this.session.untakenOutput() };
  }

  /** The nearest step after (or before) the given one at which what is watched changes; null if there is none. */
  find(watched: Watched, from: number, direction: 'next' | 'previous'): number | null {
    const { raw } = this.session;
    this.return();
    const steps = raw.steps();
    this.leave();
    try {
      return direction === 'next' ? this.findNext(watched, from, steps) : this.findPrevious(watched, Math.min(from, steps + 2));
    } finally {
      this.return();
    }
  }

  /** Back to the session as it stands after all that has run. */
  return(): void {
    if (!this.present) return;
    this.checkpoints.restore(this.present);
    this.present = null;
  }

  private leave(): void {
    this.presentJson = this.session.raw.timelineJson();
    this.present = this.checkpoints.copy(this.facts(true));
  }

  private facts(pinned: boolean): CheckpointFacts {
    return { step: this.session.raw.steps(), answers: this.answers.length, output: this.session.written, age: this.ran, pinned };
  }

  private take(pinned: boolean): void {
    const begun = performance.now();
    this.checkpoints.take(this.facts(pinned));
    this.cost = performance.now() - begun;
    this.sinceCheckpoint = 0;
  }

  private before(step: number): Checkpoint {
    const checkpoint = this.checkpoints.before(step);
    if (!checkpoint) throw new EngineError(`There is no step ${step}.`);
    return checkpoint;
  }

  /** Runs on from a checkpoint until the line of that step is about to run, or to where the stretch ends. */
  private run(checkpoint: Checkpoint, step: number, prepare?: () => void): void {
    const { raw } = this.session;
    this.checkpoints.restore(checkpoint);
    prepare?.();
    raw.stopAtStep(step);
    let { answers } = checkpoint;
    try {
      while (!raw.hasArrived()) {
        const status = raw.resume(hugeBudget);
        if (!isUnderWay(status)) return;
        if (status !== RawStatus.needsInput) continue;
        if (answers >= this.answers.length) return;
        const line = this.answers[answers];
        answers += 1;
        if (line === null || line === undefined) raw.endInput();
        else raw.provideInput(utf8(`${line}\n`));
      }
    } catch (error) {
      if (!raw.hasArrived()) throw error; // no arrival, but a failure of the engine
    }
  }

  private watch(watched: Watched, after: number): void {
    const { raw } = this.session;
    switch (watched.kind) {
      case 'byte':
        raw.watchByte(watched.bufferId, watched.offset, after);
        break;
      case 'variable':
        raw.watchVariable(utf8(watched.scope), utf8(watched.name), after);
        break;
      case 'marks':
        raw.watchMarks(watched.marks.reduce((bits, mark) => bits | markBits[mark], 0), after);
        break;
      case 'line':
        raw.watchLine(watched.frame, watched.line, after);
        break;
    }
  }

  /** Compares the steps between a checkpoint and a later step, that step included. */
  private changes(watched: Watched, checkpoint: Checkpoint, until: number, after = 0): Changes {
    this.run(checkpoint, until, () => this.watch(watched, after));
    return JSON.parse(this.session.raw.foundChanges()) as Changes;
  }

  private findNext(watched: Watched, from: number, steps: number): number | null {
    let state: string | null = null; // at the step of the checkpoint that the stretch begins with
    for (let checkpoint: Checkpoint | null = this.before(Math.max(1, from)); checkpoint; ) {
      const next: Checkpoint | null = this.checkpoints.after(checkpoint);
      const found = this.changes(watched, checkpoint, next?.step ?? steps + 1, from);
      if (state !== null && found.initial !== null && found.initial !== state && isState(watched)) return checkpoint.step + 1;
      if (found.first > 0) return found.first;
      state = found.final ?? state;
      checkpoint = next;
    }
    return null;
  }

  private findPrevious(watched: Watched, from: number): number | null {
    let initial: string | null = null; // at the first step of the stretch after this one
    for (let until = from - 1; until >= 1; ) {
      const checkpoint = this.before(until);
      const found = this.changes(watched, checkpoint, until);
      if (initial !== null && found.final !== null && found.final !== initial && isState(watched)) return until + 1;
      if (found.last > 0) return found.last;
      initial = found.initial ?? initial;
      until = checkpoint.step;
    }
    return null;
  }
}
