// <bs-memory>: every live buffer of the session as a panel, and the form that makes new ones.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { BufferInfo } from '../../engine/contract.js';
import type { MarkedView, PageSession } from '../../page/session.js';
import { counted } from '../../page/values.js';
import '../buffer/buffer.js';
import '../create/create.js';
import '../view/view.js';
import { controls } from '../shared/controls.styles.js';
import { scrollToSee } from '../shared/sight.js';

/** Panels drawn at once; a program may keep thousands of byte strings. */
const panelLimit = 40;
/** Characters of the last statement on the button that takes it back. */
const statementShown = 32;

export class MemoryElement extends LitElement {
  static override styles = [
    controls,
    css`
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        justify-content: space-between;
        gap: 0.5rem 1.5rem;
        margin-bottom: 0.75rem;
      }
      h2 {
        font-size: 1rem;
        font-weight: 650;
        line-height: 1.75rem;
      }
      .count {
        font-weight: 400;
        color: var(--ink-2);
        font-size: var(--text-m);
        margin-inline-start: 0.5rem;
      }
      .panels {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }
      .undo {
        min-width: 0;
        margin-inline-end: auto;
      }
      .undo code {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .none {
        padding: 1.5rem 1.25rem;
        border: 1px dashed var(--rule-strong);
        border-radius: 8px;
        color: var(--ink-2);
      }
      .more {
        margin-top: 0.75rem;
        color: var(--ink-2);
        font-size: var(--text-m);
      }
      .orphans {
        padding: 0.75rem 1.25rem;
      }
      .orphans h3 {
        font-size: var(--text-m);
        font-weight: 600;
        margin-bottom: 0.25rem;
      }
      .orphans li {
        padding-block: 0.375rem;
      }
    `,
  ];
  static override properties = { session: { attribute: false }, revision: { attribute: false }, busy: { type: Boolean }, all_: { state: true } };
  declare session: PageSession;
  declare revision: number;
  declare busy: boolean;
  declare private all_: boolean;

  constructor() {
    super();
    this.revision = 0;
    this.busy = false;
    this.all_ = false;
  }

  protected override render(): TemplateResult {
    const { snapshot } = this.session;
    const marks = this.session.markedViews();
    const worth = snapshot.buffers.filter((buffer) => buffer.names.length > 0 || marks.some((mark) => mark.bufferId === buffer.id));
    const buffers = worth.slice(0, this.all_ ? undefined : panelLimit);
    const orphans = marks.filter((mark) => !worth.some((buffer) => buffer.id === mark.bufferId));
    return html`<section aria-labelledby="memory">
      <div class="top">
        <h2 id="memory">Memory<span class="count">${countOf(worth, marks)}</span></h2>
        ${this.renderUndo_()}
        <bs-create .taken=${this.session.globalNames()} .modules=${this.session.moduleNames()} ?busy=${this.busy || this.session.engineState !== 'ready'}></bs-create>
      </div>
      <div class="panels">
        ${worth.length === 0 ? html`<p class="none">No buffer is alive. Run the program, or make one with the buttons above.</p>` : nothing}
        ${repeat(
          buffers,
          (buffer) => buffer.id,
          (buffer) =>
            html`<bs-buffer
              data-buffer=${buffer.id}
              .session=${this.session}
              .buffer=${buffer}
              .marks=${marks.filter((mark) => mark.bufferId === buffer.id)}
              .revision=${this.revision}
              ?busy=${this.busy}
            ></bs-buffer>`,
        )}
        ${orphans.length === 0 ? nothing : this.renderOrphans_(orphans)}
      </div>
      ${worth.length > buffers.length
        ? html`<p class="more">${worth.length - buffers.length} more buffers. <button type="button" class="link" @click=${() => (this.all_ = true)}>Show all</button></p>`
        : nothing}
    </section>`;
  }

  /** What was done here last was a statement: the button takes it back. */
  private renderUndo_(): TemplateResult | typeof nothing {
    const source = this.session.lastStatement;
    if (source === null) return nothing;
    const [line = ''] = source.trim().split('\n');
    const short = line.length > statementShown || line !== source.trim() ? `${line.slice(0, statementShown)}…` : line;
    return html`<button type="button" class="quiet undo" title="Take the last statement back: ${source}" ?disabled=${this.busy} @click=${() => void this.session.takeBack()}>
      Undo <code>${short}</code>
    </button>`;
  }

  /** Brings a buffer's panel into sight. */
  show(id: number): void {
    scrollToSee(this.renderRoot.querySelector(`[data-buffer="${id}"]`));
  }

  /** Released views whose buffer is gone or was never seen with them. */
  private renderOrphans_(orphans: readonly MarkedView[]): TemplateResult {
    return html`<div class="sheet orphans">
      <h3>Released views</h3>
      <ul>
        ${orphans.map((mark) => html`<li><bs-view .session=${this.session} .buffer=${null} .mark=${mark} .revision=${this.revision}></bs-view></li>`)}
      </ul>
    </div>`;
  }
}

function countOf(buffers: readonly BufferInfo[], marks: readonly MarkedView[]): string {
  const alive = marks.filter((mark) => !mark.view.released).length;
  return `${counted(buffers.length, 'buffer')}, ${counted(alive, 'view')}`;
}

customElements.define('bs-memory', MemoryElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-memory': MemoryElement;
  }
}
