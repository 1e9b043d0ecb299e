// <bs-lamps>: what would work on a buffer or view now, a light for each kind of operation; on hover and on focus a note says why not.
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { Lamp, Outcome } from '../../engine/contract.js';
import { controls } from '../shared/controls.styles.js';
import { lampsStyles } from './lamps.styles.js';

const light = (on: boolean): TemplateResult =>
  html`<svg class="light" viewBox="0 0 12 12" aria-hidden="true">${svg`<circle cx="6" cy="6" r="4.5" />`}${on ? nothing : svg`<path d="M2.8 9.2l6.4-6.4" />`}</svg>`;

const statements = (outcomes: readonly Outcome[]): readonly unknown[] => outcomes.map(({ statement }, index) => html`${index > 0 ? ', ' : ''}<code>${statement}</code>`);

export class LampsElement extends LitElement {
  static override styles = [controls, lampsStyles];
  static override properties = { lamps: { attribute: false }, of: {}, open_: { state: true } };
  declare lamps: readonly Lamp[];
  /** What they are the lamps of, for people who listen. */
  declare of: string;
  /** The lamp whose note is shown. */
  declare private open_: Lamp['name'] | null;

  constructor() {
    super();
    this.lamps = [];
    this.of = '';
    this.open_ = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.lamps.length === 0) return nothing;
    const open = this.lamps.find((lamp) => lamp.name === this.open_);
    return html`<div class="row" @pointerleave=${this.hide_} @focusout=${this.hide_} @keydown=${this.onKey_}>
      <ul aria-label="What would work on ${this.of} now">
        ${this.lamps.map((lamp) => {
          const show = (): void => {
            this.open_ = lamp.name;
          };
          return html`<li>
            <button type="button" class=${lamp.on ? 'on' : 'off'} aria-describedby=${lamp === open ? 'note' : nothing} @pointerenter=${show} @focus=${show} @click=${show}>
              ${light(lamp.on)}<span>${lamp.name}<span class="visually-hidden">: ${lamp.on ? 'works' : `does not work. ${lamp.reason}`}</span></span>
            </button>
          </li>`;
        })}
      </ul>
      ${open ? html`<div class="note" id="note" role="tooltip">${renderNote(open)}</div>` : nothing}
    </div>`;
  }

  private hide_(): void {
    this.open_ = null;
  }

  private onKey_(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.open_ === null) return;
    event.stopPropagation();
    this.hide_();
  }
}

function renderNote(lamp: Lamp): TemplateResult {
  const working = lamp.exceptions.filter((outcome) => outcome.error === '');
  const failing = lamp.exceptions.filter((outcome) => outcome.error !== '');
  return html`<p>${lamp.on ? html`<code>${lamp.statement}</code> would work now.` : lamp.reason}</p>
    ${lamp.on ? nothing : html`<p><code>${lamp.statement}</code> <span class="error">${lamp.error}</span></p>`}
    ${working.length > 0 ? html`<p>Works all the same: ${statements(working)}</p>` : nothing}
    ${failing.map((outcome) => html`<p>Not <code>${outcome.statement}</code> <span class="error">${outcome.error}</span></p>`)}`;
}

customElements.define('bs-lamps', LampsElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-lamps': LampsElement;
  }
}
