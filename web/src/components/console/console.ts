// <bs-console>: the transcript of the session and a Python prompt into it.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PageSession } from '../../page/session.js';
import type { Entry } from '../../page/transcript.js';
import { grouped } from '../../page/values.js';
import { controls } from '../shared/controls.styles.js';
import { onceAFrame } from '../shared/frame.js';
import { consoleStyles } from './console.styles.js';

/** Entries drawn; older ones stay in the transcript. */
const drawn = 400;
const historyLimit = 200;

export class ConsoleElement extends LitElement {
  static override styles = [controls, consoleStyles];
  static override properties = {
    session: { attribute: false },
    entries: { attribute: false },
    step: { type: Number },
    written: { type: Number },
    waiting: { type: Boolean },
    busy: { type: Boolean },
    draft_: { state: true },
    continued_: { state: true },
    long_: { state: true },
  };
  declare session: PageSession;
  declare entries: readonly Entry[];
  /** The step on show, by which so much had been written; 0: the session as it is. */
  declare step: number;
  declare written: number;
  /** The program waits in input(). */
  declare waiting: boolean;
  declare busy: boolean;
  declare private draft_: string;
  /** The statement is unfinished: another line is asked for. */
  declare private continued_: boolean;
  /** What runs takes its time: the button stops it. */
  declare private long_: boolean;

  /** Statements typed before, oldest first. */
  history: string[] = [];
  private at_ = 0;
  private follow_ = true;
  private longTimer_ = 0;

  constructor() {
    super();
    this.entries = [];
    this.step = 0;
    this.written = 0;
    this.waiting = false;
    this.busy = false;
    this.draft_ = '';
    this.continued_ = false;
    this.long_ = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.longTimer_);
  }

  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('busy')) {
      window.clearTimeout(this.longTimer_);
      this.long_ = false;
      if (this.busy) this.longTimer_ = window.setTimeout(() => (this.long_ = true), 600);
    }
  }

  /** The end stays in sight while the log grows, and while it gets lower because something beside it appears. */
  protected override firstUpdated(): void {
    const log = this.renderRoot.querySelector('.log');
    if (!log) return;
    log.addEventListener('scroll', () => (this.follow_ = log.scrollHeight - log.scrollTop - log.clientHeight < 24));
    new ResizeObserver(() => {
      if (this.follow_ && this.step === 0) log.scrollTop = log.scrollHeight;
    }).observe(log);
  }

  private readonly showEnd_ = onceAFrame(() => {
    const log = this.renderRoot.querySelector('.log');
    if (log && this.step === 0) log.scrollTop = log.scrollHeight;
  });

  protected override updated(changed: PropertyValues<this>): void {
    const log = this.renderRoot.querySelector('.log');
    if (log && this.step > 0) this.showDivider_(log, changed);
    else if (log && (this.follow_ || changed.get('step'))) this.showEnd_();
    const area = this.renderRoot.querySelector('textarea');
    if (area) area.rows = Math.min(8, this.draft_.split('\n').length);
  }

  protected override render(): TemplateResult {
    const { before, after } = this.step > 0 ? this.session.transcript.divide(this.step, this.written) : { before: this.entries, after: [] };
    return html`<section class="sheet" aria-labelledby="console">
      <header>
        <h2 id="console">Console</h2>
        <button type="button" class="quiet" ?disabled=${this.entries.length === 0} @click=${() => this.session.clearTranscript()}>Clear</button>
      </header>
      <div class="log" tabindex="0" role="log" aria-live="off" aria-label="Transcript">
        ${repeat(
          before.slice(-drawn),
          (entry) => entry.id,
          (entry) => renderEntry(entry),
        )}
        ${this.step > 0 ? this.renderLater_(after) : nothing}
      </div>
      <form class=${this.waiting ? 'waiting' : ''} @submit=${this.submit_}>
        <label for="prompt" class="marks"><span aria-hidden="true">${this.waiting ? 'input' : this.continued_ ? '...' : '>>>'}</span
          ><span class="visually-hidden">${this.waiting ? 'A line for input()' : 'Python statement'}</span></label>
        <textarea
          id="prompt"
          rows="1"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          placeholder=${this.waiting ? 'the program waits for a line' : 'type Python here'}
          .value=${this.draft_}
          @input=${(event: Event) => (this.draft_ = (event.target as HTMLTextAreaElement).value)}
          @keydown=${this.onKey_}
        ></textarea>
        ${this.waiting ? html`<button type="button" class="quiet" @click=${() => this.session.provideInput(null)}>End of file</button>` : nothing}
        ${this.long_ && !this.waiting && this.session.engineState === 'ready'
          ? html`<button type="button" title="Stop (Ctrl+C)" @click=${() => void this.session.stop()}>Stop</button>`
          : html`<button type="submit" ?disabled=${this.busy && !this.waiting}>${this.waiting ? 'Send' : 'Enter'}</button>`}
      </form>
    </section>`;
  }

  /** What stands in the transcript by now, but did not yet at the step on show. */
  private renderLater_(entries: readonly Entry[]): TemplateResult {
    const step = `step ${grouped(this.step)}`;
    return html`<p class="note now">${entries.length === 0 ? `At ${step} all of this had been written` : `Up to ${step}; what follows came later`}</p>
      ${entries.length === 0
        ? nothing
        : html`<div class="later" role="group" aria-label="Written after ${step}">
            ${repeat(
              entries.slice(0, drawn / 2),
              (entry) => entry.id,
              (entry) => renderEntry(entry),
            )}
            ${entries.length > drawn / 2 ? html`<p class="note">And more</p>` : nothing}
          </div>`}`;
  }

  /** Keeps the end of what had been written at the step in sight, with a little of what came later. */
  private showDivider_(log: Element, changed: PropertyValues<this>): void {
    const divider = log.querySelector('.now');
    if (!divider || !(changed.has('step') || changed.has('written') || changed.has('entries'))) return;
    const below = divider.getBoundingClientRect().bottom - log.getBoundingClientRect().top;
    log.scrollTop += below - log.clientHeight * 0.7;
  }

  private onKey_(event: KeyboardEvent): void {
    const area = event.target as HTMLTextAreaElement;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void this.enter_();
    } else if (event.key === 'Tab' && this.continued_ && !event.shiftKey && /(^|\n)[ ]*$/.test(this.draft_.slice(0, area.selectionStart))) {
      event.preventDefault();
      area.setRangeText('    ', area.selectionStart, area.selectionEnd, 'end');
      this.draft_ = area.value;
    } else if (event.key === 'c' && event.ctrlKey && this.busy && area.selectionStart === area.selectionEnd) {
      event.preventDefault();
      void this.session.stop();
    } else if (event.key === 'Escape' && this.continued_) {
      this.draft_ = '';
      this.continued_ = false;
    } else if (event.key === 'ArrowUp' && !this.draft_.slice(0, area.selectionStart).includes('\n')) this.recall_(event, -1);
    else if (event.key === 'ArrowDown' && !this.draft_.slice(area.selectionEnd).includes('\n')) this.recall_(event, 1);
  }

  private recall_(event: Event, direction: number): void {
    const to = this.at_ + direction;
    if (to < 0 || to > this.history.length) return;
    event.preventDefault();
    this.at_ = to;
    this.draft_ = this.history[to] ?? '';
  }

  private submit_(event: Event): void {
    event.preventDefault();
    void this.enter_();
  }

  private async enter_(): Promise<void> {
    const source = this.draft_;
    if (this.waiting) {
      this.draft_ = '';
      this.session.provideInput(source);
      return;
    }
    if (this.busy || source.trim() === '') return;
    // Inside a block a line is added until an empty one ends it, as at python3's prompt.
    if (this.continued_ && /^[ \t]/.test(lastLine(source)) && lastLine(source).trim() !== '') {
      this.draft_ = `${source}\n${/^[ \t]*/.exec(lastLine(source))?.[0] ?? ''}`;
      return;
    }
    const statement = source.replace(/\s+$/, '');
    this.draft_ = '';
    // The empty line that ends a block is part of it.
    const result = await this.session.execute(this.continued_ ? `${statement}\n` : statement);
    if (!result || result.incomplete) {
      this.continued_ = result !== null;
      const deeper = /:\s*(#.*)?$/.test(lastLine(statement)) ? '    ' : '';
      this.draft_ = result ? `${statement}\n${(/^[ \t]*/.exec(lastLine(statement))?.[0] ?? '') + deeper}` : source;
    } else {
      this.continued_ = false;
      if (this.history.at(-1) !== statement) this.history = [...this.history, statement].slice(-historyLimit);
      this.at_ = this.history.length;
      this.dispatchEvent(new CustomEvent('history-changed'));
    }
    await this.updateComplete;
    const area = this.renderRoot.querySelector('textarea');
    area?.setSelectionRange(area.value.length, area.value.length);
  }

  /** Takes over the statements of an earlier visit. */
  restoreHistory(history: readonly string[]): void {
    this.history = [...history];
    this.at_ = this.history.length;
  }
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function renderEntry(entry: Entry): TemplateResult {
  switch (entry.kind) {
    case 'statement':
      return html`<pre class="statement"><span class="visually-hidden">Statement: </span>${entry.text
        .split('\n')
        .map((line, index) => html`${index ? '\n' : ''}<span class="ps">${index ? '... ' : '>>> '}</span>${line}`)}</pre>`;
    case 'input':
      return html`<pre class="input"><span class="ps">input </span>${entry.text}</pre>`;
    case 'note':
      return html`<p class="note">${entry.text}</p>`;
    case 'stderr':
      return html`<div class="stderr"><span class="channel">stderr</span><pre>${entry.text}</pre></div>`;
    default:
      return html`<pre class="stdout">${entry.text}</pre>`;
  }
}

customElements.define('bs-console', ConsoleElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-console': ConsoleElement;
  }
}
