// <bs-splitter>: the edge between two parts, moved by pointer and by keyboard; its value is the share of the first part in hundredths.
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';

const step = 2;

export class SplitterElement extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      z-index: 2;
      display: grid;
      place-items: center;
      touch-action: none;
    }
    :host([orientation='vertical']) {
      cursor: col-resize;
    }
    :host([orientation='horizontal']) {
      cursor: row-resize;
    }
    :host(:focus-visible) {
      outline: none;
    }
    span {
      width: 2.25rem;
      height: 3px;
      border-radius: 2px;
      background: var(--rule-strong);
      opacity: 0.55;
    }
    :host([orientation='vertical']) span {
      width: 3px;
      height: 2.25rem;
    }
    :host(:hover) span {
      opacity: 1;
    }
    :host(:focus-visible) span {
      opacity: 1;
      background: var(--focus);
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    @media (forced-colors: active) {
      span {
        forced-color-adjust: none;
        background: CanvasText;
        opacity: 1;
      }
    }
  `;
  static override properties = { orientation: { reflect: true }, value: { attribute: false }, usual: { attribute: false }, min: { attribute: false }, max: { attribute: false }, label: {} };
  declare orientation: 'vertical' | 'horizontal';
  declare value: number;
  declare usual: number;
  declare min: number;
  declare max: number;
  declare label: string;
  /** The pixels that both parts have together. */
  extent: () => number = () => 1;

  private grip_: { readonly at: number; readonly value: number } | null = null;

  constructor() {
    super();
    this.orientation = 'vertical';
    [this.value, this.usual, this.min, this.max] = [50, 50, 10, 90];
    this.label = '';
    this.addEventListener('pointerdown', (event) => this.take_(event));
    this.addEventListener('pointermove', (event) => this.drag_(event));
    for (const end of ['pointerup', 'pointercancel'] as const) this.addEventListener(end, () => (this.grip_ = null));
    this.addEventListener('dblclick', () => this.move_(this.usual));
    this.addEventListener('keydown', (event) => this.onKey_(event));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.tabIndex = 0;
    this.role = 'separator';
    this.ariaOrientation = this.orientation;
    this.ariaLabel = this.label;
    [this.ariaValueNow, this.ariaValueMin, this.ariaValueMax] = [this.value, this.min, this.max].map((value) => String(Math.round(value))) as [string, string, string];
    if (changed.has('label')) this.title = `${this.label}: drag, or use the arrow keys; Enter brings the usual size back`;
  }

  protected override render(): TemplateResult {
    return html`<span></span>`;
  }

  private place_(event: PointerEvent): number {
    return this.orientation === 'vertical' ? event.clientX : event.clientY;
  }

  private take_(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault(); // no text is selected on the way
    this.focus();
    this.setPointerCapture(event.pointerId);
    this.grip_ = { at: this.place_(event), value: this.value };
  }

  private drag_(event: PointerEvent): void {
    if (this.grip_) this.move_(this.grip_.value + ((this.place_(event) - this.grip_.at) / Math.max(1, this.extent())) * 100);
  }

  private move_(value: number): void {
    const next = Math.min(this.max, Math.max(this.min, value));
    if (next !== this.value) this.dispatchEvent(new CustomEvent<number>('resized', { detail: next }));
  }

  private onKey_(event: KeyboardEvent): void {
    const [less, more] = this.orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const targets: Readonly<Record<string, number>> = { [less]: this.value - step, [more]: this.value + step, Home: this.min, End: this.max, Enter: this.usual };
    const target = targets[event.key];
    if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.move_(target);
  }
}

customElements.define('bs-splitter', SplitterElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-splitter': SplitterElement;
  }
}
