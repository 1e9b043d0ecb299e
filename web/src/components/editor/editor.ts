// <bs-editor>: the text of the open file in CodeMirror, each file with its own undo history.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import { bracketMatching, codeFolding, foldEffect, foldKeymap, indentUnit, LanguageSupport } from '@codemirror/language';
import { Compartment, EditorState, StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { controls } from '../shared/controls.styles.js';
import { onceAFrame, widthObserver } from '../shared/frame.js';
import { tagStyles } from '../tag/tag.styles.js';
import { editorMarks, setMarks, type EditorMark } from './marks.js';
import { editorTheme } from './theme.js';

const flashLine = StateEffect.define<number | null>();
const flash = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(flashLine)) next = effect.value === null ? Decoration.none : Decoration.set(Decoration.line({ class: 'bs-flash' }).range(effect.value));
    }
    return next;
  },
  provide: (self) => EditorView.decorations.from(self),
});

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
    `,
  ];
  static override properties = { path: { attribute: false }, text: { attribute: false }, marks: { attribute: false } };
  declare path: string;
  declare text: string;
  /** What to draw into this file; applied whenever the array changes. Null leaves what stands. */
  declare marks: readonly EditorMark[] | null;

  private view_: EditorView | null = null;
  private states_ = new Map<string, EditorState>();
  private shownPath_ = '';
  private flashTimer_ = 0;
  private readonly wrapping_ = new Compartment();
  private wraps_ = false;
  private readonly observer_ = widthObserver((width) => this.fit_(width));

  constructor() {
    super();
    this.path = '';
    this.text = '';
    this.marks = null;
  }

  override focus(): void {
    this.view_?.focus();
  }

  /** Shows and marks a line (from 1) of the open file for a moment, and puts the cursor there. */
  reveal(line: number): void {
    const view = this.view_;
    if (!view) return;
    const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
    view.dispatch({ selection: { anchor: at.from }, effects: [EditorView.scrollIntoView(at.from, { y: 'center' }), flashLine.of(at.from)] });
    view.focus();
    window.clearTimeout(this.flashTimer_);
    this.flashTimer_ = window.setTimeout(() => view.dispatch({ effects: flashLine.of(null) }), 1600);
  }

  /** Scrolls a line into sight without taking the focus. */
  show(line: number): void {
    const view = this.view_;
    if (!view || line > view.state.doc.lines) return;
    view.dispatch({ effects: EditorView.scrollIntoView(view.state.doc.line(line).from, { y: 'center' }) });
  }

  /** Forgets a file's text and undo history. */
  forget(path: string): void {
    this.states_.delete(path);
    if (this.shownPath_ === path) this.shownPath_ = '';
  }

  rename(from: string, to: string): void {
    const state = from === this.shownPath_ ? this.view_?.state : this.states_.get(from);
    if (state) this.states_.set(to, state);
    this.states_.delete(from);
    if (this.shownPath_ === from) this.shownPath_ = to;
  }

  protected override render(): TemplateResult {
    return html`<div class="host"></div>`;
  }

  protected override firstUpdated(): void {
    const parent = this.renderRoot.querySelector('.host');
    if (!parent) return;
    this.view_ = new EditorView({ parent, root: this.renderRoot as ShadowRoot, state: this.fresh_(this.text) });
    this.shownPath_ = this.path;
    this.observer_.observe(this);
  }

  /** Long lines wrap where the editor is narrow. */
  private fit_(width: number): void {
    const wraps = width < 480;
    if (wraps === this.wraps_) return;
    this.wraps_ = wraps;
    this.view_?.dispatch({ effects: this.wrapping_.reconfigure(this.wrapped_()) });
  }

  private wrapped_(): Extension {
    return this.wraps_ ? EditorView.lineWrapping : [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer_.disconnect();
    window.clearTimeout(this.flashTimer_);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const view = this.view_;
    if (!view) return;
    const switched = this.shownPath_ !== this.path;
    if (switched) {
      if (this.shownPath_ !== '') this.states_.set(this.shownPath_, view.state);
      view.setState(this.states_.get(this.path) ?? this.fresh_(this.text));
      this.shownPath_ = this.path;
      view.dispatch({ effects: this.wrapping_.reconfigure(this.wrapped_()) });
    }
    if (view.state.doc.toString() !== this.text) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: this.text } });
    if (switched || changed.has('marks')) this.mark_();
  }

  /** CodeMirror asks where the selection is. */
  private readonly mark_ = onceAFrame(() => {
    if (this.marks && this.shownPath_ === this.path) this.view_?.dispatch({ effects: setMarks.of(this.marks) });
  });

  private fresh_(text: string): EditorState {
    const state = EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        drawSelection(),
        history(),
        bracketMatching(),
        codeFolding(),
        indentUnit.of('    '),
        EditorState.tabSize.of(8),
        new LanguageSupport(pythonLanguage),
        this.wrapping_.of(this.wrapped_()),
        keymap.of([{ key: 'Mod-Enter', run: () => this.ask_('run-program') }, ...defaultKeymap, ...historyKeymap, ...foldKeymap, indentWithTab]),
        editorTheme,
        editorMarks,
        flash,
        EditorView.contentAttributes.of({ 'aria-label': 'Program text. Escape, then Tab, leaves the editor.', tabindex: '0', autocapitalize: 'off', spellcheck: 'false' }),
        EditorView.domEventHandlers({ beforeinput: typeOver }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.edited_(update.state.doc.toString());
        }),
      ],
    });
    const story = longDocstring(text);
    return story ? state.update({ effects: foldEffect.of(story) }).state : state;
  }

  private edited_(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.dispatchEvent(new CustomEvent('edit', { detail: { path: this.path, text }, bubbles: true, composed: true }));
  }

  private ask_(name: string): boolean {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
    return true;
  }
}

/** What a docstring of several paragraphs at the head of a file says after its first line: it opens folded, so that the code is in sight. */
function longDocstring(text: string): { readonly from: number; readonly to: number } | null {
  const found = /^("""(?:(?!""")[^\n])*)\n\n(?:(?!""")[^])*(?=""")/.exec(text);
  return found ? { from: found[1]?.length ?? 0, to: found[0].length } : null;
}

/** Types over a selection. Chromium would keep its look with inline styles, which the content security policy refuses. */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const { main } = view.state.selection;
  const text = event.data;
  if (event.inputType !== 'insertText' || text === null || view.composing || main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
  return true;
}

customElements.define('bs-editor', EditorElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-editor': EditorElement;
  }
}
