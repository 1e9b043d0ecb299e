// The page's place in the timeline: which step is on show, and the way to others. Seeks that come faster than the engine answers are
// left out but for the last.
import { markBits } from '../engine/check.js';
import type { Engine, Snapshot, StackFrame, StepMark, TimelineInfo, TracebackFrame, Watched } from '../engine/contract.js';
import { grouped } from './values.js';

export const stepMarks = Object.keys(markBits) as StepMark[];

/** What a step shows, in a sentence for the live region. */
export function stepInWords(step: number, info: TimelineInfo, frame: StackFrame | undefined): string {
  if (step > info.steps || !frame) return `After the last of ${grouped(info.steps)} steps.`;
  const where = frame.function === '<module>' ? '' : `, in ${frame.function}`;
  return `Step ${grouped(step)} of ${grouped(info.steps)}: ${frame.file} line ${frame.line}${where}.`;
}

/** Sets of marks for `columns` equal parts of the timeline, each a sum of 1 output, 2 export, 4 release, 8 write, 16 exception. */
export function markColumns(info: TimelineInfo, columns: number): number[] {
  const found = Array.from({ length: columns }, () => 0);
  info.marks.forEach((marks, index) => {
    if (marks === 0) return;
    const column = Math.min(columns - 1, Math.floor((Math.max(0, index * info.width - 1) / (info.steps + 1)) * columns));
    found[column] = (found[column] ?? 0) | marks;
  });
  return found;
}

export class PageTimeline {
  info: TimelineInfo | null = null;
  /** The step on show; info.steps + 1 is the moment after the last line. */
  step = 0;
  /** What the session had written by then, in UTF-16 code units. */
  output = 0;
  private wanted_: number | null = null;
  private target_: number | null = null;
  private going_: Promise<void> | null = null;

  /** `show` reads the session again after a seek. */
  constructor(
    private readonly engine: Engine,
    private readonly show: () => Promise<Snapshot>,
    private readonly say: (sentence: string) => void,
  ) {}

  get end(): number {
    return (this.info?.steps ?? 0) + 1;
  }

  /** The step on show, or the one on the way to it: what the next move counts from. */
  get target(): number {
    return this.target_ ?? this.step;
  }

  /** True while a moment before the end is on show. */
  get isPast(): boolean {
    return this.info !== null && this.step < this.end;
  }

  /** A run or statement begins: what comes is the end of the timeline. */
  begin(): void {
    this.info = null;
    this.step = 0;
    this.wanted_ = null;
    this.target_ = null;
  }

  /** It has ended, or waits for input. */
  async settle(): Promise<void> {
    const info = await this.engine.timeline();
    this.info = info && info.steps > 0 ? info : null;
    this.step = this.end;
  }

  async go(step: number): Promise<void> {
    if (!this.info) return;
    this.wanted_ = Math.min(Math.max(1, Math.round(step)), this.end);
    this.target_ = this.wanted_;
    this.going_ ??= this.follow_().finally(() => (this.going_ = this.target_ = null));
    await this.going_;
  }

  async find(watched: Watched, direction: 'next' | 'previous', name: string): Promise<void> {
    if (!this.info) return;
    const from = this.target;
    const found = await this.engine.findChange(watched, from, direction);
    if (found === null) this.say(`No ${direction === 'next' ? 'later' : 'earlier'} ${name}.`);
    await this.go(found ?? from);
  }

  /** Goes to where a frame of the traceback last began its line. */
  async goToFrame({ frame, line, function: name }: TracebackFrame): Promise<void> {
    const info = this.info;
    if (!info || frame === undefined) return;
    const found = await this.engine.findChange({ kind: 'line', frame, line }, this.end + 1, 'previous');
    if (found === null) this.say(`Line ${line}, in ${name}, began at none of the ${grouped(info.steps)} steps.`);
    else await this.go(found);
  }

  private async follow_(): Promise<void> {
    while (this.wanted_ !== null && this.info) {
      const step: number = this.wanted_;
      this.wanted_ = null;
      // Asked for at once: between two answers the page may be busy drawing.
      const [{ output }, snapshot] = await Promise.all([this.engine.seek(step), this.show()]);
      this.step = step;
      this.output = output;
      const info = this.info as TimelineInfo | null; // a run may have begun meanwhile
      if (info) this.say(stepInWords(step, info, snapshot.stack.at(-1)));
    }
  }
}
