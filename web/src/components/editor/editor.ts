// <bs-editor>: the text of the open file. A plain text area until its surface comes (surface.ts: CodeMirror, most of the page's code),
// which is asked for when the first result is on show, when somebody goes into the text, or soon in any case; should it not come, the
// text area stays and can do what is needed.
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { SourceRange } from '../../engine/contract.js';
import { controls } from '../shared/controls.styles.js';
import { widthObserver } from '../shared/frame.js';
import { tagStyles } from '../tag/tag.styles.js';
import type { EditorSurface } from './surface.js';

/** What the page writes into the text. Lines count from 1, columns from 0. */
export type EditorMark =
  | { readonly kind: 'failure'; readonly range: SourceRange; readonly type: string; readonly message: string }
  | { readonly kind: 'call'; readonly line: number }
  /** The line that the step on show is about to run, or runs. */
  | { readonly kind: 'step'; readonly line: number }
  | { readonly kind: 'taken'; readonly line: number; readonly letter: string; readonly index: number; readonly look: 'filled' | 'hollow' | 'released'; readonly title: string };

export const editorLabel = 'Program text. Escape, then Tab, leaves the editor.';

/** The width in pixels below which long lines wrap. */
const narrow = 480;

/** Milliseconds after which the surface is asked for though no result is on show yet. */
const patience = 2000;

export class EditorElement extends LitElement {
  static override styles = [
    controls,
    tagStyles,
    css`
      :host {
        height: 100%;
        min-height: 0;
      }
      .host {
        height: 100%;
      }
      .host:focus-within {
        outline: 2px solid var(--focus);
        outline-offset: -2px;
      }
      /* Where the surface will have its text. */
      textarea {
        width: 100%;
        height: 100%;
        border: 0;
        border-radius: 0;
        padding: 0.3125rem 1rem 0.5rem 3.1875rem;
        background: var(--sheet);
        color: var(--ink);
        font: 400 var(--text-m) / 1.6 var(--mono);
        tab-size: 8;
        white-space: pre;
        overflow: auto;
        resize: none;
        outline: none;
      }
      :host([wraps]) textarea {
        white-space: pre-wrap;
      }
    `,
  ];
  static override properties = { path: { attribute: false }, text: { attribute: false }, marks: { attribute: false } };
  declare path: string;
  declare text: string;
  /** What to draw into this file; applied whenever the array changes. Null leaves what stands. */
  declare marks: readonly EditorMark[] | null;

  private surface_: EditorSurface | null = null;
  private asked_ = false;
  /** The line that was to be revealed, or only to be in sight, before there was a surface. */
  private sought_: number | null = null;
  private inSight_: number | null = null;
  /** What the files held that were typed in before there was a surface: its undo goes back to that. */
  private readonly untyped_ = new Map<string, string>();
  private composing_ = false;
  private patienceTimer_ = 0;
  private readonly observer_ = widthObserver((width) => {
    this.toggleAttribute('wraps', width < narrow);
    this.surface_?.wrap(width < narrow);
  });

  constructor() {
    super();
    this.path = '';
    this.text = '';
    this.marks = null;
  }

  override focus(): void {
    if (this.surface_) this.surface_.focus();
    else this.plain_?.focus();
  }

  /** Shows and marks a line (from 1) of the open file for a moment, and puts the cursor there. */
  reveal(line: number): void {
    if (this.surface_) this.surface_.reveal(line);
    else {
      this.sought_ = line;
      void this.load();
    }
  }

  /** Scrolls a line into sight without taking the focus. */
  show(line: number): void {
    if (this.surface_) this.surface_.show(line);
    else this.inSight_ = line;
  }

  /** Forgets a file's text and undo history. */
  forget(path: string): void {
    this.untyped_.delete(path);
    this.surface_?.forget(path);
  }

  rename(from: string, to: string): void {
    const untyped = this.untyped_.get(from);
    this.untyped_.delete(from);
    if (untyped !== undefined) this.untyped_.set(to, untyped);
    this.surface_?.rename(from, to);
  }

  /** Brings the surface, once. */
  async load(): Promise<void> {
    if (this.asked_) return;
    this.asked_ = true;
    try {
      const { EditorSurface } = await import('./surface.js');
      await this.updateComplete;
      if (this.composing_) await new Promise((resolve) => this.plain_?.addEventListener('compositionend', resolve, { once: true }));
      this.stand_(EditorSurface);
    } catch {
      this.asked_ = false; // without a network: the next one who goes into the text asks again
    }
  }

  protected override render(): TemplateResult {
    // The surface takes the text area's place; nothing here is drawn a second time.
    return html`<div class="host"><textarea aria-label=${editorLabel} spellcheck="false" autocapitalize="off" @focus=${() => void this.load()} @input=${() => this.edited_(this.plain_?.value ?? '')} @keydown=${(event: KeyboardEvent) => this.pressed_(event)} @compositionstart=${() => (this.composing_ = true)} @compositionend=${() => (this.composing_ = false)}></textarea></div>`;
  }

  protected override firstUpdated(): void {
    this.observer_.observe(this);
    this.patienceTimer_ = window.setTimeout(() => void this.load(), patience);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer_.disconnect();
    window.clearTimeout(this.patienceTimer_);
    this.surface_?.dispose();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const plain = this.plain_;
    if (this.surface_) {
      const switched = this.surface_.open(this.path, this.text);
      if (switched || changed.has('marks')) this.surface_.mark(this.marks);
    } else if (plain && plain.value !== this.text) plain.value = this.text;
  }

  private get plain_(): HTMLTextAreaElement | null {
    return this.surface_ ? null : this.renderRoot.querySelector('textarea');
  }

  /** Puts the surface in the text area's place: the cursor stays where it was, and nothing that was typed is lost. */
  private stand_(Surface: typeof EditorSurface): void {
    const plain = this.plain_;
    const parent = plain?.parentElement;
    if (!plain || !parent) return;
    const hasFocus = (this.renderRoot as ShadowRoot).activeElement === plain;
    const { selectionStart, selectionEnd, selectionDirection } = plain;
    const surface = new Surface(parent, { edited: (text) => this.edited_(text), run: () => this.ask_('run-program') }, this.path, this.untyped_.get(this.path) ?? this.text);
    this.surface_ = surface;
    for (const [path, text] of this.untyped_) surface.open(path, text);
    surface.open(this.path, this.text);
    this.untyped_.clear();
    surface.wrap(this.clientWidth < narrow);
    surface.mark(this.marks);
    if (hasFocus) {
      const backward = selectionDirection === 'backward';
      surface.select(backward ? selectionEnd : selectionStart, backward ? selectionStart : selectionEnd);
      surface.focus();
    }
    if (this.sought_ !== null) surface.reveal(this.sought_);
    else if (this.inSight_ !== null) surface.show(this.inSight_);
    this.sought_ = this.inSight_ = null;
  }

  private pressed_(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.ask_('run-program');
  }

  private edited_(text: string): void {
    if (text === this.text) return;
    if (!this.surface_ && !this.untyped_.has(this.path)) this.untyped_.set(this.path, this.text);
    this.text = text;
    this.dispatchEvent(new CustomEvent('edit', { detail: { path: this.path, text }, bubbles: true, composed: true }));
  }

  private ask_(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

customElements.define('bs-editor', EditorElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-editor': EditorElement;
  }
}
