// <bs-bytes>: the bytes of one buffer under the lanes of its views. Only the rows on screen exist, and only they are fetched.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BufferInfo } from '../../engine/contract.js';
import { elementsIn, packLanes, type Element } from '../../page/layout.js';
import type { MarkedView, PageSession } from '../../page/session.js';
import { byteInWords, glyph, glyphKind, hex2, hex8 } from '../../page/values.js';
import { controls } from '../shared/controls.styles.js';
import { widthObserver } from '../shared/frame.js';
import { styled } from '../shared/styled.js';
import { tagStyles } from '../tag/tag.styles.js';
import { viewClass } from '../tag/tag.js';
import { bytesStyles } from './bytes.styles.js';
import { laneHeight, lanesOfRow, rowWidth } from './lanes.js';

/** Rows shown at once; more scroll. */
const rowsOnScreen = 9;
/** Tallest element browsers lay out without trouble; beyond it the scroll bar stands for a longer way. */
const tallest = 4_000_000;
const offsetWidth = 66;
const asciiWidth = 10;
/** How much larger a buffer of one row is drawn. */
const enlarged = 1.35;

/** Rows that stand in the document at most. */
const rowsDrawn = rowsOnScreen + 4;

/** Milliseconds for which rows wait for their bytes. */
const patience = 50;

export class BytesElement extends LitElement {
  static override styles = [controls, tagStyles, bytesStyles];
  static override properties = {
    session: { attribute: false },
    buffer: { attribute: false },
    marks: { attribute: false },
    lit: { attribute: false },
    revision: { attribute: false },
    selected: { attribute: false },
    pointed: { attribute: false },
    stacked: { type: Boolean, reflect: true },
    columns_: { state: true },
    top_: { state: true },
    window_: { state: true },
    room_: { state: true },
  };
  declare session: PageSession;
  declare buffer: BufferInfo;
  declare marks: readonly MarkedView[];
  /** Ids of views whose bytes are lit. */
  declare lit: ReadonlySet<number>;
  declare revision: number;
  /** The selected byte, or null. */
  declare selected: number | null;
  /** The element that is pointed at elsewhere: its bytes, and those of the pointers on the way. */
  declare pointed: readonly Element[];
  /** ASCII under each byte instead of in a column of its own: for narrow places. */
  declare stacked: boolean;
  declare private columns_: number;
  /** How far the picture is scrolled, in true pixels (more than the browser's own scroll position may hold). */
  declare private top_: number;
  /** Width at hand, in sixteenths of the root font size. */
  declare private room_: number;
  declare private window_: { readonly start: number; readonly bytes: Uint8Array };

  private changed_ = new Set<number>();
  private lanes_: MarkedView[][] = [];
  private fetched_ = '';
  private fetching_: Promise<void> = Promise.resolve();
  /** The byte whose cell took the focus last. */
  private focused_: number | null = null;
  private observer_: ResizeObserver | null = null;
  private rem_ = 16;

  constructor() {
    super();
    this.marks = [];
    this.lit = new Set();
    this.revision = 0;
    this.selected = null;
    this.pointed = [];
    this.stacked = false;
    this.columns_ = 16;
    this.top_ = 0;
    this.room_ = 0;
    this.window_ = { start: 0, bytes: new Uint8Array() };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer_ = widthObserver((width) => this.fit_(width));
    this.observer_.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer_?.disconnect();
  }

  /** Chooses 16, 8 or 4 bytes a row by the room there is. */
  private fit_(width: number): void {
    this.rem_ = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const room = (width / this.rem_) * 16;
    const wide = (columns: number): number => offsetWidth + 16 + rowWidth(columns) + 29 + columns * asciiWidth;
    const narrow = (columns: number): number => offsetWidth + 8 + rowWidth(columns);
    this.stacked = room < wide(16);
    this.columns_ = !this.stacked ? 16 : room >= narrow(16) ? 16 : room >= narrow(8) ? 8 : 4;
    this.room_ = room;
  }

  /** A single row is drawn no wider than its bytes, and larger if there is room. */
  private get drawnColumns_(): number {
    return Math.min(this.columns_, this.buffer.length);
  }
  private get scale_(): number {
    const bytes = rowWidth(this.drawnColumns_) + (this.stacked ? 0 : this.drawnColumns_ * asciiWidth);
    const width = offsetWidth + (this.stacked ? 8 : 45) + enlarged * bytes;
    return this.rows_ === 1 && width <= this.room_ ? enlarged : 1;
  }

  private get rowHeight_(): number {
    return (((this.lanes_.length * laneHeight + (this.stacked ? 40 : 26)) * this.scale_ + 6) / 16) * this.rem_;
  }
  private get rows_(): number {
    return Math.ceil(this.buffer.length / this.columns_);
  }
  private get shownHeight_(): number {
    return Math.min(this.rows_, rowsOnScreen + 0.5) * this.rowHeight_;
  }
  private get tallHeight_(): number {
    return this.rows_ * this.rowHeight_;
  }
  private get scaled_(): boolean {
    return this.tallHeight_ > tallest;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('marks')) this.lanes_ = packLanes(this.marks);
    const limit = Math.max(0, this.tallHeight_ - this.shownHeight_);
    if (this.top_ > limit) this.top_ = limit;
  }

  /** Rows that come into sight are drawn when their bytes have come, once, unless these are long in coming. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.fetched_.startsWith(this.moment_)) await Promise.race([this.fetch_(), new Promise((resolve) => setTimeout(resolve, patience))]);
    await super.scheduleUpdate();
  }

  protected override updated(): void {
    void this.fetch_();
    const cell = (this.renderRoot as ShadowRoot).activeElement;
    // The row with the focus was scrolled out of sight and is another one now: the keys go on from the selected byte.
    if (cell instanceof HTMLElement && cell.dataset['offset'] !== undefined && Number(cell.dataset['offset']) !== this.focused_) {
      this.renderRoot.querySelector<HTMLElement>('.frame')?.focus({ preventScroll: true });
    }
  }

  private get firstRow_(): number {
    return Math.max(0, Math.floor(this.top_ / this.rowHeight_) - 1);
  }
  private get lastRow_(): number {
    return Math.min(this.rows_, this.firstRow_ + rowsDrawn);
  }

  /** What the key of a window of bytes begins with, as long as the bytes are the same. */
  private get moment_(): string {
    return `${this.buffer.id} ${this.revision} `;
  }

  /** Reads the bytes in sight, unless they have been read, or are being read. */
  private fetch_(): Promise<void> {
    const start = this.firstRow_ * this.columns_;
    const end = Math.min(this.buffer.length, this.lastRow_ * this.columns_);
    const key = `${this.moment_}${start} ${end}`;
    if (key !== this.fetched_) {
      const fresh = !this.fetched_.startsWith(this.moment_);
      this.fetched_ = key;
      this.fetching_ = this.read_(key, start, end, fresh);
    }
    return this.fetching_;
  }

  private async read_(key: string, start: number, end: number, fresh: boolean): Promise<void> {
    const bytes = await this.session.readBytes(this.buffer.id, start, end).catch(() => new Uint8Array());
    if (this.fetched_ !== key) return;
    if (fresh) this.changed_ = this.difference_(start, bytes);
    this.window_ = { start, bytes };
  }

  /** Offsets whose byte differs from the one on screen before. */
  private difference_(start: number, bytes: Uint8Array): Set<number> {
    const before = this.window_;
    const found = new Set<number>();
    if (before.bytes.length === 0) return found;
    bytes.forEach((byte, index) => {
      const old = before.bytes[start + index - before.start];
      if (old !== byte) found.add(start + index);
    });
    return found;
  }

  private byteAt_(offset: number): number | undefined {
    return this.window_.bytes[offset - this.window_.start];
  }

  protected override render(): TemplateResult {
    if (this.buffer.length === 0) return html`<p class="empty">No bytes: its length is 0.</p>`;
    const rows = Array.from({ length: this.lastRow_ - this.firstRow_ }, (_, index) => this.firstRow_ + index);
    const virtualHeight = Math.min(this.tallHeight_, tallest);
    const shift = this.scaled_ ? this.scrollTopFor_(this.top_) - this.top_ : 0;
    const litBytes = this.litBytes_();
    return html`<div
      class="frame"
      role="grid"
      tabindex="-1"
      aria-label="Bytes of ${this.buffer.names[0] ?? `a ${this.buffer.type}`}"
      aria-rowcount=${this.rows_}
      aria-colcount=${this.columns_}
      ${styled({ height: `${this.shownHeight_}px`, '--scale': String(this.scale_) })}
      @scroll=${this.onScroll_}
      @wheel=${this.onWheel_}
      @keydown=${this.onKey_}
      @pointerleave=${() => this.hover_(null)}
    >
      <div class="tall" role="presentation" ${styled({ height: `${virtualHeight}px` })}>
        ${repeat(
          rows,
          (row) => row % rowsDrawn, // a row that leaves at one end comes in at the other
          (row) => this.renderRow_(row, row * this.rowHeight_ + shift, litBytes),
        )}
      </div>
    </div>`;
  }

  private renderRow_(row: number, top: number, litBytes: ReadonlyMap<number, number>): TemplateResult {
    const from = row * this.columns_;
    const count = Math.min(this.columns_, this.buffer.length - from);
    const columns = Array.from({ length: count }, (_, index) => index);
    const width = rowWidth(this.drawnColumns_);
    const scale = this.scale_ / 16;
    const height = this.lanes_.length * laneHeight;
    const digits = hex8(from);
    const zeros = /^0*(?=.)/.exec(digits)?.[0] ?? '';
    return html`<div class="row" role="row" aria-rowindex=${row + 1} ${styled({ transform: `translateY(${top}px)`, height: `${this.rowHeight_}px` })}>
      <span class="offset" role="rowheader"><span class="zero">${zeros}</span>${digits.slice(zeros.length)}</span>
      <div class="bytes" role="presentation">
        ${height === 0
          ? nothing
          : html`<svg aria-hidden="true" viewBox="0 0 ${width} ${height}" ${styled({ width: `${width * scale}rem`, height: `${height * scale}rem` })}>
              ${lanesOfRow(this.lanes_, from, this.columns_, this.lit)}
            </svg>`}
        <div class="cells" role="presentation" ${styled({ width: `${width * scale}rem` })}>
          ${columns.map((column) => this.renderCell_(from + column, column, litBytes))}
        </div>
      </div>
      <div class="ascii" aria-hidden="true">
        ${columns.map((column) => {
          const byte = this.byteAt_(from + column);
          const selected = this.selected === from + column ? 'selected' : '';
          return byte === undefined ? html`<span></span>` : html`<span class="${glyphKind(byte)} ${selected}">${glyph(byte)}</span>`;
        })}
      </div>
    </div>`;
  }

  private renderCell_(offset: number, column: number, litBytes: ReadonlyMap<number, number>): TemplateResult {
    const byte = this.byteAt_(offset);
    const view = litBytes.get(offset);
    const selected = this.selected === offset;
    const focusable = this.selected === null || this.selected < this.firstRow_ * this.columns_ ? offset === this.firstRow_ * this.columns_ : selected;
    const classes = classMap({
      cell: true,
      gap: column > 0 && column % 4 === 0,
      lit: view !== undefined,
      [view === undefined ? '' : viewClass(view)]: view !== undefined,
      changed: this.changed_.has(offset),
      selected,
      pointed: this.pointed.some(({ start, end }) => offset >= start && offset < end),
      null: byte === 0,
      void: byte === undefined,
    });
    const words = byte === undefined ? 'not read yet' : `byte ${offset}: ${hex2(byte)}, ${byteInWords(byte)}${this.changed_.has(offset) ? ', changed' : ''}`;
    return html`<span
      role="gridcell"
      class=${classes}
      tabindex=${focusable ? 0 : -1}
      aria-colindex=${column + 1}
      aria-selected=${selected}
      aria-label=${words}
      data-offset=${offset}
      data-glyph=${byte === undefined ? '' : glyph(byte)}
      @click=${() => this.select_(offset)}
      @focus=${() => this.focus_(offset)}
      @pointerenter=${() => this.hover_(offset)}
      @dblclick=${() => this.edit_()}
      >${byte === undefined ? '··' : hex2(byte)}</span
    >`;
  }

  /** Byte → colour index of the lit view that covers it; of several the last. */
  private litBytes_(): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    const from = this.firstRow_ * this.columns_;
    const to = this.lastRow_ * this.columns_;
    for (const mark of this.marks) {
      if (!this.lit.has(mark.view.id)) continue;
      for (const element of elementsIn(mark.view, from, to)) {
        for (let offset = Math.max(element.start, from); offset < Math.min(element.end, to); offset += 1) found.set(offset, mark.index);
      }
    }
    return found;
  }

  // ---- scrolling

  private scrollTopFor_(top: number): number {
    if (!this.scaled_) return top;
    return (top / (this.tallHeight_ - this.shownHeight_)) * (tallest - this.shownHeight_);
  }

  private onScroll_(event: Event): void {
    const frame = event.currentTarget as HTMLElement;
    if (!this.scaled_) this.top_ = frame.scrollTop;
    else if (Math.abs(frame.scrollTop - this.scrollTopFor_(this.top_)) > 1.5) {
      this.top_ = (frame.scrollTop / (tallest - this.shownHeight_)) * (this.tallHeight_ - this.shownHeight_);
    }
  }

  private onWheel_(event: WheelEvent): void {
    if (!this.scaled_ || event.ctrlKey) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? this.rowHeight_ : 1;
    this.scrollTo_(this.top_ + event.deltaY * unit);
  }

  private scrollTo_(top: number): void {
    this.top_ = Math.min(Math.max(0, top), Math.max(0, this.tallHeight_ - this.shownHeight_));
    const frame = this.renderRoot.querySelector('.frame');
    if (frame) frame.scrollTop = this.scrollTopFor_(this.top_);
  }

  /** Scrolls to a byte. */
  bringIntoSight(offset: number): void {
    const row = Math.floor(offset / this.columns_);
    const top = row * this.rowHeight_;
    if (top < this.top_) this.scrollTo_(top);
    else if (top + this.rowHeight_ > this.top_ + this.shownHeight_) this.scrollTo_(top + this.rowHeight_ - this.shownHeight_);
  }

  /** Scrolls to a byte and selects it; with `focus` it also takes the keyboard. */
  async reveal(offset: number, focus = false): Promise<void> {
    this.bringIntoSight(offset);
    this.select_(offset);
    await this.updateComplete;
    const cell = this.renderRoot.querySelector<HTMLElement>(`[data-offset="${offset}"]`);
    if (focus) cell?.focus({ preventScroll: true });
  }

  // ---- selecting

  private select_(offset: number): void {
    if (this.selected === offset) return;
    this.dispatchEvent(new CustomEvent<number>('select-byte', { detail: offset }));
  }

  private focus_(offset: number): void {
    this.focused_ = offset;
    this.select_(offset);
  }

  private hover_(offset: number | null): void {
    this.dispatchEvent(new CustomEvent<number | null>('hover-byte', { detail: offset }));
  }

  private edit_(): void {
    this.dispatchEvent(new CustomEvent('edit-byte'));
  }

  private onKey_(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault(); // or the form that opens would take the key as its own
      this.edit_();
    }
    const at = this.selected ?? 0;
    const page = this.columns_ * (rowsOnScreen - 1);
    const last = this.buffer.length - 1;
    const rowStart = at - (at % this.columns_);
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at - this.columns_,
      ArrowDown: at + this.columns_,
      PageUp: at - page,
      PageDown: at + page,
      Home: event.ctrlKey ? 0 : rowStart,
      End: event.ctrlKey ? last : Math.min(last, rowStart + this.columns_ - 1),
    };
    const target = moves[event.key];
    if (target === undefined || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (target < 0 || target > last) return;
    void this.reveal(target, true);
  }
}

customElements.define('bs-bytes', BytesElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-bytes': BytesElement;
  }
}

