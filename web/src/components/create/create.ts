// <bs-create>: makes a bytes, bytearray, BytesIO or array from text, hex, numbers or an expression.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { arrayCodes, bufferKinds, createStatements, freeName, InputError, stems, type BufferKind, type DataForm } from '../../page/python_text.js';
import { dataInput } from '../compose/data_input.js';
import { controls } from '../shared/controls.styles.js';
import { formStyles } from '../shared/form.styles.js';

export class CreateElement extends LitElement {
  static override styles = [
    controls,
    formStyles,
    css`
      /* The buttons and the form are laid out by the row this element stands in. */
      :host {
        display: contents;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.625rem;
      }
      .line button {
        font-family: var(--mono);
      }
      form {
        flex: 1 1 100%;
      }
    `,
  ];
  static override properties = {
    taken: { attribute: false },
    modules: { attribute: false },
    busy: { type: Boolean },
    kind_: { state: true },
    form_: { state: true },
    text_: { state: true },
    code_: { state: true },
    name_: { state: true },
  };
  /** Names bound in __main__. */
  declare taken: ReadonlySet<string>;
  /** How `io` and `array` can be reached: PageSession.moduleNames(). */
  declare modules: ReadonlySet<string>;
  declare busy: boolean;
  declare private kind_: BufferKind | null;
  declare private form_: DataForm;
  declare private text_: string;
  declare private code_: string;
  /** What the person called it; null while the page chooses. */
  declare private name_: string | null;

  constructor() {
    super();
    this.taken = new Set();
    this.modules = new Set();
    this.busy = false;
    this.kind_ = null;
    this.form_ = 'text';
    this.text_ = 'Hello';
    this.code_ = 'H';
    this.name_ = null;
  }

  protected override render(): TemplateResult {
    return html`<div class="line" role="group" aria-label="New buffer">
        <span class="eyebrow">New</span>
        ${bufferKinds.map(
          (kind) =>
            html`<button type="button" data-kind=${kind} aria-expanded=${this.kind_ === kind ? 'true' : 'false'} @click=${() => this.choose_(kind)}>${kind}</button>`,
        )}
      </div>
      ${this.kind_ ? this.renderForm_(this.kind_) : nothing}`;
  }

  private choose_(kind: BufferKind): void {
    if (this.kind_ === kind) {
      this.kind_ = null;
      return;
    }
    this.kind_ = kind;
    if (kind === 'array' && this.text_ === 'Hello') {
      this.form_ = 'list';
      this.text_ = '1, 2, 3, 500';
    } else if (kind !== 'array' && this.text_ === '1, 2, 3, 500') {
      this.form_ = 'text';
      this.text_ = 'Hello';
    }
    this.name_ = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('form .pair input')?.focus());
  }

  private renderForm_(kind: BufferKind): TemplateResult {
    const name = this.name_ ?? freeName(stems[kind], this.taken);
    let statements: string[] = [];
    let problem = '';
    try {
      statements = createStatements({ kind, form: this.form_, text: this.text_, code: this.code_, name: name.trim() }, this.modules);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problem = error.message;
    }
    return html`<form class="fields" @submit=${(event: Event) => this.submit_(event, statements)} @keydown=${this.onKey_}>
      ${dataInput('made of', this.form_, this.text_, (form) => (this.form_ = form), (text) => (this.text_ = text))}
      ${kind === 'array'
        ? html`<label class="field"><span class="label">typecode</span>
            <select class="code" @change=${(event: Event) => (this.code_ = (event.target as HTMLSelectElement).value)}>
              ${arrayCodes.map((code) => html`<option ?selected=${code === this.code_}>${code}</option>`)}
            </select></label>`
        : nothing}
      <label class="field"><span class="label">name</span>
        <input class="code" size="9" autocomplete="off" autocapitalize="off" spellcheck="false" .value=${name}
          @input=${(event: Event) => (this.name_ = (event.target as HTMLInputElement).value)} /></label>
      <div class="outcome">
        <output class="statement ${problem ? 'problem' : ''}">${problem ||
        statements.map((statement, index) => html`${index ? '\n' : ''}<span class="prompt" aria-hidden="true">&gt;&gt;&gt; </span>${statement}`)}</output>
        <button class="primary" type="submit" ?disabled=${problem !== '' || this.busy}>Create</button>
      </div>
    </form>`;
  }

  private submit_(event: Event, statements: readonly string[]): void {
    event.preventDefault();
    if (statements.length === 0 || this.busy) return;
    this.close_();
    this.dispatchEvent(new CustomEvent('run-statements', { detail: statements, bubbles: true, composed: true }));
  }

  private onKey_(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.close_();
  }

  private close_(): void {
    const kind = this.kind_;
    this.kind_ = null;
    this.name_ = null;
    this.renderRoot.querySelector<HTMLElement>(`[data-kind="${kind}"]`)?.focus();
  }
}

customElements.define('bs-create', CreateElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-create': CreateElement;
  }
}
