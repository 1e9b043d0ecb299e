// <bs-lesson>: the story of the open lesson, what its program prints, and the ways to its neighbours.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { isOpen, keepToggled } from '../../page/arrangement.js';
import { linkOf, type Lesson } from '../../page/lessons.js';
import { controls } from '../shared/controls.styles.js';
import { crossIcon } from '../shared/icons.js';
import { lessonStyles } from './lessons.styles.js';

export class LessonElement extends LitElement {
  static override styles = [controls, lessonStyles];
  static override properties = { lesson: { attribute: false }, lessons: { attribute: false } };
  declare lesson: Lesson;
  declare lessons: readonly Lesson[];

  constructor() {
    super();
    this.lessons = [];
  }

  /** Brings the story into sight, and the keyboard to it. */
  show(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  protected override render(): TemplateResult {
    const { lesson } = this;
    const [before, after] = [this.lessons[lesson.number - 2], this.lessons[lesson.number]];
    return html`<section class="sheet" aria-labelledby="title">
      <header>
        <div>
          <p class="eyebrow">${lesson.group}, lesson ${lesson.number} of ${this.lessons.length}</p>
          <h2 id="title" tabindex="-1">${lesson.title}</h2>
        </div>
        <button type="button" class="quiet" aria-label="Leave the lesson" title="Leave the lesson: your own program comes back" @click=${() => this.leave_()}>${crossIcon}</button>
      </header>
      <div class="story">${lesson.story.map((paragraph) => html`<p>${paragraph.map(({ text, code }) => (code ? html`<code>${text}</code>` : text))}</p>`)}</div>
      <details ?open=${isOpen('lesson output', false)} @toggle=${(event: Event) => keepToggled('lesson output', event)}>
        <summary>What Python prints</summary>
        <pre tabindex="0" aria-label="What Python prints">${lesson.output}</pre>
      </details>
      <nav aria-label="Lessons before and after">
        ${before ? html`<a href=${linkOf(before.id)} rel="prev"><span class="way">Previous</span>${before.title}</a>` : nothing}
        ${after ? html`<a class="after" href=${linkOf(after.id)} rel="next"><span class="way">Next</span>${after.title}</a>` : nothing}
      </nav>
    </section>`;
  }

  private leave_(): void {
    this.dispatchEvent(new CustomEvent('leave-lesson', { bubbles: true, composed: true }));
  }
}

customElements.define('bs-lesson', LessonElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-lesson': LessonElement;
  }
}
