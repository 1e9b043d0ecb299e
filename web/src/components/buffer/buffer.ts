// <bs-buffer>: the panel of one live buffer: what it is, its padlock, its bytes under their views, and what can be done with it.
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { BufferInfo } from '../../engine/contract.js';
import { choiceOf, keepChoice } from '../../page/arrangement.js';
import { pointerSize } from '../../page/indexing.js';
import { elementsIn, type Element } from '../../page/layout.js';
import { InputError } from '../../page/python_text.js';
import { promptName, type MarkedView, type PageSession } from '../../page/session.js';
import { byteOrders, readElement, readStruct, sizeOfFormat, structCodes } from '../../page/struct_format.js';
import { byteInWords, counted, hex2 } from '../../page/values.js';
import { verbsFor, type Subject } from '../../page/verbs.js';
import type { PointedElement } from '../grid/grid.js';
import '../bytes/bytes.js';
import '../compose/compose.js';
import '../lamps/lamps.js';
import '../view/view.js';
import { controls } from '../shared/controls.styles.js';
import { nextIcon, previousIcon } from '../shared/icons.js';
import { placeLink } from '../shared/place.js';
import { tagStyles } from '../tag/tag.styles.js';
import { viewTag } from '../tag/tag.js';
import { bufferStyles } from './buffer.styles.js';

/** Bytes that a format of the person's may reach over. */
const longestReading = 4096;

export class BufferElement extends LitElement {
  static override styles = [controls, tagStyles, bufferStyles];
  static override properties = {
    session: { attribute: false },
    buffer: { attribute: false },
    marks: { attribute: false },
    revision: { attribute: false },
    busy: { type: Boolean },
    locked_: { state: true },
    hovered_: { state: true },
    selected_: { state: true },
    byte_: { state: true },
    pointed_: { state: true },
    around_: { state: true },
    order_: { state: true },
    codes_: { state: true },
  };
  declare session: PageSession;
  declare buffer: BufferInfo;
  /** Its views, alive and released, oldest first. */
  declare marks: readonly MarkedView[];
  declare revision: number;
  declare busy: boolean;
  /** The padlock is pressed: the views that hold it are lit. */
  declare private locked_: boolean;
  declare private hovered_: number | null;
  declare private selected_: number | null;
  /** The byte under the pointer. */
  declare private byte_: number | null;
  /** The element of a view that is pointed at: its bytes, and those of pointers on the way. */
  declare private pointed_: readonly Element[];
  /** The selected byte and as many after it as are read. */
  declare private around_: Uint8Array;
  /** What the person reads the bytes as: a byte order and the codes behind it. */
  declare private order_: string;
  declare private codes_: string;

  private aroundKey_ = '';

  constructor() {
    super();
    this.marks = [];
    this.busy = false;
    this.revision = 0;
    this.locked_ = false;
    this.hovered_ = null;
    this.selected_ = null;
    this.byte_ = null;
    this.pointed_ = [];
    this.around_ = new Uint8Array();
    this.order_ = choiceOf('byte order', '<');
    this.codes_ = choiceOf('format', 'i');
  }

  protected override willUpdate(): void {
    if (this.selected_ !== null && this.selected_ >= this.buffer.length) this.selected_ = null;
    if (this.locked_ && this.buffer.exportCount === 0) this.locked_ = false;
  }

  protected override updated(): void {
    void this.readAround_();
  }

  private async readAround_(): Promise<void> {
    const key = this.aroundWanted_;
    if (this.selected_ === null || key === this.aroundKey_) return;
    this.aroundKey_ = key;
    const bytes = await this.session.readBytes(this.buffer.id, this.selected_, this.selected_ + this.reach_).catch(() => new Uint8Array());
    if (key === this.aroundKey_) this.around_ = bytes;
  }

  private get aroundWanted_(): string {
    return `${this.selected_} ${this.revision} ${this.reach_}`;
  }

  /** How many bytes the readings need. */
  private get reach_(): number {
    try {
      return Math.min(longestReading, Math.max(8, sizeOfFormat(this.order_ + this.codes_)));
    } catch {
      return 8;
    }
  }

  private get alive_(): readonly MarkedView[] {
    return this.marks.filter((mark) => !mark.view.released);
  }

  protected override render(): TemplateResult {
    const { buffer } = this;
    const lit = new Set<number>(this.locked_ ? this.alive_.map((mark) => mark.view.id) : []);
    if (this.hovered_ !== null) lit.add(this.hovered_);
    const taken = this.session.globalNames();
    return html`<article class="sheet" aria-labelledby="title">
      ${this.renderHead_()}
      <bs-bytes
        .session=${this.session}
        .buffer=${buffer}
        .marks=${this.marks}
        .lit=${lit}
        .revision=${this.revision}
        .selected=${this.selected_}
        .pointed=${this.pointed_}
        @hover-byte=${(event: CustomEvent<number | null>) => (this.byte_ = event.detail)}
        @select-byte=${(event: CustomEvent<number>) => (this.selected_ = event.detail)}
        @edit-byte=${() => void this.editByte_()}
      ></bs-bytes>
      <bs-lamps .lamps=${buffer.lamps} of=${this.title_}></bs-lamps>
      ${this.renderInspector_()}
      ${this.renderVerbs_(taken)}
      ${this.marks.length === 0
        ? nothing
        : html`<ul class="views" aria-label="Views of ${this.title_}" @point-element=${(event: CustomEvent<PointedElement>) => this.point_(event.detail)}>
            ${repeat(
              this.marks,
              (mark) => mark.view.id,
              (mark) => html`<li
                @pointerenter=${() => (this.hovered_ = mark.view.id)}
                @pointerleave=${() => (this.hovered_ = null)}
                @focusin=${() => (this.hovered_ = mark.view.id)}
                @focusout=${() => (this.hovered_ = null)}
              >
                <bs-view
                  .session=${this.session}
                  .buffer=${buffer}
                  .mark=${mark}
                  .owner=${mark.view.ownerViewId === null ? null : (this.session.letterOfView(mark.view.ownerViewId)?.letter ?? null)}
                  .name=${promptName(mark.view.names)}
                  .taken=${taken}
                  .selected=${this.selected_}
                  .hovered=${this.byte_}
                  .revision=${this.revision}
                  ?busy=${this.busy}
                ></bs-view>
              </li>`,
            )}
          </ul>`}
    </article>`;
  }

  private point_({ place, focused }: PointedElement): void {
    this.pointed_ = place ? [place, ...place.hops.map(({ pointer }) => ({ start: pointer, end: pointer + pointerSize }))] : [];
    if (place && focused) this.renderRoot.querySelector('bs-bytes')?.bringIntoSight(place.start);
  }

  /** Opens the form that writes the selected byte: the buffer's own, else that of a view which covers it. */
  private async editByte_(): Promise<void> {
    await this.updateComplete;
    if (this.renderRoot.querySelector('bs-compose')?.open('set')) return;
    const at = this.selected_;
    for (const element of this.renderRoot.querySelectorAll('bs-view')) {
      const { view } = element.mark;
      if (at !== null && !view.released && covers(element.mark, at) && element.renderRoot.querySelector('bs-compose')?.open('set')) return;
    }
  }

  /** A statement typed here can write to its bytes. */
  private get writable_(): boolean {
    const subjects = [{ names: this.buffer.names, buffer: this.buffer, view: null }, ...this.alive_.map(({ view }) => ({ names: view.names, buffer: this.buffer, view }))];
    return subjects.some((subject) => promptName(subject.names) !== null && !(subject.view ?? this.buffer).readonly && verbsFor(subject).some((verb) => verb.id === 'set'));
  }

  private get title_(): string {
    return this.buffer.names[0] ?? `a ${this.buffer.type} without a name`;
  }

  private renderHead_(): TemplateResult {
    const { buffer } = this;
    const others = buffer.names.slice(1);
    const length = counted(buffer.length, 'byte');
    const state = buffer.closed ? 'closed' : buffer.readonly ? 'read-only' : 'writable';
    return html`<header>
      <div class="identity">
        <h3 id="title">${this.title_}</h3>
        <span class="facts"
          ><span class="type">${buffer.type}</span>${buffer.type === 'array' ? html`<span>typecode <code>'${buffer.format}'</code></span>` : nothing}<span
            >${length}</span
          ><span>${state}</span>${buffer.position === null ? nothing : html`<span>position ${buffer.position}</span>`}
          ${buffer.createdAt ? html`<span>made at ${placeLink(buffer.createdAt)}</span>` : nothing}</span
        >
        ${others.length > 0 ? html`<p class="aliases">also <code>${others.join(', ')}</code></p>` : nothing}
      </div>
      ${this.renderLock_()}
    </header>`;
  }

  private renderLock_(): TemplateResult {
    const count = this.buffer.exportCount;
    const holders = this.alive_;
    const icon = svg`<svg class="lock" viewBox="0 0 20 20" aria-hidden="true">
      <path class="shackle" d=${count > 0 ? 'M6 9V6.5a4 4 0 0 1 8 0V9' : 'M6 9V5.5a4 4 0 0 1 7.6-1.7'} />
      <rect class="body" x="3.5" y="9" width="13" height="8.5" rx="1.5" /></svg>`;
    if (count === 0) {
      return html`<span class="padlock open" title="No view holds these bytes: the length may change">${icon}<span>no exports</span></span>`;
    }
    // A view of a view shares the export of the first, as in CPython.
    const word = `${counted(count, 'export')}${holders.length > count ? `, ${counted(holders.length, 'view')}` : ''}`;
    return html`<button
      type="button"
      class="padlock"
      aria-pressed=${this.locked_ ? 'true' : 'false'}
      title="While a view holds the bytes, the length cannot change. Press to see which."
      @click=${() => (this.locked_ = !this.locked_)}
    >
      ${icon}<span>${word}<span class="visually-hidden">: show the views that hold it</span></span>
      ${holders.slice(0, 6).map((mark) => viewTag(mark.letter, mark.index, mark.view))}${holders.length > 6 ? html`<span>+${holders.length - 6}</span>` : nothing}
    </button>`;
  }

  private renderInspector_(): TemplateResult {
    const at = this.selected_;
    const byte = this.around_[0];
    if (at === null || byte === undefined || this.aroundKey_ !== this.aroundWanted_) return html`<p class="inspector idle">Select a byte to read it${this.writable_ ? '; Enter or a double click writes to it' : ''}.</p>`;
    const covering = this.alive_.filter((mark) => mark.view.length > 0 && covers(mark, at));
    const typed = [this.buffer, ...covering.map((mark) => mark.view)].filter((object) => object.itemsize > 1).map((object) => ({ format: object.format, size: object.itemsize }));
    const readings = [{ format: '<H', size: 2 }, { format: '<I', size: 4 }, ...typed.filter((one, index) => typed.findIndex((other) => other.format === one.format) === index)];
    return html`<p class="inspector">
      <strong>byte ${at}</strong>
      <span><code>0x${hex2(byte)}</code></span><span><code>${byte}</code></span><span><code>0b${byte.toString(2).padStart(8, '0')}</code></span><span>${byteInWords(byte)}</span>
      ${readings.map(({ format, size }) => {
        const value = readElement(this.around_.subarray(0, size), 0, format);
        return value === null ? nothing : html`<span><span class="code-name">${format}</span> <code>${value}</code></span>`;
      })}
      ${this.renderReading_()}
      ${this.session.timeline?.info
        ? html`<span class="changes"
            ><button type="button" class="quiet" aria-label="Previous change of byte ${at}" title="Previous change of this byte" @click=${() => this.findChange_(at, 'previous')}>${previousIcon}</button> change
            <button type="button" class="quiet" aria-label="Next change of byte ${at}" title="Next change of this byte" @click=${() => this.findChange_(at, 'next')}>${nextIcon}</button></span
          >`
        : nothing}
      <span>${covering.length === 0 ? 'in no view' : html`in ${covering.map((mark) => viewTag(mark.letter, mark.index, mark.view))}<span class="visually-hidden">${covering.map((mark) => mark.letter).join(', ')}</span>`}</span>
    </p>`;
  }

  /** What the bytes from the selected one on are in a format of the person's choice. */
  private renderReading_(): TemplateResult {
    const read = (): TemplateResult => {
      try {
        return html`<code>${readStruct(this.order_ + this.codes_, this.around_)}</code>`;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return html`<span class="amiss">${error.message}</span>`;
      }
    };
    return html`<span class="reading"
      ><span aria-hidden="true">as</span>
      <select aria-label="Byte order of the reading" @change=${(event: Event) => keepChoice('byte order', (this.order_ = (event.currentTarget as HTMLSelectElement).value))}>
        ${byteOrders.map(([order, meaning]) => html`<option value=${order} ?selected=${order === this.order_}>${order} ${meaning}</option>`)}
      </select>
      <input
        class="code"
        aria-label="Format codes of the reading, as struct has them"
        list="codes"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${this.codes_}
        @input=${(event: Event) => keepChoice('format', (this.codes_ = (event.currentTarget as HTMLInputElement).value))}
      /><datalist id="codes">${structCodes.map(([code, meaning]) => html`<option value=${code}>${meaning}</option>`)}</datalist>
      ${read()}</span
    >`;
  }

  private findChange_(offset: number, direction: 'next' | 'previous'): void {
    void this.session.timeline?.find({ kind: 'byte', bufferId: this.buffer.id, offset }, direction, `change of byte ${offset}`);
  }

  private renderVerbs_(taken: ReadonlySet<string>): TemplateResult {
    const name = promptName(this.buffer.names);
    if (name === null) {
      return html`<p class="unnamed">${this.buffer.names.length === 0 ? 'No variable names it any more.' : 'Its name lives in a function, out of the prompt’s reach.'}</p>`;
    }
    const subject: Subject = { name, buffer: this.buffer, view: null, taken, selected: this.selected_ };
    return html`<bs-compose .subject=${subject} ?busy=${this.busy}></bs-compose>`;
  }
}

function covers(mark: MarkedView, offset: number): boolean {
  return elementsIn(mark.view, offset, offset + 1).length > 0;
}

customElements.define('bs-buffer', BufferElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-buffer': BufferElement;
  }
}
