// <bs-view>: one memoryview: which bytes it shows, how it reads them, who names it, where it was taken, what can be done with it.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BufferInfo } from '../../engine/contract.js';
import { isOpen, keepOpen } from '../../page/arrangement.js';
import { hasPointers } from '../../page/indexing.js';
import { describeSpan, viewSpan } from '../../page/layout.js';
import type { MarkedView, PageSession } from '../../page/session.js';
import { readElement } from '../../page/struct_format.js';
import { counted, tuple } from '../../page/values.js';
import type { Subject } from '../../page/verbs.js';
import '../compose/compose.js';
import '../lamps/lamps.js';
import { controls } from '../shared/controls.styles.js';
import { placeLink } from '../shared/place.js';
import { tagStyles } from '../tag/tag.styles.js';
import { viewTag } from '../tag/tag.js';

/** Elements read out at most. */
const readLimit = 16;

/** The grid comes when a view needs one: the first sight has none. */
let gridComes: Promise<unknown> | null = null;

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
      button.elements {
        margin: -0.25rem 0 0.25rem -0.625rem;
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
    hovered: { attribute: false },
    revision: { attribute: false },
    busy: { type: Boolean },
    first_: { state: true },
    chosen_: { state: true },
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
  /** The byte under the pointer. */
  declare hovered: number | null;
  declare revision: number;
  declare busy: boolean;
  /** The first elements of a view of at most one dimension. */
  declare private first_: readonly string[];
  /** The person opened or closed the grid; null: whatever suits the view. */
  declare private chosen_: boolean | null;

  private readKey_ = '';

  constructor() {
    super();
    this.owner = null;
    this.name = null;
    this.selected = null;
    this.hovered = null;
    this.busy = false;
    this.revision = 0;
    this.first_ = [];
    this.chosen_ = null;
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
    if (view.released || !this.buffer || view.ndim > 1 || view.length === 0 || hasPointers(view)) {
      this.first_ = [];
      return;
    }
    const shape = view.shape.map((size) => Math.min(size, readLimit));
    const [low, high] = viewSpan({ ...view, shape });
    const bytes = await this.session.readBytes(this.buffer.id, low, high).catch(() => new Uint8Array());
    if (key !== this.readKey_) return;
    const stride = view.strides[0] ?? 0;
    this.first_ = Array.from({ length: shape[0] ?? 1 }, (_, index) => readElement(bytes, view.offset + index * stride - low, view.format) ?? '?');
  }

  private renderReading_(): TemplateResult | typeof nothing {
    const { view } = this.mark;
    const { first_: first } = this;
    if (first.length === 0) return nothing;
    const more = (view.shape[0] ?? 1) > first.length;
    return html`<div><dt>reads</dt><dd>${view.ndim === 0 ? first[0] : `[${first.join(', ')}${more ? ', …' : ''}]`}</dd></div>`;
  }

  /** Whether the grid is open: at once where index and byte are not simply the same count. */
  private get open_(): boolean {
    const { view } = this.mark;
    if (this.chosen_ !== null || view.released) return this.chosen_ ?? false;
    const usual = view.ndim !== 1 || (view.strides[0] !== view.itemsize && (view.shape[0] ?? 0) > 1) || hasPointers(view);
    return this.name === null ? usual : isOpen(this.kept_, usual);
  }

  /** By this the grid of a view with a name is open at the next visit too. */
  private get kept_(): string {
    return `elements of ${this.name}`;
  }

  private toggle_(open: boolean): void {
    this.chosen_ = open;
    if (this.name !== null) keepOpen(this.kept_, open);
  }

  private renderGrid_(): TemplateResult | typeof nothing {
    if (!this.buffer) return nothing;
    const open = this.open_;
    if (open) gridComes ??= import('../grid/grid.js');
    return html`<button type="button" class="quiet elements" aria-expanded=${open ? 'true' : 'false'} title="The elements by their index, and the bytes of each" @click=${() => this.toggle_(!open)}>
        <span aria-hidden="true">${open ? '▾' : '▸'}</span> Elements
      </button>
      ${open
        ? html`<bs-grid
            .session=${this.session}
            .mark=${this.mark}
            .revision=${this.revision}
            .hovered=${this.hovered}
            .selected=${this.selected}
            @edit-element=${(event: CustomEvent<readonly number[]>) => this.edit_(event.detail)}
          ></bs-grid>`
        : nothing}`;
  }

  /** Opens the form that writes an element; a view without a name at the prompt has none. */
  private edit_(index: readonly number[]): void {
    this.renderRoot.querySelector('bs-compose')?.open('set', { place: index.join(', ') });
  }

  protected override render(): TemplateResult {
    const { view, letter, index } = this.mark;
    const names = view.names.length > 0 ? view.names.join(', ') : 'no name';
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
    if (view.released) return `let go of ${this.mark.bufferId !== null ? describeSpan(view) : counted(view.length, 'byte')}`;
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
