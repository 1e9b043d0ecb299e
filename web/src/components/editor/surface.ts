// The editor's surface: CodeMirror, with each file's own undo history. A chunk of its own: the editor shows plain text until it comes.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import { bracketMatching, codeFolding, foldEffect, foldKeymap, indentUnit, LanguageSupport } from '@codemirror/language';
import { Compartment, EditorState, StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { onceAFrame } from '../shared/frame.js';
import { editorLabel, type EditorMark } from './editor.js';
import { editorMarks, setMarks } from './marks.js';
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

export interface SurfaceEvents {
  /** The person changed the text of the open file. */
  readonly edited: (text: string) => void;
  /** The person asked for a run. */
  readonly run: () => void;
}

export class EditorSurface {
  private readonly view_: EditorView;
  private readonly states_ = new Map<string, EditorState>();
  private marks_: readonly EditorMark[] | null = null;
  private flashTimer_ = 0;
  private readonly wrapping_ = new Compartment();
  private wraps_ = false;

  /** Takes the place of what `parent` shows. */
  constructor(
    parent: Element,
    private readonly events_: SurfaceEvents,
    private path_: string,
    text: string,
  ) {
    this.view_ = new EditorView({ root: parent.getRootNode() as ShadowRoot, state: this.fresh_(text) });
    parent.replaceChildren(this.view_.dom);
  }

  focus(): void {
    this.view_.focus();
  }

  /** Where the cursor and the other end of the selection stand, as offsets into the text. */
  select(anchor: number, head: number): void {
    const { length } = this.view_.state.doc;
    this.view_.dispatch({ selection: { anchor: Math.min(anchor, length), head: Math.min(head, length) } });
  }

  /** Shows and marks a line (from 1) of the open file for a moment, and puts the cursor there. */
  reveal(line: number): void {
    const view = this.view_;
    const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
    view.dispatch({ selection: { anchor: at.from }, effects: [EditorView.scrollIntoView(at.from, { y: 'center' }), flashLine.of(at.from)] });
    view.focus();
    window.clearTimeout(this.flashTimer_);
    this.flashTimer_ = window.setTimeout(() => view.dispatch({ effects: flashLine.of(null) }), 1600);
  }

  /** Scrolls a line into sight without taking the focus. */
  show(line: number): void {
    if (line > this.view_.state.doc.lines) return;
    this.view_.dispatch({ effects: EditorView.scrollIntoView(this.view_.state.doc.line(line).from, { y: 'center' }) });
  }

  /** Forgets a file's text and undo history. */
  forget(path: string): void {
    this.states_.delete(path);
    if (this.path_ === path) this.path_ = '';
  }

  rename(from: string, to: string): void {
    const state = from === this.path_ ? this.view_.state : this.states_.get(from);
    if (state) this.states_.set(to, state);
    this.states_.delete(from);
    if (this.path_ === from) this.path_ = to;
  }

  /** Shows a file with this text. True: it is another file than before. */
  open(path: string, text: string): boolean {
    const view = this.view_;
    const switched = this.path_ !== path;
    if (switched) {
      if (this.path_ !== '') this.states_.set(this.path_, view.state);
      view.setState(this.states_.get(path) ?? this.fresh_(text));
      this.path_ = path;
      view.dispatch({ effects: this.wrapping_.reconfigure(this.wrapped_()) });
    }
    if (view.state.doc.toString() !== text) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    return switched;
  }

  /** Draws these marks into the open file with the next frame: CodeMirror asks where the selection is. */
  mark(marks: readonly EditorMark[] | null): void {
    this.marks_ = marks;
    this.drawMarks_();
  }

  private readonly drawMarks_ = onceAFrame(() => {
    if (this.marks_) this.view_.dispatch({ effects: setMarks.of(this.marks_) });
  });

  /** Long lines wrap where the editor is narrow. */
  wrap(wraps: boolean): void {
    if (wraps === this.wraps_) return;
    this.wraps_ = wraps;
    this.view_.dispatch({ effects: this.wrapping_.reconfigure(this.wrapped_()) });
  }

  dispose(): void {
    window.clearTimeout(this.flashTimer_);
  }

  private wrapped_(): Extension {
    return this.wraps_ ? EditorView.lineWrapping : [];
  }

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
        keymap.of([{ key: 'Mod-Enter', run: () => this.run_() }, ...defaultKeymap, ...historyKeymap, ...foldKeymap, indentWithTab]),
        editorTheme,
        editorMarks,
        flash,
        EditorView.contentAttributes.of({ 'aria-label': editorLabel, tabindex: '0', autocapitalize: 'off', spellcheck: 'false' }),
        EditorView.domEventHandlers({ beforeinput: typeOver }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.events_.edited(update.state.doc.toString());
        }),
      ],
    });
    const story = longDocstring(text);
    return story ? state.update({ effects: foldEffect.of(story) }).state : state;
  }

  private run_(): boolean {
    this.events_.run();
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
