// <bs-notices>: what goes with the notices that are exported, the rules that drop or change them, and what comes of it. Loaded when asked for.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { NoticeParameter, NoticeSettings } from '../../page/notice_settings.js';
import { noSettings } from '../../page/notice_settings.js';
import { type AirbrakeNotice, type NoticeField, noticeFields, type NoticeRule } from '../../page/notices.js';
import { grouped } from '../../page/values.js';
import { controls } from '../shared/controls.styles.js';
import { crossIcon } from '../shared/icons.js';

export class NoticesElement extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        margin-top: 0.5rem;
        padding: 0.625rem 0.75rem 0.75rem;
        border: 1px solid var(--rule);
        border-radius: var(--radius);
        background: var(--sunken);
        font-size: var(--text-m);
      }
      h3 {
        font-size: var(--text-m);
        font-weight: 600;
      }
      h3:not(:first-child) {
        margin-top: 0.75rem;
      }
      .hint {
        max-width: 80ch;
        text-wrap: pretty;
        color: var(--ink-2);
        font-size: var(--text-s);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem;
        margin-top: 0.375rem;
      }
      li input {
        flex: 1 1 8rem;
        max-width: 16rem;
      }
      .add {
        margin-top: 0.375rem;
      }
      @media (max-width: 30rem) {
        li button {
          margin-inline-start: auto;
        }
      }
      .outcome {
        margin-top: 0.75rem;
        font-weight: 600;
      }
      details {
        margin-top: 0.375rem;
      }
      summary {
        width: fit-content;
        color: var(--ink-2);
        cursor: pointer;
      }
      pre {
        max-height: 16rem;
        margin-top: 0.25rem;
        padding: 0.5rem 0.75rem;
        overflow: auto;
        border: 1px solid var(--rule);
        border-radius: var(--radius);
        background: var(--sheet);
        font-size: var(--text-s);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override properties = { settings: { attribute: false }, notices: { attribute: false }, total: { type: Number } };
  declare settings: NoticeSettings;
  /** What is kept of so many. */
  declare notices: readonly AirbrakeNotice[];
  declare total: number;

  constructor() {
    super();
    this.settings = noSettings;
    this.notices = [];
    this.total = 0;
  }

  protected override render(): TemplateResult {
    const { parameters, rules } = this.settings;
    const dropped = this.total - this.notices.length;
    return html`<h3 id="parameters">Parameters of your own</h3>
      <p class="hint">They go into the <code>params</code> of every notice. What is named like a password is blocked out.</p>
      <ul aria-labelledby="parameters">
        ${parameters.map((parameter, index) => this.renderParameter_(parameter, index))}
      </ul>
      <button type="button" class="add" @click=${() => void this.add_({ parameters: [...parameters, { name: '', value: '' }] }, 'parameters')}>Add a parameter</button>
      <h3 id="rules">Rules</h3>
      <p class="hint">They drop or change a notice before it is kept, one after the other.</p>
      <ol aria-labelledby="rules">
        ${rules.map((rule, index) => this.renderRule_(rule, index))}
      </ol>
      <button type="button" class="add" @click=${() => void this.add_({ rules: [...rules, { action: 'drop', field: 'message', text: '', replacement: '' }] }, 'rules')}>Add a rule</button>
      <p class="outcome">${grouped(this.notices.length)} of ${grouped(this.total)} ${this.total === 1 ? 'notice is' : 'notices are'} kept${dropped > 0 ? `, ${grouped(dropped)} dropped` : ''}.</p>
      ${this.notices.length === 0 ? nothing : html`<details><summary>The first of them</summary><pre tabindex="0" role="region" aria-label="The first notice as JSON">${JSON.stringify(this.notices[0], null, 2)}</pre></details>`}`;
  }

  private renderParameter_(parameter: NoticeParameter, index: number): TemplateResult {
    const number = index + 1;
    const change = (part: Partial<NoticeParameter>): void => this.set_({ parameters: this.settings.parameters.with(index, { ...parameter, ...part }) });
    return html`<li>
      <input aria-label="Name of parameter ${number}" placeholder="name" .value=${parameter.name} @input=${(event: Event) => change({ name: valueOf(event) })} />
      <input aria-label="Value of parameter ${number}" placeholder="value" .value=${parameter.value} @input=${(event: Event) => change({ value: valueOf(event) })} />
      <button type="button" class="quiet" aria-label="Remove parameter ${number}" title="Remove" @click=${() => void this.remove_({ parameters: without(this.settings.parameters, index) }, 'parameters')}>${crossIcon}</button>
    </li>`;
  }

  private renderRule_(rule: NoticeRule, index: number): TemplateResult {
    const number = index + 1;
    const change = (part: Partial<NoticeRule>): void => this.set_({ rules: this.settings.rules.with(index, { ...rule, ...part }) });
    return html`<li>
      <select aria-label="What rule ${number} does" @change=${(event: Event) => change({ action: valueOf(event) as NoticeRule['action'] })}>
        <option value="drop" ?selected=${rule.action === 'drop'}>drop</option>
        <option value="change" ?selected=${rule.action === 'change'}>change</option>
      </select>
      where
      <select aria-label="Where rule ${number} looks" @change=${(event: Event) => change({ field: valueOf(event) as NoticeField })}>
        ${noticeFields.map((field) => html`<option value=${field} ?selected=${rule.field === field}>${field}</option>`)}
      </select>
      holds
      <input aria-label="Text that rule ${number} looks for" placeholder="text" .value=${rule.text} @input=${(event: Event) => change({ text: valueOf(event) })} />
      ${rule.action === 'change' ? html`put <input aria-label="What rule ${number} puts in its place" placeholder="nothing" .value=${rule.replacement} @input=${(event: Event) => change({ replacement: valueOf(event) })} />` : nothing}
      <button type="button" class="quiet" aria-label="Remove rule ${number}" title="Remove" @click=${() => void this.remove_({ rules: without(this.settings.rules, index) }, 'rules')}>${crossIcon}</button>
    </li>`;
  }

  private set_(change: Partial<NoticeSettings>): void {
    this.settings = { ...this.settings, ...change };
    this.dispatchEvent(new CustomEvent<NoticeSettings>('settings-changed', { detail: this.settings }));
  }

  /** The keyboard goes to the row that came. */
  private async add_(change: Partial<NoticeSettings>, list: 'parameters' | 'rules'): Promise<void> {
    this.set_(change);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[aria-labelledby=${list}] > li:last-child :is(input, select)`)?.focus();
  }

  /** The keyboard goes to the button that adds a row. */
  private async remove_(change: Partial<NoticeSettings>, list: 'parameters' | 'rules'): Promise<void> {
    this.set_(change);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[aria-labelledby=${list}] + .add`)?.focus();
  }
}

const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;

function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

customElements.define('bs-notices', NoticesElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-notices': NoticesElement;
  }
}
