// <bs-export>: keeps the picture of the memory, or the whole story, as a file. Nothing is sent anywhere.
import { css, html, LitElement, type TemplateResult } from 'lit';
import { toPng, toSvg } from '../../page/drawing.js';
import { draw, toHtml, type Story } from '../../page/story.js';
import { saveFile } from '../../page/files.js';
import { controls } from '../shared/controls.styles.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { crossIcon } from '../shared/icons.js';

const formats = [
  { id: 'svg', name: 'SVG', title: 'Lines and text: sharp at any size' },
  { id: 'png', name: 'PNG', title: 'Pixels, for wherever pictures go' },
  { id: 'html', name: 'HTML', title: 'One page with all in it: its text can be read aloud, searched and copied' },
] as const;
type Format = (typeof formats)[number]['id'];

export class ExportElement extends LitElement {
  static override styles = [
    controls,
    dialogStyles,
    css`
      dialog {
        width: min(26rem, calc(100vw - 2rem));
        padding: 0.75rem 1.25rem 1.25rem;
        border: 1px solid var(--rule-strong);
        border-radius: 8px;
      }
      header {
        margin-inline-end: -0.625rem;
      }
      fieldset {
        margin: 0.5rem 0 1rem;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        color: var(--ink-2);
        font-size: var(--text-m);
      }
      fieldset label {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-height: 1.75rem;
        color: var(--ink);
        font-size: 0.875rem;
      }
      input[type='radio'] {
        flex: none;
        width: 1rem;
        min-height: 1rem;
        margin: 0;
        accent-color: var(--ink);
      }
      .formats {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .said {
        margin-top: 0.75rem;
        min-height: 1.5em;
        color: var(--ink-2);
        font-size: var(--text-m);
      }
    `,
  ];
  static override properties = { story: { attribute: false }, whole_: { state: true }, said_: { state: true } };
  /** Gathers what is on show now. */
  declare story: () => Promise<Story>;
  declare private whole_: boolean;
  declare private said_: string;

  constructor() {
    super();
    this.whole_ = false;
    this.said_ = '';
  }

  async show(): Promise<void> {
    this.said_ = '';
    await this.updateComplete;
    this.dialog_?.showModal();
  }

  private get dialog_(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="heading">
      <header>
        <h2 id="heading">Export</h2>
        <button type="button" class="quiet" aria-label="Close" @click=${() => this.dialog_?.close()}>${crossIcon}</button>
      </header>
      <fieldset>
        <legend>What is kept, as it stands now</legend>
        ${this.choice_(false, 'The picture: every buffer and its views')} ${this.choice_(true, 'The whole story: program, output, exception and picture')}
      </fieldset>
      <div class="formats" role="group" aria-label="Save as">
        ${formats.map(({ id, name, title }) => html`<button type="button" title=${title} @click=${() => void this.save_(id)}>${name}</button>`)}
      </div>
      <p class="said" role="status">${this.said_}</p>
    </dialog>`;
  }

  private choice_(whole: boolean, label: string): TemplateResult {
    return html`<label><input type="radio" name="what" .checked=${this.whole_ === whole} @change=${() => (this.whole_ = whole)} />${label}</label>`;
  }

  private async save_(format: Format): Promise<void> {
    const name = `bufferscope-${this.whole_ ? 'story' : 'picture'}.${format}`;
    try {
      saveFile(name, await this.file_(format));
      this.said_ = `Saved as ${name}.`;
    } catch (error) {
      this.said_ = error instanceof Error ? error.message : String(error);
    }
  }

  private async file_(format: Format): Promise<Blob> {
    const story = await this.story();
    if (format === 'html') return new Blob([toHtml(story, this.whole_)], { type: 'text/html' });
    const drawing = draw(story, this.whole_);
    return format === 'png' ? toPng(drawing) : new Blob([toSvg(drawing)], { type: 'image/svg+xml' });
  }
}

customElements.define('bs-export', ExportElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-export': ExportElement;
  }
}
