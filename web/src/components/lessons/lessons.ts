// <bs-lessons>: the list of all lessons in a drawer, with a search. Each entry is a link; the page follows it.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { byGroup, findLessons, foundLine, linkOf, type Lesson } from '../../page/lessons.js';
import { controls } from '../shared/controls.styles.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { crossIcon } from '../shared/icons.js';
import './lesson.js';
import { lessonsStyles } from './lessons.styles.js';

export { lessons } from './texts.js';

export class LessonsElement extends LitElement {
  static override styles = [controls, dialogStyles, lessonsStyles];
  static override properties = { lessons: { attribute: false }, current: { attribute: false }, query_: { state: true } };
  declare lessons: readonly Lesson[];
  /** The lesson that is open. */
  declare current: Lesson | null;
  declare private query_: string;

  constructor() {
    super();
    this.lessons = [];
    this.current = null;
    this.query_ = '';
  }

  /** Opens the drawer, the keyboard in its search field. */
  async show(): Promise<void> {
    await this.updateComplete;
    this.dialog_?.showModal();
    this.search_?.focus();
    this.search_?.select();
    this.renderRoot.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' });
  }

  private get dialog_(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private get search_(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  protected override render(): TemplateResult {
    const found = findLessons(this.lessons, this.query_);
    return html`<dialog aria-labelledby="heading" @click=${(event: Event) => this.onClick_(event)} @keydown=${(event: KeyboardEvent) => this.onKey_(event)}>
      <div class="drawer">
        <header>
          <h2 id="heading">Lessons</h2>
          <button type="button" class="quiet" aria-label="Close" @click=${() => this.dialog_?.close()}>${crossIcon}</button>
        </header>
        <form role="search" @submit=${(event: Event) => this.openFirst_(event)}>
          <label for="query">Search titles, stories, programs and what they print</label>
          <input id="query" type="search" autocomplete="off" spellcheck="false" .value=${this.query_} @input=${(event: Event) => this.find_((event.target as HTMLInputElement).value)} />
          <p class="count" role="status">${this.countWords_(found.length)}</p>
        </form>
        <div class="list">
          ${byGroup(found).map(
            ([group, members]) => html`<section>
              <h3>${group}</h3>
              <ul>
                ${members.map((lesson) => this.renderEntry_(lesson))}
              </ul>
            </section>`,
          )}
          ${found.length > 0
            ? nothing
            : html`<div class="nothing">
                <p>No lesson has all of these words: <strong>${this.query_.trim()}</strong></p>
                <button type="button" @click=${() => this.clear_()}>Show all lessons</button>
              </div>`}
        </div>
      </div>
    </dialog>`;
  }

  private renderEntry_(lesson: Lesson): TemplateResult {
    const line = this.query_.trim() === '' ? null : foundLine(lesson, this.query_);
    return html`<li>
      <a href=${linkOf(lesson.id)} aria-current=${lesson.id === this.current?.id ? 'page' : nothing}>
        <span class="number" aria-hidden="true">${lesson.number}</span>
        <span class="words">
          <span class="title">${lesson.title}</span>
          ${line === null ? nothing : html`<span class="line">${line}</span>`}
        </span>
      </a>
    </li>`;
  }

  private countWords_(count: number): string {
    if (this.query_.trim() === '') return `${count} lessons`;
    return count === 0 ? 'Nothing found' : `${count} of ${this.lessons.length} lessons`;
  }

  private find_(query: string): void {
    this.query_ = query;
    this.renderRoot.querySelector('.list')?.scrollTo(0, 0);
  }

  private clear_(): void {
    this.query_ = '';
    this.search_?.focus();
  }

  private openFirst_(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector('a')?.click();
  }

  /** A press on a lesson, or beside the drawer, closes it. */
  private onClick_(event: Event): void {
    const pressed = event.composedPath().find((place) => place instanceof HTMLAnchorElement);
    if (pressed || event.target === this.dialog_) this.dialog_?.close();
  }

  /** The arrow keys walk from the search through the results and back. */
  private onKey_(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches('a, input')) return;
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('input, a')];
    event.preventDefault();
    stops[stops.indexOf(event.target) + step]?.focus();
  }
}

customElements.define('bs-lessons', LessonsElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-lessons': LessonsElement;
  }
}
