// <bs-compose>: the verbs of a buffer or view as buttons; a verb with parameters opens its form with the statement it will run.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { castFormats, InputError } from '../../page/python_text.js';
import { verbsFor, type Field, type Subject, type Verb } from '../../page/verbs.js';
import { controls } from '../shared/controls.styles.js';
import { formStyles } from '../shared/form.styles.js';
import { dataInput } from './data_input.js';

export class ComposeElement extends LitElement {
  static override styles = [
    controls,
    formStyles,
    css`
      .verbs {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
      }
      .verbs button {
        padding-inline: 0.5rem;
      }
      :host([compact]) .verbs button:not([aria-expanded='true']) {
        border-color: var(--rule);
        color: var(--ink-2);
      }
      :host([compact]) .verbs button:hover {
        border-color: var(--ink);
        color: var(--ink);
      }
      .opened {
        margin-top: 0.5rem;
      }
    `,
  ];
  static override properties = {
    subject: { attribute: false },
    busy: { type: Boolean },
    open_: { state: true },
    values_: { state: true },
  };
  declare subject: Subject;
  declare busy: boolean;
  declare private open_: string | null;
  declare private values_: Readonly<Record<string, string>>;

  constructor() {
    super();
    this.busy = false;
    this.open_ = null;
    this.values_ = {};
  }

  /** Opens a verb's form as its button does, with these values in its fields; false if the subject has no such verb. */
  open(id: string, values: Readonly<Record<string, string>> = {}): boolean {
    const verb = verbsFor(this.subject).find((candidate) => candidate.id === id);
    if (!verb) return false;
    if (this.open_ === id) this.open_ = null;
    this.choose_(verb);
    this.values_ = { ...this.values_, ...values };
    return true;
  }

  protected override render(): TemplateResult {
    const verbs = verbsFor(this.subject);
    const open = verbs.find((verb) => verb.id === this.open_);
    return html`<div class="verbs" role="group" aria-label="What to do with ${this.subject.name}">
        ${verbs.map(
          (verb) =>
            html`<button
              type="button"
              title=${verb.title}
              data-verb=${verb.id}
              ?disabled=${this.busy && verb.fields.length === 0}
              aria-expanded=${verb.fields.length === 0 ? nothing : verb.id === this.open_ ? 'true' : 'false'}
              @click=${() => this.choose_(verb)}
            >
              ${verb.label}
            </button>`,
        )}
      </div>
      ${open ? this.renderForm_(open) : nothing}`;
  }

  private choose_(verb: Verb): void {
    if (verb.fields.length === 0) {
      this.run_(verb.build(this.subject, {}));
      return;
    }
    if (this.open_ === verb.id) {
      this.open_ = null;
      return;
    }
    this.open_ = verb.id;
    this.values_ = Object.fromEntries(
      verb.fields.flatMap((field): [string, string][] => [
        [field.id, field.initial(this.subject)],
        [`${field.id}.form`, field.form ?? 'text'],
      ]),
    );
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('form input, form select')?.focus());
  }

  private renderForm_(verb: Verb): TemplateResult {
    let statement = '';
    let problem = '';
    try {
      statement = verb.build(this.subject, this.values_);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problem = error.message;
    }
    return html`<form class="fields opened" @submit=${(event: Event) => this.submit_(event, statement)} @keydown=${this.onKey_}>
      ${verb.fields.map((field) => this.renderField_(field))}
      <div class="outcome">
        <output class="statement ${problem ? 'problem' : ''}">${problem || html`<span class="prompt" aria-hidden="true">&gt;&gt;&gt; </span>${statement}`}</output>
        <button class="primary" type="submit" ?disabled=${problem !== '' || this.busy}>Run</button>
      </div>
    </form>`;
  }

  private renderField_(field: Field): TemplateResult {
    const set = (id: string) => (event: Event) => this.set_(id, (event.target as HTMLInputElement).value);
    const input = (id: string, label: string, size: number, placeholder = ''): TemplateResult =>
      html`<input class="code" aria-label=${label} size=${size} placeholder=${placeholder} autocomplete="off" autocapitalize="off" spellcheck="false" .value=${this.values_[id] ?? ''} @input=${set(id)} />`;
    switch (field.kind) {
      case 'data':
        return dataInput(field.label, this.values_[`${field.id}.form`] ?? 'text', this.values_[field.id] ?? '', (form) => this.set_(`${field.id}.form`, form), (text) => this.set_(field.id, text));
      case 'slice':
        return html`<div class="field"><span class="label">${field.label}</span>
          <span class="joined">${input('slice.start', 'start', 3, 'start')}:${input('slice.stop', 'stop', 3, 'stop')}:${input('slice.step', 'step', 3, 'step')}</span></div>`;
      case 'format':
        return html`<label class="field"><span class="label">${field.label}</span>
          <select aria-label=${field.label} .value=${this.values_[field.id] ?? 'B'} @change=${set(field.id)}>
            ${castFormats.map(([code, meaning]) => html`<option value=${code} ?selected=${code === this.values_[field.id]}>${code} · ${meaning}</option>`)}
          </select></label>`;
      case 'shape':
        return html`<label class="field"><span class="label">${field.label}</span>${input(field.id, field.label, 6, 'e.g. 2, 3')}</label>`;
      default:
        return html`<label class="field"><span class="label">${field.label}</span>${input(field.id, field.label, field.kind === 'name' ? 9 : 6)}</label>`;
    }
  }

  private set_(id: string, text: string): void {
    this.values_ = { ...this.values_, [id]: text };
  }

  private submit_(event: Event, statement: string): void {
    event.preventDefault();
    if (statement === '' || this.busy) return;
    this.close_();
    this.run_(statement);
  }

  private onKey_(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.close_();
    }
  }

  private close_(): void {
    const verb = this.open_;
    this.open_ = null;
    this.renderRoot.querySelector<HTMLElement>(`[data-verb="${verb}"]`)?.focus();
  }

  private run_(statement: string): void {
    this.dispatchEvent(new CustomEvent<readonly string[]>('run-statements', { detail: [statement], bubbles: true, composed: true }));
  }
}

customElements.define('bs-compose', ComposeElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-compose': ComposeElement;
  }
}
