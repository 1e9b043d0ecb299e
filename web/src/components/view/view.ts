// <bs-view>: one memoryview: which bytes it shows, how it reads them, who names it, where it was taken, what can be done with it.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BufferInfo } from '../../engine/contract.js';
import { describeSpan, viewSpan } from '../../page/layout.js';
import type { MarkedView, PageSession } from '../../page/session.js';
import { readElement } from '../../page/values.js';
import type { Subject } from '../../page/verbs.js';
import '../compose/compose.js';
import '../lamps/lamps.js';
import { controls } from '../shared/controls.styles.js';
import { placeLink } from '../shared/place.js';
import { tagStyles } from '../tag/tag.styles.js';
import { viewTag } from '../tag/tag.js';

/** Elements read out at most: of a row, and of a grid in each direction. */
const readLimit = 16;
const gridLimit = 8;

export class ViewElement extends LitElement {
  static override styles = [
    controls,
    tagStyles,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.125rem 0.625rem;
      }
      h4 {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        margin: 0;
        font: 600 0.875rem/1.5 var(--mono);
        overflow-wrap: anywhere;
      }
      .span {
        color: var(--ink-2);
        font-size: var(--text-m);
      }
      .state {
        font-size: var(--text-m);
        color: var(--ink-2);
      }
      .taken {
        margin-inline-start: auto;
        font-size: var(--text-m);
        color: var(--ink-2);
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 0.0625rem 1.125rem;
        margin: 0.125rem 0 0.5rem;
        font-size: var(--text-m);
      }
      dl div {
        display: flex;
        align-items: baseline;
        gap: 0.375rem;
        min-width: 0;
      }
      dt {
        color: var(--ink-3);
      }
      dd {
        font-family: var(--mono);
        overflow-wrap: anywhere;
      }
      .grid {
        max-width: 100%;
        margin: 0.25rem 0 0.625rem;
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font: var(--text-m) / 1.5 var(--mono);
      }
      caption {
        padding-bottom: 0.125rem;
        text-align: start;
        font: var(--text-m) / 1.5 var(--sans);
        color: var(--ink-3);
      }
      th {
        padding: 0 0.5rem;
        color: var(--ink-3);
        font-weight: 400;
        text-align: end;
      }
      td {
        padding: 0.0625rem 0.5rem;
        border: 1px solid var(--rule);
        text-align: end;
      }
      @media (max-width: 30rem) {
        .taken {
          margin-inline-start: 0;
        }
      }
      :host([released]) h4,
      :host([released]) dd {
        color: var(--ink-3);
      }
      :host([released]) h4 .names {
        text-decoration: line-through;
      }
    `,
  ];
  static override properties = {
    session: { attribute: false },
    buffer: { attribute: false },
    mark: { attribute: false },
    owner: { attribute: false },
    name: { attribute: false },
    taken: { attribute: false },
    selected: { attribute: false },
    revision: { attribute: false },
    busy: { type: Boolean },
    rows_: { state: true },
  };
  declare session: PageSession;
  /** The buffer it shows or showed; null if that is gone. */
  declare buffer: BufferInfo | null;
  declare mark: MarkedView;
  /** Letter of the view it was made from, if any. */
  declare owner: string | null;
  /** The global variable that names it, or null. */
  declare name: string | null;
  declare taken: ReadonlySet<string>;
  declare selected: number | null;
  declare revision: number;
  declare busy: boolean;
  /** The first elements, row by row; a one-dimensional view has one row. */
  declare private rows_: readonly (readonly string[])[];

  private readKey_ = '';

  constructor() {
    super();
    this.owner = null;
    this.name = null;
    this.selected = null;
    this.busy = false;
    this.revision = 0;
    this.rows_ = [];
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('mark')) this.toggleAttribute('released', this.mark.view.released);
    void this.read_();
  }

  /** Reads the first elements as the view's format shows them. */
  private async read_(): Promise<void> {
    const { view } = this.mark;
    const key = `${view.id} ${this.revision} ${view.released}`;
    if (key === this.readKey_) return;
    this.readKey_ = key;
    if (view.released || !this.buffer || view.ndim > 2 || view.length === 0) {
      this.rows_ = [];
      return;
    }
    const shape = view.shape.map((size) => Math.min(size, view.ndim === 2 ? gridLimit : readLimit));
    const [low, high] = viewSpan({ ...view, shape });
    const bytes = await this.session.readBytes(this.buffer.id, low, high).catch(() => new Uint8Array());
    if (key !== this.readKey_) return;
    const [rows, columns] = view.ndim === 2 ? [shape[0] ?? 0, shape[1] ?? 0] : [1, shape[0] ?? 1];
    const [down, across] = view.ndim === 2 ? [view.strides[0] ?? 0, view.strides[1] ?? 0] : [0, view.strides[0] ?? 0];
    this.rows_ = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => readElement(bytes, view.offset + row * down + column * across - low, view.format, view.itemsize) ?? '?'),
    );
  }

  private renderReading_(): TemplateResult | typeof nothing {
    const { view } = this.mark;
    const [first] = this.rows_;
    if (!first || view.ndim === 2) return nothing;
    const more = (view.shape[0] ?? 1) > first.length;
    return html`<div><dt>reads</dt><dd>${view.ndim === 0 ? first[0] : `[${first.join(', ')}${more ? ', …' : ''}]`}</dd></div>`;
  }

  /** A two-dimensional view as a table of its first rows and columns. */
  private renderGrid_(): TemplateResult | typeof nothing {
    const { view } = this.mark;
    if (view.ndim !== 2 || this.rows_.length === 0) return nothing;
    const [rows, columns] = [view.shape[0] ?? 0, view.shape[1] ?? 0];
    const cut = rows > gridLimit || columns > gridLimit;
    return html`<div class="grid">
      <table>
        <caption>${cut ? `The first of ${rows} × ${columns} elements; ` : ''}byte = ${view.offset} + row · ${view.strides[0]} + column · ${view.strides[1]}</caption>
        <thead><tr><td></td>${this.rows_[0]?.map((_, column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${this.rows_.map((row, index) => html`<tr><th scope="row">${index}</th>${row.map((value) => html`<td>${value}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { view, letter, index } = this.mark;
    const names = view.names.length > 0 ? view.names.join(', ') : 'no name';
    const tuple = (values: readonly number[]): string => `(${values.join(', ')}${values.length === 1 ? ',' : ''})`;
    return html`<div class="head">
        <h4>${viewTag(letter, index, view)}<span class="visually-hidden">View ${letter}: </span><span class="names">${names}</span></h4>
        <span class="span">${this.describe_()}</span>
        <span class="state">${view.released ? 'released' : view.readonly ? 'read-only' : 'writable'}</span>
        <span class="taken">${view.createdAt ? html`taken at ${placeLink(view.createdAt)}` : nothing}</span>
      </div>
      <dl>
        <div><dt>format</dt><dd>'${view.format}'</dd></div>
        <div><dt>itemsize</dt><dd>${view.itemsize}</dd></div>
        <div><dt>shape</dt><dd>${tuple(view.shape)}</dd></div>
        <div><dt>strides</dt><dd>${tuple(view.strides)}</dd></div>
        ${view.suboffsets.length > 0 ? html`<div><dt>suboffsets</dt><dd>${tuple(view.suboffsets)}</dd></div>` : nothing}
        <div><dt>nbytes</dt><dd>${view.length}</dd></div>
        ${this.renderReading_()}
      </dl>
      ${this.renderGrid_()}
      <bs-lamps .lamps=${view.lamps} of=${names}></bs-lamps>
      ${this.renderVerbs_()}`;
  }

  private describe_(): string {
    const { view } = this.mark;
    // A view the page never saw alive no longer tells where it began.
    if (view.released) return `let go of ${this.mark.bufferId !== null ? describeSpan(view) : view.length === 1 ? '1 byte' : `${view.length} bytes`}`;
    const through = this.owner ? `, made from ${this.owner}` : '';
    return `${describeSpan(view)}${through}`;
  }

  private renderVerbs_(): TemplateResult | typeof nothing {
    const { view } = this.mark;
    if (this.name === null || !this.buffer) return nothing;
    const subject: Subject = { name: this.name, buffer: this.buffer, view, taken: this.taken, selected: this.selected };
    return html`<bs-compose compact .subject=${subject} ?busy=${this.busy}></bs-compose>`;
  }
}

customElements.define('bs-view', ViewElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-view': ViewElement;
  }
}
