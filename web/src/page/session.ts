// The page's state: one engine, the last snapshot and exception, the transcript. Elements read it and listen for 'change'.
import type { Engine, EngineEvent, EngineOptions, ExceptionRecords, ExecuteResult, PythonException, RunResult, Snapshot, SourceLocation, Status, ViewInfo } from '../engine/contract.js';
import type { Fix } from './fixes.js';
import { hasPointers, startsOf } from './indexing.js';
import { letterOf, type PlacedView } from './layout.js';
import { PageTimeline, stepInWords } from './timeline.js';
import type { PictureOfBuffer } from './story.js';
import { Transcript } from './transcript.js';
import { confirmedFixes, recordedExceptions } from './trials.js';

/** A view with what the page knows of it beyond the snapshot. */
export interface MarkedView {
  readonly view: PlacedView;
  /** Its letter, the same wherever it is drawn. */
  readonly letter: string;
  /** Counts from 0 in the order of appearance; picks colour and pattern. */
  readonly index: number;
  /** The buffer it shows or, once released, showed; null if never seen alive. */
  readonly bufferId: number | null;
}

/** The exception on show and where it came from. */
export interface Shown {
  readonly exception: PythonException;
  /** What the person ran: the program's file, or the statement. */
  readonly origin: { readonly kind: 'program'; readonly main: string } | { readonly kind: 'statement'; readonly source: string };
}

/** An engine that takes calls; one that is not there yet says when it is `ready`, and answers then. */
export type OpenedEngine = Engine & { readonly ready?: Promise<void> };
export type OpenEngine = (options?: EngineOptions) => OpenedEngine;

export type EngineState = 'loading' | 'ready' | 'failed';

/** A statement that was typed, and where the session stood before it: the entry that tells it, what had been written, what had been answered. */
interface Statement {
  readonly source: string;
  readonly entry: number;
  readonly written: number;
  readonly answers: string;
}

/** Pointers beyond this byte are not followed at every change. */
const pointersWithin = 65_536;

/** What a picture that is kept holds at most: bytes of a buffer, and buffers. */
const bytesDrawn = 1024;
const buffersDrawn = 40;

/** Milliseconds after which nobody waits for a frame: pages out of sight have none. */
const frameWithin = 100;

/** Resolves once the browser has drawn; at once where there is none. */
export function nextFrame(): Promise<void> {
  if (typeof requestAnimationFrame !== 'function') return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, frameWithin);
    requestAnimationFrame(() => setTimeout(resolve)); // a frame is drawn after its callbacks
  });
}

const emptySnapshot: Snapshot = { step: 0, stack: [], variables: [], buffers: [], views: [] };

/** The first of an object's names that can be used at the prompt: 'view' or 'views[0]', but not 'view in fill()'. */
export function promptName(names: readonly string[]): string | null {
  return names.find((name) => !name.includes(' in ')) ?? null;
}

/** The message as the traceback's last line has it: a SyntaxError's str() also names file and line. */
export function messageOf(exception: PythonException): string {
  return exception.syntax ? exception.message.replace(/ \([^()]*, line \d+\)$/, '') : exception.message;
}

export class PageSession extends EventTarget {
  readonly transcript = new Transcript();
  engineState: EngineState = 'loading';
  /** Why the engine could not be had; a sentence. */
  engineFailure = '';
  status: Status = 'idle';
  /** True while a run or statement is under way. */
  busy = false;
  snapshot: Snapshot = emptySnapshot;
  shown: Shown | null = null;
  /** Edits of the program that were tried and get past the line that failed; null before anybody asked. */
  fixes: readonly Fix[] | 'trying' | null = null;
  /** What became of every exception of the last run; null before anybody asked. */
  records: ExceptionRecords | 'reading' | null = null;
  /** They were read from a run that took too long and was ended. */
  recordsCut = false;
  /** Raised by every inspection: byte windows read again when it changes. */
  revision = 0;
  /** The file texts of the last run, so that marks are set only where they still hold. */
  ranFiles: Readonly<Record<string, string>> = {};
  /** The statements since the last run; the engine numbers them in tracebacks: <python-input-0> and so on. */
  private statements_: readonly Statement[] = [];
  /** The program was stopped: a run of the same would not come to the same place. */
  private stopped_ = false;
  /** What the engine writes is known already. */
  private replaying_ = false;
  /** What the transcript says at the end of what runs, once its steps are counted. */
  private lastNote_ = '';
  /** One sentence on what happened last, for the live region. */
  announcement = '';

  /** Null until the engine is ready. */
  timeline: PageTimeline | null = null;

  /** The file that ran last. */
  private main_ = '';
  private openEngine_: OpenEngine | null = null;
  private running_ = false;
  private answers_ = '';
  private engine_: Engine | null = null;
  private letters_ = new Map<number, number>();
  private lastAlive_ = new Map<number, PlacedView>();
  private reading_ = 0;
  private readTimer_: ReturnType<typeof setTimeout> | undefined;
  private pollTimer_: ReturnType<typeof setTimeout> | undefined;
  private changeTimer_: ReturnType<typeof setTimeout> | undefined;
  private changeWait_ = 0;

  /** Programs can be run from here on; the engine that runs them may still be on its way. */
  start(openEngine: OpenEngine): void {
    this.openEngine_ = openEngine;
    try {
      const engine = openEngine({ onEvent: (event) => this.onEvent_(event) });
      this.engine_ = engine;
      this.timeline = new PageTimeline(
        engine,
        () => this.inspect_(),
        (sentence) => {
          this.announcement = sentence;
          this.changed();
        },
      );
      if (engine.ready) engine.ready.then(() => this.started_(), (error: unknown) => this.failed_(error));
      else this.started_();
    } catch (error) {
      this.failed_(error);
    }
  }

  private started_(): void {
    this.engineState = 'ready';
    this.changed();
  }

  private failed_(error: unknown): void {
    this.engine_ = null;
    this.engineState = 'failed';
    this.engineFailure = error instanceof Error ? error.message : String(error);
    this.changed();
  }

  /**
   * Python code is running, or broke off with the engine, as it does when the page is left; false as soon as it has ended, while `busy` is
   * true until all that came of it has been asked for.
   */
  get runs(): boolean {
    return this.running_ && this.engineState === 'ready';
  }

  /** Memory has been read since the program began. */
  get isPictured(): boolean {
    return this.snapshot !== emptySnapshot;
  }

  /** Runs the program afresh. */
  async run(files: Readonly<Record<string, string>>, main: string, stdin = ''): Promise<void> {
    const engine = this.engine_;
    if (!engine || this.busy) return;
    this.letters_.clear();
    this.lastAlive_.clear();
    this.ranFiles = files;
    this.forgetStatements_();
    this.shown = null;
    this.fixes = null;
    this.records = null;
    this.main_ = main;
    this.answers_ = stdin;
    this.snapshot = emptySnapshot;
    this.revision += 1;
    this.transcript.begin();
    this.transcript.add('note', `python3 ${main}`);
    await this.work_(async () => {
      const result = await engine.run({ files, main, stdin, interactive: true, timeline: true });
      this.settle_(result, { kind: 'program', main });
    });
  }

  /**
   * Tries fixes of the exception on show, each in a run of its own. Done when asked for: what the fixed program calls may be in the part of
   * the engine that a first visit does without.
   */
  async tryFixes(): Promise<void> {
    const { shown, timeline } = this;
    if (shown?.origin.kind !== 'program' || !timeline?.info || !this.openEngine_ || this.fixes !== null) return;
    const { exception, origin } = shown;
    const failure = { exception, files: this.ranFiles, main: origin.main, stdin: this.answers_, steps: timeline.info.steps };
    const isWanted = (): boolean => this.shown === shown && !this.busy;
    this.fixes = 'trying';
    this.changed();
    const fixes = await confirmedFixes(this.openEngine_, failure, isWanted).catch(() => []);
    if (this.shown !== shown) return;
    this.fixes = fixes;
    this.changed();
  }

  /** What input() was given since the program began. */
  get answers(): string {
    return this.answers_;
  }

  /** Runs the program and the statements after it once more, apart, and reads what became of their exceptions. */
  async readExceptions(): Promise<void> {
    const files = this.ranFiles;
    if (!this.openEngine_ || this.main_ === '') return;
    const reading = ++this.reading_;
    this.records ??= 'reading';
    this.changed();
    const past = { files, main: this.main_, stdin: this.answers_ };
    const recorded = await recordedExceptions(this.openEngine_, past, this.statements_.map(({ source }) => source)).catch(() => null);
    if (this.ranFiles !== files || this.reading_ !== reading) return;
    this.records = recorded?.records ?? null;
    this.recordsCut = recorded?.isCut ?? false;
    this.changed();
  }

  /** What is on show of exceptions is read again once no further statement follows. */
  private readExceptionsAgain_(): void {
    if (this.records === null) return;
    clearTimeout(this.readTimer_);
    this.readTimer_ = setTimeout(() => {
      if (this.records !== null) void this.readExceptions();
    }, 300);
  }

  /**
   * Runs one statement in the live session, written into the transcript first. Resolves to the result, or null if the engine is
   * busy or not there.
   */
  async execute(source: string): Promise<ExecuteResult | null> {
    const engine = this.engine_;
    if (!engine || this.busy) return null;
    const { written } = this.transcript;
    const entry = this.transcript.add('statement', source.trimEnd(), this.timeline?.end);
    const answers = this.answers_;
    let result: ExecuteResult | null = null;
    await this.work_(async () => {
      result = await engine.execute(source);
      if (result.incomplete) this.transcript.remove(entry.id);
      else {
        this.statements_ = [...this.statements_, { source, entry: entry.id, written, answers }];
        this.settle_(result, { kind: 'statement', source });
        this.readExceptionsAgain_();
      }
    });
    return result;
  }

  /** The statement that can be taken back: the last one since the program ran. Null if there is none, or if anything was stopped. */
  get lastStatement(): string | null {
    return this.stopped_ ? null : (this.statements_.at(-1)?.source ?? null);
  }

  /** Takes the last statement back: the program and the statements before it run again, and come to where they came before. */
  async takeBack(): Promise<void> {
    const engine = this.engine_;
    const last = this.statements_.at(-1);
    if (!engine || this.busy || this.stopped_ || !last) return;
    const { source } = last;
    const kept = this.statements_.slice(0, -1);
    await this.work_(async () => {
      if (!(await this.replay_(engine, kept, last.answers))) {
        this.forgetStatements_();
        this.stopped_ = true;
        this.announcement = 'Stopped.';
        this.transcript.add('note', this.announcement, this.timeline?.end);
        return;
      }
      this.statements_ = kept;
      this.answers_ = last.answers;
      this.transcript.takeBack(last.entry, last.written);
      if (this.shown?.origin.kind === 'statement' && this.shown.origin.source === source) this.shown = null;
      this.announcement = `Taken back: ${source}`;
      this.readExceptionsAgain_();
    });
  }

  /** Runs the program and statements again, in silence; false if that was stopped. */
  private async replay_(engine: Engine, statements: readonly Statement[], stdin: string): Promise<boolean> {
    this.replaying_ = true;
    try {
      if (this.main_ === '') await engine.reset();
      else if (!this.cameAgain_(await engine.run({ files: this.ranFiles, main: this.main_, stdin, interactive: true, timeline: true }), this.main_)) return false;
      for (const { source } of statements) if (!this.cameAgain_(await engine.execute(source), source)) return false;
      return true;
    } finally {
      this.replaying_ = false;
    }
  }

  /** Runs statements in order until one raises. */
  async executeAll(sources: readonly string[]): Promise<boolean> {
    for (const source of sources) {
      const result = await this.execute(source);
      if (result?.incomplete) {
        this.announcement = `Not run, because a bracket or quote is left open: ${source}`;
        this.transcript.add('note', this.announcement, this.timeline?.end);
        this.changed();
      }
      if (!result || result.incomplete || result.exception) return false;
    }
    return true;
  }

  /** The line of the program, or of a statement, as it ran; null if it is not known. */
  sourceLine(place: SourceLocation): string | null {
    const typed = /^<python-input-(\d+)>$/.exec(place.file);
    const text = typed ? this.statements_[Number(typed[1])]?.source : this.ranFiles[place.file];
    return text?.split('\n')[place.line - 1]?.trim() ?? null;
  }

  async stop(): Promise<void> {
    await this.engine_?.stop();
  }

  /** Stops what runs, and resolves when it has ended. */
  async halt(): Promise<void> {
    if (!this.busy) return;
    const ended = new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.busy) return;
        this.removeEventListener('change', look);
        resolve();
      };
      this.addEventListener('change', look);
    });
    await this.stop();
    await ended;
  }

  provideInput(line: string | null): void {
    this.transcript.add('input', line === null ? '(end of file)' : line, this.timeline?.end); // input()'s own step is the last so far
    this.timeline?.begin();
    if (line !== null) this.answers_ += `${line}\n`;
    this.engine_?.provideInput(line);
    this.changed();
  }

  async readBytes(bufferId: number, start: number, end: number): Promise<Uint8Array> {
    if (!this.engine_) return new Uint8Array();
    return this.engine_.readBytes(bufferId, start, end);
  }

  /** The buffers that have a name or a view, each with its first bytes. */
  async picture(): Promise<PictureOfBuffer[]> {
    const marks = this.markedViews();
    const pictures = this.snapshot.buffers.map((buffer) => ({ buffer, marks: marks.filter((mark) => mark.bufferId === buffer.id) }));
    const worth = pictures.filter((picture) => picture.buffer.names.length > 0 || picture.marks.length > 0);
    return Promise.all(worth.slice(0, buffersDrawn).map(async (picture) => ({ ...picture, bytes: await this.readBytes(picture.buffer.id, 0, bytesDrawn) })));
  }

  /** The moment on show, in a sentence. */
  get moment(): string {
    const { timeline, snapshot } = this;
    return timeline?.info ? stepInWords(timeline.step, timeline.info, snapshot.stack.at(-1)) : 'After the last line.';
  }

  dismissException(): void {
    this.shown = null;
    this.changed();
  }

  clearTranscript(): void {
    this.transcript.clear();
    this.changed();
  }

  /** Every view of the snapshot with its letter, oldest first. */
  markedViews(): MarkedView[] {
    return this.snapshot.views.map((view) => this.mark_(view));
  }

  /** Letter and colour index of a view id, also after the view has gone. */
  letterOfView(id: number): { readonly letter: string; readonly index: number } | null {
    const index = this.letters_.get(id);
    return index === undefined ? null : { letter: letterOf(index), index };
  }

  /** Names bound in __main__. */
  globalNames(): Set<string> {
    return new Set(this.snapshot.variables.filter((variable) => variable.scope === '').map((variable) => variable.name));
  }

  /** Names in __main__ bound to a module; 'array.array' where the program said `from array import array`. */
  moduleNames(): Set<string> {
    const globals = this.snapshot.variables.filter((variable) => variable.scope === '');
    const names = new Set(globals.filter((variable) => variable.type === 'module').map((variable) => variable.name));
    if (globals.some((variable) => variable.name === 'array' && variable.repr === "<class 'array.array'>")) names.add('array.array');
    return names;
  }

  /** Tells the elements, a few milliseconds later and once for all that came meanwhile; what runs has them tell less often. */
  changed(): void {
    const wait = this.busy ? 50 : 10;
    if (this.changeTimer_ !== undefined && this.changeWait_ <= wait) return;
    clearTimeout(this.changeTimer_);
    this.changeWait_ = wait;
    this.changeTimer_ = setTimeout(() => this.tell_(), wait);
  }

  /** Tells the elements now. */
  private tell_(): void {
    clearTimeout(this.changeTimer_);
    this.changeTimer_ = undefined;
    this.dispatchEvent(new Event('change'));
  }

  /** Says whether it ended as before. The frames have other numbers now: what is on show of it is told anew. */
  private cameAgain_({ status, exception }: RunResult, source: string): boolean {
    const origin = this.shown?.origin;
    if (exception && origin && source === (origin.kind === 'program' ? origin.main : origin.source)) this.shown = { exception, origin };
    return status !== 'stopped';
  }

  private forgetStatements_(): void {
    this.statements_ = [];
    this.stopped_ = false;
  }

  private mark_(view: ViewInfo): MarkedView {
    const index = this.letters_.get(view.id) ?? 0;
    const alive = view.released ? this.lastAlive_.get(view.id) : view;
    return { view: alive && view.released ? { ...alive, released: true, names: view.names, lamps: view.lamps } : view, letter: letterOf(index), index, bufferId: alive?.bufferId ?? null };
  }

  private async work_(task: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.running_ = true;
    this.timeline?.begin();
    this.changed();
    this.poll_();
    try {
      await task();
      this.running_ = false;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (this.engineState !== 'failed') this.lastNote_ = message;
      this.announcement = message;
    }
    clearTimeout(this.pollTimer_);
    await Promise.all([this.inspect_(), this.timeline?.settle().catch(() => undefined), this.explained_()]);
    if (this.lastNote_ !== '') this.transcript.add('note', this.lastNote_, this.timeline?.end);
    this.lastNote_ = '';
    this.busy = false;
    this.tell_();
  }

  /** An explanation does not wait for the picture: where none is on show yet, it gets a frame of its own. */
  private async explained_(): Promise<void> {
    if (!this.shown || this.isPictured) return;
    this.tell_();
    await nextFrame();
  }

  /** Shows the buffers of a run under way, a few times a second. */
  private poll_(): void {
    this.pollTimer_ = setTimeout(() => {
      void this.inspect_().then(() => {
        if (this.busy) this.poll_();
      });
    }, 400);
  }

  private async inspect_(): Promise<Snapshot> {
    if (!this.engine_) return this.snapshot;
    try {
      const snapshot = await this.engine_.inspect();
      this.snapshot = { ...snapshot, views: await Promise.all(snapshot.views.map((view) => this.placed_(view))) };
    } catch {
      this.snapshot = emptySnapshot;
    }
    for (const view of this.snapshot.views) {
      if (!this.letters_.has(view.id)) this.letters_.set(view.id, this.letters_.size);
      if (!view.released) this.lastAlive_.set(view.id, view);
    }
    this.revision += 1;
    this.changed();
    return this.snapshot;
  }

  /** Follows the pointers of a view that has any. */
  private async placed_(view: ViewInfo): Promise<PlacedView> {
    const { bufferId } = view;
    if (bufferId === null || !hasPointers(view)) return view;
    const bytes = await this.readBytes(bufferId, 0, pointersWithin);
    const starts = await startsOf(view, (start, end) => Promise.resolve(bytes.slice(start, end)));
    return starts ? { ...view, starts } : view;
  }

  private settle_(result: RunResult, origin: Shown['origin']): void {
    const { exception } = result;
    if (result.status === 'stopped') {
      this.stopped_ = true;
      this.announcement = 'Stopped.';
      this.lastNote_ = 'Stopped.';
    } else if (exception) {
      this.shown = { exception, origin };
      this.announcement = `${exception.type}: ${messageOf(exception)}`;
    } else if (result.status === 'exited') {
      this.announcement = `The program ended with exit code ${result.exitCode}.`;
      this.lastNote_ = this.announcement;
    } else this.announcement = origin.kind === 'program' ? 'The program finished.' : `Done: ${origin.source}`;
  }

  private onEvent_(event: EngineEvent): void {
    switch (event.kind) {
      case 'output':
        if (!this.replaying_) this.transcript.add(event.stream, event.text);
        break;
      case 'status':
        this.status = event.status;
        break;
      case 'needsInput':
        this.announcement = 'The program waits for a line of input.';
        void this.timeline?.settle().then(() => this.changed());
        break;
      case 'restarted':
        this.forgetStatements_();
        this.stopped_ = true; // the program's own globals are gone
        this.transcript.begin();
        this.transcript.add('note', event.message);
        this.announcement = event.message;
        break;
    }
    this.changed();
  }
}
