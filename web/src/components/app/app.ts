// <bs-app>: the whole page; owns the program, the session and what the browser remembers.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PythonException, SourceLocation } from '../../engine/contract.js';
import { keepSize, sizeOf } from '../../page/arrangement.js';
import { Desk, type Undo } from '../../page/desk.js';
import type { Fix } from '../../page/fixes.js';
import { lessonIn, linkOf, type Lesson } from '../../page/lessons.js';
import { openingWorkspace } from '../../page/opening.js';
import { failurePlace, movedLine } from '../../page/places.js';
import { messageOf, PageSession, type OpenEngine } from '../../page/session.js';
import type { SharedProgram } from '../../page/share.js';
import type { Story } from '../../page/story.js';
import { load, save } from '../../page/storage.js';
import { Workspace } from '../../page/workspace.js';
import '../console/console.js';
import type { EditorMark } from '../editor/editor.js';
import '../exception/exception.js';
import '../exceptions/exceptions.js';
import type {} from '../export/export.js';
import '../memory/memory.js';
import '../program/program.js';
import '../timeline/timeline.js';
import '../variables/variables.js';
import type { FileRequest } from '../program/program.js';
import { controls } from '../shared/controls.styles.js';
import { crossIcon } from '../shared/icons.js';
import { styled } from '../shared/styled.js';
import '../splitter/splitter.js';
import { appStyles } from './app.styles.js';

/** Views marked at the line that took them; a loop may have taken hundreds. */
const tagsOnLine = 6;

const pageTitle = document.title;

/** Shares, in hundredths, of the program beside the picture and above the console. */
const [usualLeft, usualUpper] = [42, 62];

interface Notice {
  readonly text: string;
  readonly undo: Undo | null;
}

export class AppElement extends LitElement {
  static override styles = [controls, appStyles];
  static override properties = { narrow_: { state: true }, notice_: { state: true }, tick_: { state: true }, left_: { state: true }, upper_: { state: true } };
  declare private narrow_: boolean;
  declare private notice_: Notice | null;
  declare private tick_: number;
  declare private left_: number;
  declare private upper_: number;

  private readonly session_ = new PageSession();
  private readonly desk_ = new Desk(openingWorkspace);
  /** All lessons, once they are loaded. */
  private lessons_: readonly Lesson[] = [];
  /** The dialog for exports has been loaded. */
  private exporting_ = false;
  /** The lesson that was open at the end of the last visit. */
  private lastLesson_: string | null = null;
  private history_: readonly string[] = [];
  private saveTimer_ = 0;
  private noticeTimer_ = 0;
  private storageRefused_ = false;
  /** The last visit ended in the middle of a run: the program waits for the person to start it again. */
  private interrupted_ = false;
  /** What was pressed last, by mouse or keyboard, and all around it, innermost first. */
  private pressed_: readonly EventTarget[] = [];
  private ranAt_ = 0;
  private ran_ = false;
  private followedStep_ = 0;
  private waited_ = false;
  private marksKey_ = '';
  private marks_: readonly EditorMark[] | null = null;
  private readonly media_ = window.matchMedia('(max-width: 68rem)');

  constructor() {
    super();
    this.narrow_ = this.media_.matches;
    this.notice_ = null;
    this.tick_ = 0;
    this.left_ = sizeOf('left', usualLeft);
    this.upper_ = sizeOf('upper', usualUpper);
    const saved = load();
    if (saved) {
      this.desk_.restore(saved.workspace, saved.own);
      this.session_.transcript.restore(saved.entries);
      this.history_ = saved.history;
      this.interrupted_ = saved.running;
      this.lastLesson_ = saved.lesson;
      if (lessonIn(location.hash) === null) this.showLink_(saved.lesson);
    }
    this.media_.addEventListener('change', () => (this.narrow_ = this.media_.matches));
    this.session_.addEventListener('change', () => {
      this.tick_ += 1;
      // A page that is closed as soon as the end is on show was not closed during the run.
      if (this.ran_ && !this.session_.runs) this.saveNow_();
      else this.saveSoon_();
      this.ran_ = this.session_.runs;
      void this.updateComplete.then(() => this.followStep_());
      void this.updateComplete.then(() => this.askForInput_());
      window.setTimeout(() => this.keepFocus_(), 50);
    });
    window.addEventListener('pagehide', () => this.saveNow_());
    window.addEventListener('hashchange', () => void this.followLink_());
  }

  private get workspace_(): Workspace {
    return this.desk_.workspace;
  }

  /** Starts the engine and runs what the page opens on; the editor's surface is brought when that is on show. */
  async start(openEngine: OpenEngine): Promise<void> {
    await this.begin_(openEngine);
    await this.updateComplete;
    void this.renderRoot.querySelector('bs-program')?.editor?.load();
  }

  private async begin_(openEngine: OpenEngine): Promise<void> {
    this.session_.start(openEngine);
    // Without a link the program runs at once: the engine is at work while the elements are drawn for the first time.
    const [, shared] = location.hash === '' ? [false, null] : await Promise.all([this.openLinked_(), this.openShared_()]);
    if (this.session_.engineState === 'failed') return;
    if (shared) return this.runShared_(shared);
    if (this.interrupted_) this.notify_({ text: 'The program was still running when the page was closed. Press Run to start it again.', undo: null });
    else await this.run_();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('bs-console')?.restoreHistory(this.history_);
  }

  protected override updated(): void {
    const { lesson } = this.desk_;
    document.title = lesson ? `${lesson.title} · Bufferscope` : pageTitle;
  }

  protected override render(): TemplateResult {
    const session = this.session_;
    const { shown } = session;
    const revision = session.revision;
    const program = html`<bs-program
      .files=${this.workspace_.files}
      .main=${this.workspace_.main}
      .active=${this.workspace_.active}
      .marks=${this.editorMarks_()}
      .request=${(request: FileRequest) => this.onFile_(request)}
      ?ready=${session.engineState === 'ready' && !session.busy}
      ?running=${session.busy}
    ></bs-program>`;
    const console = html`<bs-console
      .session=${session}
      .entries=${session.transcript.entries}
      .step=${session.timeline?.isPast ? session.timeline.step : 0}
      .written=${session.timeline?.output ?? 0}
      ?waiting=${session.status === 'needsInput'}
      ?busy=${session.busy || session.engineState !== 'ready'}
      @history-changed=${(event: Event) => this.onHistory_(event)}
    ></bs-console>`;
    const exception = shown
      ? html`<bs-exception .session=${session} .shown=${shown} .fixes=${session.fixes} .revision=${revision} ?busy=${session.busy}></bs-exception>`
      : nothing;
    const { lesson } = this.desk_;
    const story = lesson ? html`<bs-lesson .lesson=${lesson} .lessons=${this.lessons_} @leave-lesson=${() => void this.leaveLesson_()}></bs-lesson>` : nothing;
    const timeline = html`<bs-timeline .session=${session} .revision=${revision} ?busy=${session.busy}></bs-timeline>`;
    const variables = html`<bs-variables .session=${session} .revision=${revision} ?busy=${session.busy}></bs-variables>`;
    const exceptions = html`<bs-exceptions .session=${session} .records=${session.records} .revision=${revision} ?busy=${session.busy}></bs-exceptions>`;
    const memory = html`<bs-memory .session=${session} .revision=${revision} ?busy=${session.busy}></bs-memory>`;
    return html`<div
      @click=${(event: Event) => (this.pressed_ = event.composedPath())}
      @run-program=${() => void this.run_()}
      @stop-program=${() => void session.stop()}
      @run-statements=${(event: CustomEvent<readonly string[]>) => void this.runStatements_(event.detail)}
      @apply-fix=${(event: CustomEvent<Fix>) => void this.applyFix_(event.detail)}
      @show-object=${(event: CustomEvent<number>) => this.showObject_(event.detail)}
      @go-to=${(event: CustomEvent<SourceLocation>) => void this.goTo_(event.detail)}
      @edit=${(event: CustomEvent<{ path: string; text: string }>) => this.onEdit_(event.detail)}
    >
      <header class="top">
        <h1>Bufferscope</h1>
        <p>See what Python’s buffers really do</p>
        <span class="status">${this.statusWords_()}</span>
        ${this.desk_.untouched ? nothing : html`<button type="button" class="quiet" title="Bring back the program ${lesson ? 'of the lesson' : 'the page opens on'}, and run it" ?disabled=${session.busy} @click=${() => void this.startOver_()}>Start over</button>`}
        ${!lesson && this.desk_.own ? html`<button type="button" class="quiet" title="Put this program away and bring your own one back" ?disabled=${session.busy} @click=${() => void this.leaveLesson_()}>Back to my program</button>` : nothing}
        <button type="button" title="Copy a link that holds this program and the step on show" @click=${() => void this.share_()}>Share</button>
        <button type="button" aria-haspopup="dialog" title="Keep the picture or the whole story as a file" @click=${() => void this.export_()}>Export</button>
        <button type="button" aria-haspopup="dialog" @click=${() => void this.listLessons_()}>Lessons</button>
      </header>
      ${session.engineState === 'failed' ? html`<p class="failed" role="alert">The Python engine could not start: ${session.engineFailure}</p>` : nothing}
      ${this.narrow_
        ? html`<main class="narrow">${story}${program}${timeline}${exception}${memory}${variables}${exceptions}${console}</main>`
        : html`<main class="wide" ${styled({ '--left': `${this.left_}fr`, '--right': `${100 - this.left_}fr`, '--upper': `${this.upper_}fr`, '--lower': `${100 - this.upper_}fr` })}>
            <div class="left">
              ${this.renderSplitter_('vertical', 'Width of the program', this.left_, usualLeft)} ${program}${timeline}
              <div class="lower">${this.renderSplitter_('horizontal', 'Height of the program', this.upper_, usualUpper)}${console}</div>
            </div>
            <div class="right">${story}${exception}${memory}${variables}${exceptions}</div>
          </main>`}
      ${this.notice_
        ? html`<div class="notice">
            <span>${this.notice_.text}</span>
            ${this.notice_.undo ? html`<button type="button" @click=${() => this.undo_()}>Undo</button>` : nothing}
            <button type="button" class="quiet" aria-label="Dismiss" @click=${() => this.notify_(null)}>${crossIcon}</button>
          </div>`
        : nothing}
      ${this.lessons_.length > 0 ? html`<bs-lessons .lessons=${this.lessons_} .current=${lesson}></bs-lessons>` : nothing}
      ${this.exporting_ ? html`<bs-export .story=${() => this.story_()}></bs-export>` : nothing}
      <div class="visually-hidden" role="status" aria-live="polite">${this.notice_?.text ?? session.announcement}</div>
    </div>`;
  }

  /** The edge between program and picture, or between program and console. */
  private renderSplitter_(orientation: 'vertical' | 'horizontal', label: string, value: number, usual: number): TemplateResult {
    const vertical = orientation === 'vertical';
    const sizeOfAll = (...selectors: readonly string[]): number =>
      selectors.reduce((sum, selector) => sum + (this.renderRoot.querySelector(selector)?.getBoundingClientRect()[vertical ? 'width' : 'height'] ?? 0), 0);
    return html`<bs-splitter
      orientation=${orientation}
      label=${label}
      .value=${value}
      .usual=${usual}
      .min=${vertical ? 25 : 15}
      .max=${vertical ? 70 : 85}
      .extent=${() => (vertical ? sizeOfAll('.left', '.right') : sizeOfAll('bs-program', '.lower'))}
      @resized=${(event: CustomEvent<number>) => this.resized_(vertical ? 'left' : 'upper', event.detail)}
    ></bs-splitter>`;
  }

  private resized_(part: 'left' | 'upper', size: number): void {
    this[`${part}_`] = size;
    keepSize(part, size);
  }

  private statusWords_(): string {
    const { session_: session } = this;
    if (session.engineState === 'loading') return 'Starting Python…';
    if (session.engineState === 'failed') return 'No engine';
    switch (session.status) {
      case 'running':
        return 'Running…';
      case 'needsInput':
        return 'Waiting for input';
      default:
        return 'Python 3.14';
    }
  }

  /** Runs what a button wrote and shows what came of it: the explanation, or the new buffer. */
  private async runStatements_(statements: readonly string[]): Promise<void> {
    const { session_: session } = this;
    const before = session.shown;
    const known = new Set(session.snapshot.buffers.map((buffer) => buffer.id));
    await session.executeAll(statements);
    await this.drawn_();
    if (session.shown && session.shown !== before) {
      this.renderRoot.querySelector('bs-exception')?.show();
      return;
    }
    const made = session.snapshot.buffers.find((buffer) => !known.has(buffer.id) && buffer.names.length > 0);
    if (made) this.renderRoot.querySelector('bs-memory')?.show(made.id);
  }

  /** After the session's last change has been drawn. */
  private async drawn_(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 60));
    await this.updateComplete;
  }

  /** Brings the opening program, or that of the lesson, back; the notice undoes it. */
  private async startOver_(): Promise<void> {
    const before = this.workspace_;
    this.changedDesk_(before, this.desk_.startOver(), this.desk_.lesson ? 'The program of the lesson is back.' : 'The opening program is back.');
    await this.run_();
  }

  // ---- links

  private async share_(): Promise<void> {
    const { timeline, answers } = this.session_;
    const { files, main } = this.workspace_;
    const { shareFragment } = await import('../../page/share.js');
    const fragment = shareFragment({ files, main, stdin: answers, step: timeline?.isPast ? timeline.step : null });
    const address = new URL(fragment, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      this.notify_({ text: 'The link is copied: it holds the whole program.', undo: null });
    } catch {
      history.replaceState(null, '', fragment);
      this.notify_({ text: 'The link is in the address bar: it holds the whole program.', undo: null });
    }
  }

  /** Puts the program that the address holds on the desk; null if it holds none. */
  private async openShared_(): Promise<SharedProgram | null> {
    if (!location.hash.startsWith('#share=')) return null;
    const { ShareError, sharedProgram } = await import('../../page/share.js');
    const fragment = location.hash;
    this.showLink_(null); // what is edited from now on is no longer what the link holds
    try {
      const program = sharedProgram(fragment);
      const before = this.workspace_;
      const worthKeeping = !this.desk_.untouched;
      const undo = this.desk_.place(new Workspace(program.files, program.main));
      this.changedDesk_(before, undo, worthKeeping ? 'The program of the link is open; your own one is kept.' : null);
      this.interrupted_ = false;
      return program;
    } catch (error) {
      if (!(error instanceof ShareError)) throw error;
      this.notify_({ text: error.message, undo: null });
      return null;
    }
  }

  private async runShared_({ stdin, step }: SharedProgram): Promise<void> {
    await this.run_(stdin);
    if (step !== null) await this.session_.timeline?.go(step);
  }

  // ---- files to keep

  private async export_(): Promise<void> {
    try {
      await import('../export/export.js');
    } catch {
      this.notify_({ text: 'The export could not be loaded. Is the network there?', undo: null });
      return;
    }
    this.exporting_ = true;
    this.tick_ += 1;
    await this.updateComplete;
    await this.renderRoot.querySelector('bs-export')?.show();
  }

  /** What is on show, as it is exported. */
  private async story_(): Promise<Story> {
    const { session_: session, workspace_: workspace } = this;
    const exception = session.timeline?.isPast ? null : (session.shown?.exception ?? null);
    const known = (file: string): boolean => workspace.text(file) !== undefined;
    const frame = session.timeline?.isPast ? session.snapshot.stack.findLast(({ file }) => known(file)) : exception ? failurePlace(exception, known) : null;
    return {
      title: this.desk_.lesson?.title ?? workspace.main,
      moment: session.moment,
      files: workspace.files.map(({ path, text }) => ({ path, text: session.ranFiles[path] ?? text })).filter(({ text }) => text.trim() !== ''),
      marked: frame ? { path: frame.file, line: frame.line } : null,
      entries: session.transcript.entries,
      exception,
      buffers: await session.picture(),
    };
  }

  // ---- lessons

  /** Opens the list of lessons. */
  private async listLessons_(): Promise<void> {
    if (await this.loadLessons_()) await this.renderRoot.querySelector('bs-lessons')?.show();
  }

  private async loadLessons_(): Promise<boolean> {
    try {
      this.lessons_ = (await import('../lessons/lessons.js')).lessons;
    } catch {
      this.notify_({ text: 'The lessons could not be loaded. Is the network there?', undo: null });
      return false;
    }
    this.tick_ += 1;
    await this.updateComplete;
    return true;
  }

  /** The address changed: by a lesson's link, or by going back to where none was. */
  private async followLink_(): Promise<void> {
    const shared = await this.openShared_();
    if (shared) {
      await this.session_.halt();
      await this.runShared_(shared);
    } else if (lessonIn(location.hash) === null) {
      if (this.desk_.lesson) await this.leaveLesson_();
    } else if (await this.openLinked_()) {
      await this.updateComplete;
      this.renderRoot.querySelector('bs-lesson')?.show();
      await this.session_.halt();
      await this.run_();
    }
  }

  /** Opens the lesson that the address names; says whether another program is there now. */
  private async openLinked_(): Promise<boolean> {
    const id = lessonIn(location.hash);
    if (id === null || id === this.desk_.lesson?.id || !(await this.loadLessons_())) return false;
    const lesson = this.lessons_.find((candidate) => candidate.id === id);
    if (!lesson) {
      this.notify_({ text: `There is no lesson “${id}”. The button Lessons lists all there are.`, undo: null });
      this.showLink_(this.desk_.lesson?.id ?? (id === this.lastLesson_ ? null : this.lastLesson_));
      return this.openLinked_();
    }
    const before = this.workspace_;
    const ownBefore = this.desk_.lesson === null;
    const worthKeeping = !this.desk_.untouched;
    const undo = this.desk_.open(lesson);
    if (!undo) return false;
    this.interrupted_ = false;
    const said = ownBefore ? 'Your own program comes back when you leave the lessons.' : 'The changed program of the last lesson was put away.';
    this.changedDesk_(before, undo, worthKeeping ? said : null);
    return true;
  }

  private async leaveLesson_(): Promise<void> {
    const before = this.workspace_;
    const said = this.desk_.untouched ? null : this.desk_.lesson ? 'The changed program of the lesson was put away.' : 'The program of the link was put away.';
    const undo = this.desk_.leave();
    this.showLink_(null);
    this.changedDesk_(before, undo, said);
    await this.updateComplete;
    this.renderRoot.querySelector('bs-program')?.editor?.focus();
    await this.session_.halt();
    await this.run_();
  }

  /** Draws a new program and, with words to say, offers to bring the one before back. */
  private changedDesk_(before: Workspace, undo: Undo, said: string | null): void {
    this.forgetTexts_(before);
    if (said === null) this.notify_(null);
    else {
      const undoAll = (): void => {
        const after = this.workspace_;
        undo();
        this.showLink_(this.desk_.lesson?.id ?? null);
        this.forgetTexts_(after);
      };
      this.notify_({ text: said, undo: undoAll });
    }
  }

  /** Makes the address name a lesson, or none, without following it. */
  private showLink_(id: string | null): void {
    history.replaceState(null, '', id === null ? location.pathname + location.search : linkOf(id));
  }

  private forgetTexts_(workspace: Workspace): void {
    const editor = this.renderRoot.querySelector('bs-program')?.editor;
    for (const { path } of workspace.files) editor?.forget(path);
    this.tick_ += 1;
    this.saveSoon_();
  }

  /** The program waits in input(): the prompt takes the keyboard, unless the person is writing elsewhere meanwhile. */
  private askForInput_(): void {
    const waits = this.session_.status === 'needsInput';
    const begins = waits && !this.waited_;
    this.waited_ = waits;
    if (!begins) return;
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const writing = at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea'));
    if (!writing || performance.now() - this.ranAt_ < 2000) this.renderRoot.querySelector('bs-console')?.focus();
  }

  /** When the button that was pressed is gone, and the keyboard's place with it, the heading of the part it stood in takes over. */
  private keepFocus_(): void {
    const [lost] = this.pressed_;
    if (!(lost instanceof Node) || lost.isConnected || document.activeElement !== document.body) return;
    const part = this.pressed_.find((place) => place instanceof Element && place.isConnected && place.matches('section, article'));
    const around = part instanceof Element ? part : this.renderRoot.querySelector('bs-memory')?.renderRoot;
    const heading = around?.querySelector<HTMLElement>('h2, h3');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  private async run_(stdin = ''): Promise<void> {
    this.ranAt_ = performance.now();
    const run = this.session_.run(this.workspace_.sources(), this.workspace_.main, stdin);
    this.saveNow_();
    await run;
    const shown = this.session_.shown;
    if (shown) await this.showFailure_(shown.exception);
  }

  /** Brings the failing line into the editor's sight when the open file holds it. */
  private async showFailure_(exception: PythonException): Promise<void> {
    const range = failurePlace(exception, (file) => this.workspace_.text(file) !== undefined);
    if (!range) return;
    if (exception.syntax && range.file !== this.workspace_.active) this.open_(range.file);
    await this.updateComplete;
    const program = this.renderRoot.querySelector('bs-program');
    await program?.updateComplete;
    if (range.file === this.workspace_.active) program?.editor?.show(range.line);
  }

  /** Brings the line of a step that has come on show into the editor's sight. */
  private async followStep_(): Promise<void> {
    const { timeline, snapshot } = this.session_;
    const step = timeline?.step ?? 0;
    if (step === this.followedStep_) return;
    this.followedStep_ = step;
    const frame = snapshot.stack.findLast(({ file }) => this.workspace_.text(file) !== undefined);
    if (!timeline?.isPast || !frame) return;
    if (frame.file !== this.workspace_.active) this.open_(frame.file);
    await this.updateComplete;
    const program = this.renderRoot.querySelector('bs-program');
    await program?.updateComplete;
    program?.editor?.show(frame.line);
  }

  /** A buffer's panel, or that of the buffer a view shows. */
  private showObject_(id: number): void {
    const view = this.session_.markedViews().find((mark) => mark.view.id === id);
    this.renderRoot.querySelector('bs-memory')?.show(view?.bufferId ?? id);
  }

  private open_(path: string): void {
    this.workspace_.active = path;
    this.tick_ += 1;
    this.saveSoon_();
  }

  private async goTo_(place: SourceLocation): Promise<void> {
    if (this.workspace_.text(place.file) === undefined) {
      this.notify_({ text: `${place.file} is not one of the program’s files.`, undo: null });
      return;
    }
    this.open_(place.file);
    await this.updateComplete;
    const program = this.renderRoot.querySelector('bs-program');
    await program?.updateComplete;
    await program?.editor?.updateComplete;
    program?.scrollIntoView({ block: 'nearest' });
    program?.editor?.reveal(movedLine(this.session_.ranFiles[place.file], this.workspace_.text(place.file) ?? '', place.line));
  }

  private onFile_(request: FileRequest): void {
    const editor = this.renderRoot.querySelector('bs-program')?.editor;
    switch (request.kind) {
      case 'open':
        this.workspace_.active = request.path;
        break;
      case 'add':
        this.workspace_.add(request.path);
        break;
      case 'rename':
        this.workspace_.rename(request.path, request.to);
        editor?.rename(request.path, request.to);
        break;
      case 'main':
        this.workspace_.main = request.path;
        break;
      case 'remove': {
        const undo = this.workspace_.remove(request.path);
        editor?.forget(request.path);
        if (undo) this.notify_({ text: `Removed ${request.path}.`, undo });
        break;
      }
    }
    this.tick_ += 1;
    this.saveSoon_();
  }

  private onEdit_({ path, text }: { readonly path: string; readonly text: string }): void {
    if (this.workspace_.text(path) === text) return;
    this.workspace_.write(path, text);
    this.tick_ += 1;
    this.saveSoon_();
  }

  private onHistory_(event: Event): void {
    this.history_ = (event.currentTarget as HTMLElementTagNameMap['bs-console']).history;
    this.saveSoon_();
  }

  /** Edits the program and runs it; the notice takes the edit back. */
  private async applyFix_(fix: Fix): Promise<void> {
    const before = this.workspace_.text(fix.file);
    if (before === undefined) return;
    if (before !== this.session_.ranFiles[fix.file]) {
      this.notify_({ text: `${fix.file} has changed since it ran. Run it again first.`, undo: null });
      return;
    }
    this.onEdit_({ path: fix.file, text: fix.text });
    this.notify_({ text: `Changed ${fix.file}: ${fix.label}`, undo: () => this.onEdit_({ path: fix.file, text: before }) });
    await this.run_();
  }

  private undo_(): void {
    this.notice_?.undo?.();
    this.notify_(null);
    this.saveSoon_();
  }

  private notify_(notice: Notice | null): void {
    this.notice_ = notice;
    window.clearTimeout(this.noticeTimer_);
    if (notice && !notice.undo) this.noticeTimer_ = window.setTimeout(() => (this.notice_ = null), 12_000);
  }

  // ---- what the editor shows

  /** The marks of the open file; null (leave what stands) when its text is no longer the one that ran. */
  private editorMarks_(): readonly EditorMark[] | null {
    const { active } = this.workspace_;
    const text = this.workspace_.text(active);
    const ran = this.session_.ranFiles[active];
    const key = `${active} ${this.session_.revision} ${this.session_.shown ? 'shown' : ''} ${this.session_.timeline?.step} ${ran === text}`;
    if (key === this.marksKey_) return this.marks_;
    this.marksKey_ = key;
    this.marks_ = ran === text ? this.marksOf_(active) : null;
    return this.marks_;
  }

  private marksOf_(path: string): EditorMark[] {
    const marks: EditorMark[] = [];
    const exception = this.session_.shown?.exception;
    if (exception) {
      const range = failurePlace(exception, (file) => file === path || this.workspace_.text(file) !== undefined);
      if (range?.file === path) marks.push({ kind: 'failure', range, type: exception.type, message: messageOf(exception) });
      for (const frame of exception.frames) {
        if (frame.file === path && !(range?.file === path && range.line === frame.line)) marks.push({ kind: 'call', line: frame.line });
      }
    }
    const { timeline, snapshot } = this.session_;
    const frame = timeline?.isPast ? snapshot.stack.findLast(({ file }) => file === path) : undefined;
    if (frame) marks.push({ kind: 'step', line: frame.line });
    const tags = new Map<number, number>();
    for (const mark of this.session_.markedViews()) {
      const place = mark.view.createdAt;
      if (place?.file !== path) continue;
      const count = (tags.get(place.line) ?? 0) + 1;
      tags.set(place.line, count);
      if (count > tagsOnLine) continue;
      const look = mark.view.released ? 'released' : mark.view.readonly ? 'hollow' : 'filled';
      marks.push({ kind: 'taken', line: place.line, letter: mark.letter, index: mark.index, look, title: `View ${mark.letter} was taken here` });
    }
    return marks;
  }

  // ---- what the browser remembers

  private saveSoon_(): void {
    window.clearTimeout(this.saveTimer_);
    this.saveTimer_ = window.setTimeout(() => this.saveNow_(), 300);
  }

  private saveNow_(): void {
    window.clearTimeout(this.saveTimer_);
    const refusal = save({
      workspace: this.workspace_,
      lesson: this.desk_.lesson?.id ?? null,
      own: this.desk_.own,
      entries: this.session_.transcript.entries,
      history: this.history_,
      running: this.session_.runs,
    });
    if (refusal !== null && !this.storageRefused_) {
      this.storageRefused_ = true;
      this.notify_({ text: refusal, undo: null });
    }
  }
}

customElements.define('bs-app', AppElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-app': AppElement;
  }
}
