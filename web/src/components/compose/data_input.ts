// The field data is typed into: text, hex, a list of numbers or a Python expression.
import { html, type TemplateResult } from 'lit';
import type { DataForm } from '../../page/python_text.js';

const forms: readonly (readonly [form: DataForm, label: string])[] = [
  ['text', 'text'],
  ['hex', 'hex'],
  ['list', 'numbers'],
  ['python', 'Python'],
];

const hints: Readonly<Record<DataForm, string>> = { text: 'Hello', hex: '48 65 6c 6c 6f', list: '72, 101, 108', python: "b'Hello' * 3" };

export function dataInput(
  label: string,
  form: string,
  text: string,
  setForm: (form: DataForm) => void,
  setText: (text: string) => void,
): TemplateResult {
  return html`<div class="field grow">
    <span class="label">${label}</span>
    <span class="pair">
      <select aria-label="${label}: written as" @change=${(event: Event) => setForm((event.target as HTMLSelectElement).value as DataForm)}>
        ${forms.map(([value, name]) => html`<option value=${value} ?selected=${value === form}>${name}</option>`)}
      </select>
      <input
        class="code"
        aria-label=${label}
        placeholder=${hints[form as DataForm]}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${text}
        @input=${(event: Event) => setText((event.target as HTMLInputElement).value)}
      />
    </span>
  </div>`;
}
