// What the page writes into the editor's text: the failing expression with its message below, and the letters of views where they were taken.
import { StateEffect, StateField, type EditorState, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import type { EditorMark } from './editor.js';

class FailureWidget extends WidgetType {
  constructor(
    readonly type: string,
    readonly message: string,
  ) {
    super();
  }
  override eq(other: FailureWidget): boolean {
    return other.type === this.type && other.message === this.message;
  }
  override toDOM(): HTMLElement {
    const box = document.createElement('div');
    box.className = 'bs-failure';
    const type = document.createElement('strong');
    type.textContent = this.type;
    box.append(type, this.message === '' ? '' : `: ${this.message}`);
    return box;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

class TakenWidget extends WidgetType {
  constructor(
    readonly letter: string,
    readonly index: number,
    readonly look: string,
    readonly title: string,
  ) {
    super();
  }
  override eq(other: TakenWidget): boolean {
    return other.letter === this.letter && other.look === this.look && other.title === this.title && other.index === this.index;
  }
  override toDOM(): HTMLElement {
    const tag = document.createElement('span');
    tag.className = `tag ${this.look} v${this.index % 6} bs-taken`;
    tag.textContent = this.letter;
    tag.title = this.title;
    return tag;
  }
}

export const setMarks = StateEffect.define<readonly EditorMark[]>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations;
    if (transaction.docChanged) {
      transaction.changes.iterChanges((from, to) => {
        // A line that was edited no longer is the one that failed.
        const line = transaction.startState.doc.lineAt(from);
        const last = transaction.startState.doc.lineAt(to);
        next = next.update({ filterFrom: line.from, filterTo: last.to, filter: () => false });
      });
      next = next.map(transaction.changes);
    }
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) next = decorate(transaction.state, effect.value);
    }
    return next;
  },
  provide: (self) => EditorView.decorations.from(self),
});

function decorate(state: EditorState, marks: readonly EditorMark[]): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const mark of marks) {
    const number = mark.kind === 'failure' ? mark.range.line : mark.line;
    if (number < 1 || number > state.doc.lines) continue;
    const line = state.doc.line(number);
    if (mark.kind === 'call') ranges.push(Decoration.line({ class: 'bs-call-line' }).range(line.from));
    else if (mark.kind === 'step') ranges.push(Decoration.line({ class: 'bs-step-line' }).range(line.from));
    else if (mark.kind === 'taken') {
      const widget = new TakenWidget(mark.letter, mark.index, mark.look, mark.title);
      ranges.push(Decoration.widget({ widget, side: 1 }).range(line.to));
    } else {
      const end = state.doc.line(Math.min(Math.max(number, mark.range.endLine), state.doc.lines));
      const from = Math.min(line.from + Math.max(0, mark.range.column), line.to);
      const to = Math.min(Math.max(from, end.from + mark.range.endColumn), end.to);
      ranges.push(Decoration.line({ class: 'bs-failed-line' }).range(line.from));
      if (to > from) ranges.push(Decoration.mark({ class: 'bs-failed' }).range(from, to));
      ranges.push(Decoration.widget({ widget: new FailureWidget(mark.type, mark.message), side: 2, block: true }).range(end.to));
    }
  }
  return Decoration.set(ranges, true);
}

export const editorMarks: Extension = field;
