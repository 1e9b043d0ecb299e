// <bs-exceptions>: every exception of the run, caught or not: grouped by class and place, filtered, exported. Nothing leaves the browser.
import { css, html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import type { ExceptionRecord, ExceptionRecords, ExceptionsAtPlace } from '../../engine/contract.js';
import { saveFile } from '../../page/files.js';
import { loadSettings, type NoticeSettings, saveSettings } from '../../page/notice_settings.js';
import { type AirbrakeNotice, applyRules, blockOut, basesOf, countOf, everything, filterPlaces, noticesOf, outcomes, recordsAt, timesInWords, type NoticeFilter } from '../../page/notices.js';
import type { PageSession } from '../../page/session.js';
import { grouped } from '../../page/values.js';
import { controls } from '../shared/controls.styles.js';
import { placeLink } from '../shared/place.js';

/** Groups drawn at once. */
const groupLimit = 50;

export class ExceptionsElement extends LitElement {
  static override styles = [
    controls,
    css`
      section {
        padding: 0.5rem 1.25rem 0.75rem;
      }
      .top,
      .filters {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.75rem;
      }
      h2 {
        font-size: 1rem;
        font-weight: 650;
      }
      .count {
        color: var(--ink-2);
        font-size: var(--text-m);
      }
      .end {
        margin-inline-start: auto;
      }
      .filters {
        margin-top: 0.5rem;
        font-size: var(--text-m);
      }
      .filters label {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        color: var(--ink-2);
      }
      input,
      select {
        max-width: 12rem;
        color: var(--ink);
      }
      .groups {
        margin-top: 0.5rem;
      }
      .groups > li {
        padding: 0.375rem 0;
        border-top: 1px solid var(--rule);
        font-size: var(--text-m);
      }
      summary {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.75rem;
        align-items: baseline;
        cursor: pointer;
      }
      summary::before {
        content: '';
        align-self: center;
        border: 0.25rem solid transparent;
        border-inline-start: 0.375rem solid var(--ink-2);
        border-inline-end: 0;
      }
      details[open] > summary::before {
        rotate: 90deg;
      }
      summary strong {
        font-family: var(--mono);
      }
      summary span {
        color: var(--ink-2);
      }
      .times {
        flex: 0 1 8rem;
        min-width: 4rem;
        height: 1.125rem;
        margin-inline-start: auto;
        border-bottom: 1px solid var(--rule-strong);
      }
      .times rect {
        fill: var(--error);
      }
      @media (forced-colors: active) {
        .times rect {
          fill: CanvasText;
        }
      }
      .when {
        padding: 0.25rem 0 0 1rem;
        color: var(--ink-2);
      }
      .records li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 0.75rem;
        padding: 0.25rem 0 0.25rem 1rem;
        color: var(--ink-2);
      }
      .records li > .link {
        min-height: 1.75rem;
      }
      .records .message {
        color: var(--ink);
        overflow-wrap: anywhere;
      }
      .none {
        margin-top: 0.375rem;
        color: var(--ink-2);
        font-size: var(--text-m);
      }
    `,
  ];
  static override properties = { session: { attribute: false }, records: { attribute: false }, revision: { attribute: false }, busy: { type: Boolean }, filter_: { state: true }, settings_: { state: true }, open_: { state: true } };
  declare session: PageSession;
  /** The session's: not read, being read, or there. */
  declare records: PageSession['records'];
  /** Changes with every inspection, so that the button knows when there is a run to look at. */
  declare revision: number;
  declare busy: boolean;
  declare private filter_: NoticeFilter;
  declare private settings_: NoticeSettings;
  /** Parameters and rules are on show. */
  declare private open_: boolean;

  constructor() {
    super();
    this.records = null;
    this.revision = 0;
    this.busy = false;
    this.filter_ = everything;
    this.settings_ = loadSettings();
    this.open_ = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { records } = this;
    if (changed.has('records') && (records === null || records === 'reading')) this.filter_ = everything;
  }

  protected override render(): TemplateResult {
    const { records } = this;
    const read = records !== null && records !== 'reading';
    return html`<section class="sheet" aria-labelledby="title">
      <div class="top">
        <h2 id="title">Exceptions</h2>
        ${read ? html`<span class="count">${grouped(records.raised)} raised, ${grouped(records.handled)} handled</span>` : nothing}
        <span class="end"></span>
        ${read
          ? html`<button type="button" aria-expanded=${this.open_ ? 'true' : 'false'} @click=${() => void this.toggle_()}>Parameters and rules</button>
              <button type="button" ?disabled=${records.raised === 0} @click=${() => this.export_(this.notices_(records))}>Export JSON</button>`
          : html`<button type="button" ?disabled=${this.busy || records === 'reading' || this.session.timeline?.info === null} @click=${() => void this.session.readExceptions()}>${records === 'reading' ? 'Running it again…' : 'Show every one'}</button>`}
      </div>
      ${read && this.open_ ? html`<bs-notices .settings=${this.settings_} .notices=${this.notices_(records)} .total=${this.shown_(records).length} @settings-changed=${this.onSettings_}></bs-notices>` : nothing}
      ${read && this.session.recordsCut ? html`<p class="none">Run once more, it was ended after three seconds: what would have come later is not here.</p>` : nothing}
      ${read ? this.renderRecords_(records) : html`<p class="none">Every exception that the program and the statements after it raised, those that they handled themselves among them: found by running it all once more.</p>`}
    </section>`;
  }

  private renderRecords_(records: ExceptionRecords): TemplateResult {
    if (records.raised === 0) return html`<p class="none">The program raised none.</p>`;
    const groups = filterPlaces(records, this.filter_);
    const classes = [...new Set([...basesOf(records).values()].flat())].sort();
    return html`<div class="filters">
        <label>class <select @change=${(event: Event) => this.set_({ type: (event.currentTarget as HTMLSelectElement).value })}>
          <option value="">all</option>
          ${classes.map((name) => html`<option value=${name} ?selected=${this.filter_.type === name}>${name}</option>`)}
        </select></label>
        <label>outcome <select @change=${(event: Event) => this.set_({ outcome: (event.currentTarget as HTMLSelectElement).value as NoticeFilter['outcome'] })}>
          <option value="any">any</option>
          ${outcomes.map((outcome) => html`<option value=${outcome} ?selected=${this.filter_.outcome === outcome}>${outcome}</option>`)}
        </select></label>
        <label>text <input type="search" .value=${this.filter_.text} @input=${(event: Event) => this.set_({ text: (event.currentTarget as HTMLInputElement).value })} /></label>
      </div>
      ${groups.length === 0 ? html`<p class="none">None of them is like that.</p>` : nothing}
      <ul class="groups">
        ${groups.slice(0, groupLimit).map((group) => html`<li>${this.renderGroup_(records, group)}</li>`)}
      </ul>
      ${groups.length > groupLimit || records.elsewhere.raised > 0 ? html`<p class="none">${Math.max(0, groups.length - groupLimit)} more places, and ${records.elsewhere.raised} exceptions at others.</p>` : nothing}`;
  }

  private renderGroup_(records: ExceptionRecords, group: ExceptionsAtPlace): TemplateResult {
    const kept = recordsAt(records, group).filter((record) => this.filter_.outcome === 'any' || record.outcome === this.filter_.outcome);
    const outcome = outcomes.filter((one) => countOf(group, one) > 0).map((one) => `${grouped(countOf(group, one))} ${one}`);
    return html`<details>
      <summary><strong>${group.type}</strong><span>${grouped(group.raised)}×</span><span>${group.file} line ${group.line}${group.function === '<module>' ? '' : `, in ${group.function}()`}</span><span>${outcome.join(', ')}</span>${renderTimes(group)}</summary>
      <p class="when">${timesInWords(group, records.timeWidth)}</p>
      <ul class="records">
        ${kept.map((record) => this.renderRecord_(record))}
        ${kept.length < group.raised && this.filter_.outcome === 'any' ? html`<li>${grouped(group.raised - kept.length)} between or after them were counted, not kept.</li>` : nothing}
      </ul>
    </details>`;
  }

  private renderRecord_(record: ExceptionRecord): TemplateResult {
    const { handler } = record;
    return html`<li>
      <span class="message">${blockOut(record.exception?.message ?? '') || '(no message)'}</span>
      <span>${record.outcome}${handler ? html` by ${handler.kind} at ${placeLink({ file: handler.file, line: handler.line })}` : nothing}</span>
      ${record.step > 0 ? html`<button type="button" class="link" @click=${() => void this.session.timeline?.go(record.step)}>step ${grouped(record.step)}</button>` : nothing}
    </li>`;
  }

  private set_(change: Partial<NoticeFilter>): void {
    this.filter_ = { ...this.filter_, ...change };
  }

  private async toggle_(): Promise<void> {
    await import('../notices/notices.js');
    this.open_ = !this.open_;
  }

  private onSettings_(event: CustomEvent<NoticeSettings>): void {
    this.settings_ = event.detail;
    saveSettings(this.settings_);
    const { records, session } = this;
    if (records === null || records === 'reading') return;
    session.announcement = `${this.notices_(records).length} of ${this.shown_(records).length} notices are kept.`;
    session.changed();
  }

  /** The records that the filter lets through. */
  private shown_(records: ExceptionRecords): ExceptionRecord[] {
    const places = filterPlaces(records, this.filter_);
    return records.records.filter((record) => record.exception && places.some((place) => recordsAt(records, place).includes(record)));
  }

  /** What the rules keep of them, with the person's own parameters. */
  private notices_(records: ExceptionRecords): AirbrakeNotice[] {
    const { parameters, rules } = this.settings_;
    const params = Object.fromEntries(parameters.filter(({ name }) => name !== '').map(({ name, value }) => [name, value]));
    return noticesOf(this.shown_(records), params, (notice) => applyRules(notice, rules));
  }

  /** A file in the shape of Airbrake's notices; what stands behind words such as password is blocked out. */
  private export_(notices: readonly AirbrakeNotice[]): void {
    const text = JSON.stringify(notices, null, 2);
    saveFile('exceptions.json', new Blob([text], { type: 'application/json' }));
  }
}

/** How many were raised when in the run; nothing without a timeline. */
function renderTimes({ times }: ExceptionsAtPlace): TemplateResult | typeof nothing {
  if (times.length < 2) return nothing;
  const most = Math.max(...times);
  const bars = times.map((count, index) => {
    const height = count === 0 ? 0 : 2 + (8 * count) / most; // a single one among many is to be seen
    return count === 0 ? nothing : svg`<rect x=${index} y=${10 - height} width="1" height=${height} />`;
  });
  return html`<svg class="times" viewBox="0 0 ${times.length} 10" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>`;
}

customElements.define('bs-exceptions', ExceptionsElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-exceptions': ExceptionsElement;
  }
}
