// <bs-program>: the program's files as tabs, Run and Stop, and the editor.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { InputError } from '../../page/python_text.js';
import type { SourceFile } from '../../page/workspace.js';
import '../editor/editor.js';
import type { EditorMark } from '../editor/editor.js';
import { controls } from '../shared/controls.styles.js';
import { onceAFrame } from '../shared/frame.js';
import { crossIcon, pencilIcon, plusIcon } from '../shared/icons.js';
import { programStyles } from './program.styles.js';

/** What a tab asks of the page. `done` throws InputError to refuse a name. */
export type FileRequest =
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'main'; readonly path: string }
  | { readonly kind: 'add'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string };

export class ProgramElement extends LitElement {
  static override styles = [controls, programStyles];
  static override properties = {
    files: { attribute: false },
    main: { attribute: false },
    active: { attribute: false },
    marks: { attribute: false },
    ready: { type: Boolean },
    running: { type: Boolean },
    naming_: { state: true },
    problem_: { state: true },
  };
  declare files: readonly SourceFile[];
  declare main: string;
  declare active: string;
  declare marks: readonly EditorMark[] | null;
  declare ready: boolean;
  declare running: boolean;
  /** The tab whose name is being typed; '' for a new file. */
  declare private naming_: string | null;
  declare private problem_: string;
  private keepButton_ = false;
  /** Does what a tab asks; throws InputError to refuse. Set by the page. */
  request: (request: FileRequest) => void = () => undefined;

  constructor() {
    super();
    this.files = [];
    this.main = '';
    this.active = '';
    this.marks = null;
    this.ready = false;
    this.running = false;
    this.naming_ = null;
    this.problem_ = '';
  }

  get editor(): HTMLElementTagNameMap['bs-editor'] | null {
    return this.renderRoot.querySelector('bs-editor');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.keepButton_ = changed.has('running') && this.renderRoot.querySelector('.run:focus, .stop:focus') !== null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Stop stands where Run stood, also for the keyboard.
    if (this.keepButton_) this.renderRoot.querySelector<HTMLElement>('.run, .stop')?.focus();
    if (changed.has('active')) this.showTab_();
  }

  /** Scrolls the row of tabs, not the page, to the open one. */
  private readonly showTab_ = onceAFrame(() => {
    const row = this.renderRoot.querySelector('.tabs');
    const tab = this.renderRoot.querySelector('[role=tab][aria-selected=true]');
    if (!row || !tab) return;
    const [frame, place] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
    if (place.left < frame.left) row.scrollLeft += place.left - frame.left;
    else if (place.right > frame.right) row.scrollLeft += Math.min(place.right - frame.right, place.left - frame.left);
  });

  protected override render(): TemplateResult {
    const text = this.files.find((file) => file.path === this.active)?.text ?? '';
    return html`<section class="sheet" aria-label="Program">
      <div class="bar">
        <div class="tabs" role="tablist" aria-label="Files" @keydown=${this.onTabKey_}>
          ${repeat(
            this.files,
            (file) => file.path,
            (file) => this.renderTab_(file),
          )}
        </div>
        <div class="tools">
          <button type="button" class="quiet" aria-label="Add a file" title="Add a file" @click=${() => this.startNaming_('')}>${plusIcon}</button>
          <button type="button" class="quiet" aria-label="Rename ${this.active}" title="Rename ${this.active}" @click=${() => this.startNaming_(this.active)}>${pencilIcon}</button>
          ${this.active === this.main
            ? nothing
            : html`<button type="button" class="quiet" aria-label="Run starts ${this.active}" title="Run starts ${this.active}, not ${this.main}" @click=${() => this.choose_(this.active)}><span class="runs" aria-hidden="true"></span></button>
                <button type="button" class="quiet" aria-label="Remove ${this.active}" title="Remove ${this.active}" @click=${() => this.remove_(this.active)}>${crossIcon}</button>`}
        </div>
        <span class="spread"></span>
        ${this.running
          ? html`<button type="button" class="primary stop" @click=${() => this.ask_('stop-program')}><span class="square" aria-hidden="true"></span>Stop</button>`
          : html`<button type="button" class="primary run" ?disabled=${!this.ready} title="Run ${this.main} (Ctrl+Enter)" @click=${() => this.ask_('run-program')}>
              <span class="triangle" aria-hidden="true"></span>Run
            </button>`}
      </div>
      ${this.naming_ === null ? nothing : this.renderNaming_(this.naming_)}
      <div class="text" id="text" role="tabpanel" aria-label=${this.active}>
        <bs-editor .path=${this.active} .text=${text} .marks=${this.marks}></bs-editor>
      </div>
    </section>`;
  }

  private renderTab_(file: SourceFile): TemplateResult {
    const active = file.path === this.active;
    const name = /^(.*\/)?([^/]+)$/.exec(file.path);
    return html`<button
      type="button"
      role="tab"
      class="quiet tab"
      aria-selected=${active ? 'true' : 'false'}
      aria-controls="text"
      tabindex=${active ? 0 : -1}
      title=${file.path === this.main ? `${file.path}: this file runs. F2 renames.` : `${file.path}: F2 renames, Delete removes.`}
      data-path=${file.path}
      @click=${() => this.request({ kind: 'open', path: file.path })}
      @dblclick=${() => this.startNaming_(file.path)}
    >
      ${file.path === this.main ? html`<span class="runs" aria-hidden="true"></span>` : nothing}<span><span class="folder">${name?.[1] ?? ''}</span>${name?.[2]}</span>
    </button>`;
  }

  private renderNaming_(path: string): TemplateResult {
    return html`<form class="naming" @submit=${(event: Event) => this.finishNaming_(event, path)} @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') this.endNaming_();
    }}>
      <label for="file-name">${path === '' ? 'New file' : `Rename ${path}`}</label>
      <input id="file-name" class="code" .value=${path === '' ? 'helper.py' : path} autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="file-problem" />
      <button type="submit">${path === '' ? 'Add' : 'Rename'}</button>
      <button type="button" class="quiet" @click=${() => this.endNaming_()}>Cancel</button>
      <p class="problem" id="file-problem" role="status">${this.problem_}</p>
    </form>`;
  }

  private startNaming_(path: string): void {
    this.naming_ = path;
    this.problem_ = '';
    void this.updateComplete.then(() => {
      const input = this.renderRoot.querySelector<HTMLInputElement>('#file-name');
      input?.focus();
      const from = input ? input.value.lastIndexOf('/') + 1 : 0;
      const dot = input?.value.lastIndexOf('.') ?? 0;
      input?.setSelectionRange(from, dot > from ? dot : input.value.length);
    });
  }

  private finishNaming_(event: Event, path: string): void {
    event.preventDefault();
    const to = this.renderRoot.querySelector<HTMLInputElement>('#file-name')?.value.trim() ?? '';
    try {
      this.request(path === '' ? { kind: 'add', path: to } : { kind: 'rename', path, to });
      this.endNaming_();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.problem_ = error.message;
    }
  }

  private endNaming_(): void {
    this.naming_ = null;
    this.problem_ = '';
    void this.updateComplete.then(() => this.focusTab_());
  }

  private choose_(path: string): void {
    this.request({ kind: 'main', path });
    void this.updateComplete.then(() => this.focusTab_());
  }

  private remove_(path: string): void {
    if (path === this.main) return;
    this.request({ kind: 'remove', path });
    void this.updateComplete.then(() => this.focusTab_());
  }

  private focusTab_(): void {
    this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }

  private onTabKey_(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'tab') return;
    const at = this.files.findIndex((file) => file.path === this.active);
    const moves: Readonly<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: this.files.length - 1 };
    const target = moves[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const file = this.files[(target + this.files.length) % this.files.length];
      if (file) this.request({ kind: 'open', path: file.path });
      setTimeout(() => this.focusTab_(), 30);
    } else if (event.key === 'F2') this.startNaming_(this.active);
    else if (event.key === 'Delete') this.remove_(this.active);
  }

  private ask_(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

customElements.define('bs-program', ProgramElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-program': ProgramElement;
  }
}
