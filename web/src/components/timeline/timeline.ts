// <bs-timeline>: every executed line is a step; a scrubber, buttons, keys and a number go to any of them.
import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { markBits } from '../../engine/check.js';
import type { StepMark, Watched } from '../../engine/contract.js';
import type { PageSession } from '../../page/session.js';
import { markColumns, stepMarks } from '../../page/timeline.js';
import { grouped } from '../../page/values.js';
import { controls } from '../shared/controls.styles.js';
import { backIcon, firstIcon, forwardIcon, lastIcon, nextIcon, previousIcon } from '../shared/icons.js';
import { timelineStyles } from './timeline.styles.js';

/** Columns that marks are drawn in. */
const columns = 240;
/** Each kind of mark has a stretch of height of its own, so that colour is not the only cue: [top, bottom] in units of 0–10. */
const lanes: Readonly<Record<StepMark, readonly [number, number]>> = { output: [7, 10], write: [5, 8], release: [3, 6], export: [0, 3], exception: [0, 10] };
const words: Readonly<Record<StepMark, string>> = { output: 'output', export: 'view taken', release: 'view let go', write: 'bytes written', exception: 'exception' };

type Jump = StepMark | 'any';

export class TimelineElement extends LitElement {
  static override styles = [controls, timelineStyles];
  static override properties = { session: { attribute: false }, revision: { attribute: false }, busy: { type: Boolean }, jump_: { state: true } };
  declare session: PageSession;
  declare revision: number;
  declare busy: boolean;
  declare private jump_: Jump;

  constructor() {
    super();
    this.revision = 0;
    this.busy = false;
    this.jump_ = 'any';
  }

  protected override render(): TemplateResult {
    const { timeline } = this.session;
    const info = timeline?.info;
    if (!timeline || !info) {
      return html`<section class="sheet" aria-labelledby="title">
        <div class="controls">
          <h2 id="title">Timeline</h2>
          <span class="none">${this.busy ? 'The steps come when the program pauses or ends.' : 'Run the program to step through it.'}</span>
        </div>
      </section>`;
    }
    const { step, end } = timeline;
    const frame = this.session.snapshot.stack.at(-1);
    const where = step >= end ? 'after the last line' : frame ? `${frame.file}, line ${frame.line}${frame.function === '<module>' ? '' : `, in ${frame.function}()`}` : '';
    return html`<section class="sheet" aria-labelledby="title" @keydown=${this.onKey_}>
      <div class="controls">
        <h2 id="title">Timeline</h2>
        <div class="group">
          ${this.button_(firstIcon, 'First step', () => 1, step > 1)} ${this.button_(backIcon, 'Step back (,)', () => timeline.target - 1, step > 1)}
          ${this.button_(forwardIcon, 'Step forward (.)', () => timeline.target + 1, step < end)} ${this.button_(lastIcon, 'Last: after the last line', () => end, step < end)}
        </div>
        <label class="step"
          >step
          <input type="text" inputmode="numeric" .value=${String(Math.min(step, end))} @change=${(event: Event) => this.typed_(event.currentTarget as HTMLInputElement)} />
          of ${grouped(info.steps)}${step >= end ? ' + end' : ''}</label
        >
        <span class="where">${where}</span>
        <div class="group jump">
          <label class="visually-hidden" for="jump">Jump to</label>
          <select id="jump" .value=${this.jump_} @change=${(event: Event) => (this.jump_ = (event.currentTarget as HTMLSelectElement).value as Jump)}>
            <option value="any">anything</option>
            ${stepMarks.map((mark) => html`<option value=${mark}>${words[mark]}</option>`)}
          </select>
          <button type="button" aria-label="Previous ${this.jumpName_}" title="Previous ${this.jumpName_}" @click=${() => this.find_('previous')}>${previousIcon}</button>
          <button type="button" aria-label="Next ${this.jumpName_}" title="Next ${this.jumpName_}" @click=${() => this.find_('next')}>${nextIcon}</button>
        </div>
      </div>
      <div class="track">
        ${this.renderMarks_()}
        <input
          type="range"
          min="1"
          max=${end}
          step="1"
          .value=${String(step)}
          aria-label="Step"
          aria-valuetext=${step >= end ? 'after the last line' : `step ${step} of ${info.steps}, ${where}`}
          @input=${(event: Event) => void timeline.go(Number((event.currentTarget as HTMLInputElement).value))}
        />
      </div>
      ${this.renderKey_()}
    </section>`;
  }

  private button_(sign: SVGTemplateResult, name: string, step: () => number, possible: boolean): TemplateResult {
    return html`<button type="button" aria-label=${name} title=${name} aria-disabled=${possible ? 'false' : 'true'} @click=${() => (possible ? void this.session.timeline?.go(step()) : undefined)}>
      ${sign}
    </button>`;
  }

  private renderMarks_(): TemplateResult {
    const info = this.session.timeline?.info;
    if (!info) return html``;
    const marks = markColumns(info, columns);
    return html`<svg class="marks" viewBox="0 0 ${columns} 10" preserveAspectRatio="none" aria-hidden="true">
        ${this.presentMarks_.map((mark) => {
          const bit = markBits[mark];
          const [top, bottom] = lanes[mark];
          return marks.map((set, column) => (set & bit ? svg`<line class=${mark} x1=${column + 0.5} x2=${column + 0.5} y1=${top} y2=${bottom} />` : nothing));
        })}
      </svg>`;
  }

  private renderKey_(): TemplateResult | typeof nothing {
    const present = this.presentMarks_;
    if (present.length === 0) return nothing;
    return html`<div class="keys" aria-hidden="true">
      ${present.map((mark) => html`<span><svg class="marks" viewBox="0 0 4 10">${svg`<line class=${mark} x1="2" x2="2" y1=${lanes[mark][0]} y2=${lanes[mark][1]} />`}</svg>${words[mark]}</span>`)}
    </div>`;
  }

  /** The kinds of mark that the timeline has. */
  private get presentMarks_(): readonly StepMark[] {
    const all = this.session.timeline?.info?.marks.reduce((set, marks) => set | marks, 0) ?? 0;
    return stepMarks.filter((mark) => all & markBits[mark]);
  }

  private get jumpName_(): string {
    return this.jump_ === 'any' ? 'event' : words[this.jump_];
  }

  private find_(direction: 'next' | 'previous'): void {
    const watched: Watched = { kind: 'marks', marks: this.jump_ === 'any' ? stepMarks : [this.jump_] };
    void this.session.timeline?.find(watched, direction, this.jumpName_);
  }

  private typed_(field: HTMLInputElement): void {
    const { timeline } = this.session;
    const step = Number(field.value.replaceAll(/[\s,_.]/g, ''));
    if (timeline && Number.isFinite(step) && step >= 1) void timeline.go(step);
    else field.value = String(timeline?.step ?? 1);
  }

  private onKey_(event: KeyboardEvent): void {
    const { timeline } = this.session;
    const typing = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (!timeline || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Readonly<Record<string, number>> = { ',': timeline.target - 1, '.': timeline.target + 1 };
    const step = moves[event.key];
    if (step === undefined) return;
    event.preventDefault();
    void timeline.go(step);
  }
}

customElements.define('bs-timeline', TimelineElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-timeline': TimelineElement;
  }
}
