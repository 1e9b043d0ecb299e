// <bs-grid>: the elements of one view by their index. An element and its bytes light each other up, with the sum that leads from one to the
// other. Of a large view only a window is drawn, and only its bytes are read.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { indexOf, indexText, placeOf, sumInNames, sumInNumbers, type Place, type ReadBytes } from '../../page/indexing.js';
import type { MarkedView, PageSession } from '../../page/session.js';
import { readElement } from '../../page/struct_format.js';
import { controls } from '../shared/controls.styles.js';
import { widthObserver } from '../shared/frame.js';
import { styled } from '../shared/styled.js';
import { viewClass } from '../tag/tag.js';
import { tagStyles } from '../tag/tag.styles.js';
import { gridStyles } from './grid.styles.js';

const rowsOnScreen = 8;
const columnsOnScreen = 16;
/** Bytes are fetched in pieces of this size: elements far apart do not bring all that is between them. */
const pageSize = 512;
/** Characters that the widest value of a size may take, for the room that columns need. */
const widest: Readonly<Record<number, number>> = { 1: 4, 2: 6, 4: 11 };

type Index = readonly number[];

interface Cell {
  readonly index: Index;
  readonly place: Place | null;
  readonly text: string;
}

/** An element that was pointed at: where it stands, and whether the keyboard is there. */
export interface PointedElement {
  readonly place: Place | null;
  readonly focused: boolean;
}

export class GridElement extends LitElement {
  static override styles = [controls, tagStyles, gridStyles];
  static override properties = {
    session: { attribute: false },
    mark: { attribute: false },
    revision: { attribute: false },
    hovered: { attribute: false },
    selected: { attribute: false },
    room_: { state: true },
    cells_: { state: true },
    active_: { state: true },
    first_: { state: true },
    fixed_: { state: true },
  };
  declare session: PageSession;
  declare mark: MarkedView;
  declare revision: number;
  /** The byte under the pointer, and the selected one. */
  declare hovered: number | null;
  declare selected: number | null;
  /** Columns there is room for. */
  declare private room_: number;
  declare private cells_: readonly (readonly Cell[])[];
  /** The index under the pointer or with the keyboard. */
  declare private active_: Index | null;
  /** Row and column the window begins with. */
  declare private first_: readonly [row: number, column: number];
  /** The indices of all dimensions but the last two. */
  declare private fixed_: Index;

  private roving_: readonly [row: number, column: number] = [0, 0];
  private readKey_ = '';
  private readonly observer_ = widthObserver((width) => this.fit_(width));

  constructor() {
    super();
    this.revision = 0;
    this.hovered = null;
    this.selected = null;
    this.room_ = 0;
    this.cells_ = [];
    this.active_ = null;
    this.first_ = [0, 0];
    this.fixed_ = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer_.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer_.disconnect();
  }

  private fit_(width: number): void {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const characters = widest[this.mark.view.itemsize] ?? 14;
    const heads = String(this.rows_).length + 2;
    const columns = Math.floor((width / rem - heads * 0.5) / Math.max(2.125, characters * 0.5 + 0.875));
    this.room_ = Math.min(columnsOnScreen, Math.max(1, columns));
  }

  // ---- rows and columns: the last two dimensions; one dimension alone is folded into rows

  private get folded_(): boolean {
    return this.mark.view.ndim === 1;
  }
  private get columns_(): number {
    const { shape, ndim } = this.mark.view;
    if (ndim === 0) return 1;
    const last = shape[ndim - 1] ?? 0;
    return this.folded_ ? Math.min(last, this.room_ >= 8 ? this.room_ - (this.room_ % 4) : Math.max(1, this.room_)) : last;
  }
  private get rows_(): number {
    const { shape, ndim } = this.mark.view;
    if (ndim === 0) return 1;
    return this.folded_ ? Math.ceil((shape[0] ?? 0) / Math.max(1, this.columns_)) : (shape[ndim - 2] ?? 0);
  }

  private indexAt_(row: number, column: number): Index | null {
    const { ndim, shape } = this.mark.view;
    if (row < 0 || column < 0 || row >= this.rows_ || column >= this.columns_) return null;
    if (ndim === 0) return [];
    if (!this.folded_) return [...this.fixed_, row, column];
    const index = row * this.columns_ + column;
    return index < (shape[0] ?? 0) ? [index] : null;
  }

  private positionOf_(index: Index): [number, number] {
    if (index.length === 0) return [0, 0];
    const [last, row] = [index.at(-1) ?? 0, index.at(-2) ?? 0];
    return this.folded_ ? [Math.floor(last / this.columns_), last % this.columns_] : [row, last];
  }

  // ---- reading

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { view } = this.mark;
    if (changed.has('mark')) {
      this.setAttribute('look', view.released ? 'released' : view.readonly ? 'hollow' : 'filled');
      if (this.fixed_.length !== Math.max(0, view.ndim - 2)) this.fixed_ = view.shape.slice(0, -2).map(() => 0);
    }
    if (changed.has('selected') && this.selected !== null) {
      const index = indexOf(view, this.selected);
      if (index) this.uncover_(index);
    }
  }

  protected override updated(): void {
    void this.read_();
  }

  /** Moves the window, and the further indices, so that an element is in it. */
  private uncover_(index: Index): void {
    if (index.length > 2) this.fixed_ = index.slice(0, -2);
    const position = this.positionOf_(index);
    this.roving_ = position;
    const within = (at: number, first: number, shown: number): number => (at < first ? at : at >= first + shown ? at - shown + 1 : first);
    const [row, column] = [within(position[0], this.first_[0], rowsOnScreen), within(position[1], this.first_[1], this.room_)];
    if (row !== this.first_[0] || column !== this.first_[1]) this.first_ = [row, column];
  }

  private async read_(): Promise<void> {
    const { view } = this.mark;
    const key = [view.id, this.revision, view.released, this.room_, this.first_, this.fixed_].join(' ');
    if (key === this.readKey_ || this.room_ === 0) return;
    this.readKey_ = key;
    const read = this.reader_();
    const range = (first: number, shown: number, all: number): number[] => Array.from({ length: Math.max(0, Math.min(shown, all - first)) }, (_, at) => first + at);
    const columns = range(this.first_[1], this.room_, this.columns_);
    const rows = range(this.first_[0], rowsOnScreen, this.rows_).map((row) => columns.map((column) => this.indexAt_(row, column)).filter((index) => index !== null));
    const cells = await Promise.all(rows.map((row) => Promise.all(row.map((index) => this.readCell_(index, read)))));
    if (key === this.readKey_) this.cells_ = cells;
  }

  private async readCell_(index: Index, read: ReadBytes): Promise<Cell> {
    const { view } = this.mark;
    const place = await placeOf(view, index, read);
    // What stands there now is no longer the view's to read.
    if (view.released || !place) return { index, place: view.released ? null : place, text: '–' };
    return { index, place, text: readElement(await read(place.start, place.end), 0, view.format) ?? '?' };
  }

  /** Reads bytes of the buffer by the page, each page once. */
  private reader_(): ReadBytes {
    const { bufferId, view } = this.mark;
    if (bufferId === null || view.released) return () => Promise.resolve(new Uint8Array());
    const pages = new Map<number, Promise<Uint8Array>>();
    const page = (number: number): Promise<Uint8Array> => {
      const known = pages.get(number) ?? this.session.readBytes(bufferId, number * pageSize, (number + 1) * pageSize).catch(() => new Uint8Array());
      pages.set(number, known);
      return known;
    };
    return async (start, end) => {
      const bytes: number[] = [];
      for (let number = Math.floor(start / pageSize); number * pageSize < end; number += 1) {
        const from = number * pageSize;
        bytes.push(...(await page(number)).subarray(Math.max(0, start - from), end - from));
      }
      return Uint8Array.from(bytes);
    };
  }

  // ---- drawing

  protected override render(): TemplateResult {
    const { view, letter, index } = this.mark;
    if (view.shape.includes(0)) return html`<p class="none">No elements: its shape has a 0.</p>`;
    const shown = this.cells_[0]?.length ?? 0;
    const heads = view.ndim > 0;
    return html`${this.renderSteppers_(shown)}
      <div class="frame ${viewClass(index)}">
        <div
          class="grid"
          role="grid"
          aria-label="Elements of view ${letter}"
          aria-rowcount=${this.rows_ + (heads ? 1 : 0)}
          aria-colcount=${this.columns_ + (heads ? 1 : 0)}
          aria-readonly=${view.readonly || view.released ? 'true' : 'false'}
          ${styled({ 'grid-template-columns': `repeat(${Math.max(1, shown) + (heads ? 1 : 0)}, auto)` })}
          @keydown=${this.onKey_}
          @pointerleave=${() => this.point_(null)}
          @focusout=${() => this.point_(null)}
        >
          ${heads ? this.renderHeads_(shown) : nothing} ${this.cells_.map((row, at) => this.renderRow_(row, this.first_[0] + at, heads))}
        </div>
      </div>
      ${this.renderSum_()}`;
  }

  private renderHeads_(shown: number): TemplateResult {
    const first = this.first_[1];
    return html`<div class="row" role="row" aria-rowindex="1">
      <span class="axis" role="columnheader" aria-colindex="1"><span class="visually-hidden">${this.folded_ ? 'from index' : 'row'}</span></span>
      ${Array.from({ length: shown }, (_, at) => html`<span class="axis" role="columnheader" aria-colindex=${first + at + 2}>${this.folded_ ? '+' : ''}${first + at}</span>`)}
    </div>`;
  }

  private renderRow_(cells: readonly Cell[], row: number, heads: boolean): TemplateResult {
    // A last row that is not full leaves places of the CSS grid free.
    const free = (this.cells_[0]?.length ?? 0) - cells.length;
    return html`<div class="row" role="row" aria-rowindex=${row + (heads ? 2 : 1)}>
      ${heads ? html`<span class="axis" role="rowheader" aria-colindex="1">${this.folded_ ? row * this.columns_ : row}</span>` : nothing}
      ${cells.map((cell, at) => this.renderCell_(cell, row, this.first_[1] + at, heads))}
      ${Array.from({ length: free }, () => html`<span role="presentation"></span>`)}
    </div>`;
  }

  private renderCell_(cell: Cell, row: number, column: number, heads: boolean): TemplateResult {
    const { index, place, text } = cell;
    const pointed = this.holdsByte_(cell) || this.isActive_(cell);
    const [rovingRow, rovingColumn] = this.rovingShown_;
    const words = `${indexText(index)}: ${this.mark.view.released ? 'released' : text}${place ? `, ${sumInNumbers(this.mark.view, index, place)}` : ''}`;
    return html`<span
      role="gridcell"
      class="cell ${pointed ? 'pointed' : ''}"
      tabindex=${row === rovingRow && column === rovingColumn ? 0 : -1}
      aria-colindex=${column + (heads ? 2 : 1)}
      aria-label=${words}
      data-index=${index.join(',')}
      @pointerenter=${() => this.point_(cell)}
      @focus=${() => this.focused_(cell, row, column)}
      @dblclick=${() => this.edit_(index)}
      >${text}</span
    >`;
  }

  /** The byte that is pointed at elsewhere. */
  private get byte_(): number | null {
    return this.hovered ?? this.selected;
  }
  private holdsByte_({ place }: Cell): boolean {
    const byte = this.byte_;
    return place !== null && byte !== null && byte >= place.start && byte < place.end;
  }
  private isActive_({ index }: Cell): boolean {
    return this.active_ !== null && this.active_.join() === index.join();
  }

  /** The cell that Tab reaches: the last one that had the keyboard, or the first that is drawn. */
  private get rovingShown_(): readonly [number, number] {
    const [row, column] = this.roving_;
    const cells = this.cells_[row - this.first_[0]];
    return cells?.[column - this.first_[1]] ? [row, column] : this.first_;
  }

  private renderSteppers_(shown: number): TemplateResult | typeof nothing {
    const { shape } = this.mark.view;
    const fields = this.fixed_.map((at, dimension) => this.stepper_(`index ${dimension}`, at, (shape[dimension] ?? 1) - 1, `of ${shape[dimension]}`, (to) => (this.fixed_ = this.fixed_.with(dimension, to))));
    const [row, column] = this.first_;
    if (this.rows_ > rowsOnScreen) {
      const scale = this.folded_ ? this.columns_ : 1;
      const all = this.folded_ ? (shape[0] ?? 0) : this.rows_;
      fields.push(this.stepper_(this.folded_ ? 'from index' : 'rows from', row * scale, (this.rows_ - rowsOnScreen) * scale, `of ${all}`, (to) => (this.first_ = [Math.floor(to / scale), column]), scale));
    }
    if (this.columns_ > shown && shown > 0) fields.push(this.stepper_('columns from', column, this.columns_ - shown, `of ${this.columns_}`, (to) => (this.first_ = [row, to])));
    return fields.length === 0 ? nothing : html`<div class="steppers">${fields}</div>`;
  }

  private stepper_(label: string, value: number, max: number, of: string, go: (to: number) => void, step = 1): TemplateResult {
    const onInput = (event: Event): void => {
      const wanted = (event.currentTarget as HTMLInputElement).valueAsNumber;
      if (Number.isFinite(wanted)) go(Math.min(max, Math.max(0, Math.trunc(wanted))));
    };
    return html`<label>${label}<input type="number" min="0" max=${max} step=${step} .value=${String(value)} @input=${onInput} />${of}</label>`;
  }

  private renderSum_(): TemplateResult {
    const { view } = this.mark;
    const byte = this.byte_;
    const drawn = this.cells_.flat();
    const cell = drawn.find((one) => this.isActive_(one)) ?? drawn.find((one) => this.holdsByte_(one));
    if (view.released) return html`<p class="sum idle">Released: it reads nothing any more.</p>`;
    if (cell?.place) return html`<p class="sum"><strong>${indexText(cell.index)}</strong> ${sumInNumbers(view, cell.index, cell.place)}</p>`;
    const index = byte === null ? null : indexOf(view, byte);
    if (index && byte !== null) return html`<p class="sum"><strong>${indexText(index)}</strong> holds byte ${byte}</p>`;
    return html`<p class="sum idle">${sumInNames(view)}</p>`;
  }

  // ---- pointing and moving

  private point_(cell: Cell | null, focused = false): void {
    this.active_ = cell?.index ?? null;
    this.dispatchEvent(new CustomEvent<PointedElement>('point-element', { detail: { place: cell?.place ?? null, focused }, bubbles: true, composed: true }));
  }

  private focused_(cell: Cell, row: number, column: number): void {
    this.roving_ = [row, column];
    this.point_(cell, true);
  }

  private edit_(index: Index): void {
    this.dispatchEvent(new CustomEvent<Index>('edit-element', { detail: index }));
  }

  private onKey_(event: KeyboardEvent): void {
    const [row, column] = this.rovingShown_;
    const index = this.indexAt_(row, column);
    if (event.key === 'Enter' && index) {
      event.preventDefault(); // or the form that opens would take the key as its own
      this.edit_(index);
    }
    const [lastRow, lastColumn] = [this.rows_ - 1, this.columns_ - 1];
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      PageUp: [Math.max(0, row - rowsOnScreen), column],
      PageDown: [Math.min(lastRow, row + rowsOnScreen), column],
      Home: event.ctrlKey ? [0, 0] : [row, 0],
      End: event.ctrlKey ? [lastRow, lastColumn] : [row, lastColumn],
    };
    const move = moves[event.key];
    if (!move || event.altKey || event.metaKey) return;
    event.preventDefault();
    const [toRow] = move;
    let [, toColumn] = move;
    while (this.folded_ && toColumn > 0 && toRow === lastRow && !this.indexAt_(toRow, toColumn)) toColumn -= 1;
    const target = this.indexAt_(toRow, toColumn);
    if (target) void this.goTo_(target);
  }

  private async goTo_(index: Index): Promise<void> {
    this.uncover_(index);
    const cell = (): HTMLElement | null => this.renderRoot.querySelector(`[data-index="${index.join(',')}"]`);
    this.requestUpdate();
    await this.updateComplete;
    // A cell that was not drawn is there once its bytes have been read.
    for (let tries = 0; cell() === null && tries < 50; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    cell()?.focus({ preventScroll: true });
    cell()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

customElements.define('bs-grid', GridElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-grid': GridElement;
  }
}
