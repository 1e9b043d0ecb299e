// <bs-origins>: where an exception came from and what it holds, as a tree: causes and contexts, the members of a group, each with its
// message, notes and frames. Loaded when there is something to draw.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PythonException, SourceLocation, TracebackFrame } from '../../engine/contract.js';
import { judgedClauses } from '../../page/clauses.js';
import { leavesOf } from '../../page/hierarchy.js';
import { messageOf, type PageSession } from '../../page/session.js';
import { grouped } from '../../page/values.js';
import { branches } from '../shared/branches.styles.js';
import { controls } from '../shared/controls.styles.js';
import { placeLink } from '../shared/place.js';

/** Frames drawn of one exception: as many of the outermost and of the innermost. */
const framesAtEachEnd = 3;
/** Members drawn of one group at once. */
const memberLimit = 20;

type Relation = 'itself' | 'cause' | 'context' | 'hidden' | 'member';

const relations: Readonly<Record<Exclude<Relation, 'itself' | 'member'>, string>> = { cause: 'raised from', context: 'raised while handling', hidden: 'was handling, hidden by “from”' };

/** What an exception came from. */
function originsOf({ cause, context, suppressContext }: PythonException): readonly (readonly [Relation, PythonException])[] {
  return [...(cause ? [['cause', cause] as const] : []), ...(context ? [[suppressContext ? 'hidden' : 'context', context] as const] : [])];
}

export class OriginsElement extends LitElement {
  static override styles = [
    controls,
    branches,
    css`
      :host {
        margin-top: 0.875rem;
      }
      h3 {
        margin-bottom: 0.375rem;
        color: var(--ink-2);
        font-size: var(--text-m);
        font-weight: 600;
      }
      .root,
      .root ul {
        font-size: var(--text-m);
      }
      .root {
        --branch: var(--rule-strong);
        --branch-top: 1rem;
        --branch-reach: 0.75rem;
      }
      ul.below > li {
        padding-block: 0.375rem 0.125rem;
      }
      .head {
        line-height: 1.25rem;
        overflow-wrap: anywhere;
      }
      .how {
        color: var(--ink-2);
        font-size: var(--text-s);
      }
      strong {
        font-family: var(--mono);
      }
      .itself > .head > strong {
        color: var(--error);
      }
      .frames,
      .kept {
        color: var(--ink-2);
        font-size: var(--text-s);
        line-height: 1.25rem;
      }
      .frames li {
        overflow-wrap: anywhere;
      }
      .note {
        padding-inline-start: 0.5rem;
        border-inline-start: 3px solid var(--rule-strong);
        color: var(--ink-2);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override properties = { session: { attribute: false }, exception: { attribute: false }, steps: { type: Boolean }, all_: { state: true } };
  declare session: PageSession;
  declare exception: PythonException;
  /** The run can be gone through step by step. */
  declare steps: boolean;
  /** Every member is drawn, however many. */
  declare private all_: boolean;

  constructor() {
    super();
    this.steps = false;
    this.all_ = false;
  }

  protected override render(): TemplateResult {
    const { exception } = this;
    const leaves = leavesOf(exception).length;
    const title = exception.members.length === 0 ? 'How it came about' : `What it holds: ${leaves === 1 ? 'one exception' : `${leaves} exceptions`}`;
    return html`<h3 id="title">${title}</h3>
      <ul class="root" aria-labelledby="title">
        ${this.branch_(exception, 'itself')}
      </ul>`;
  }

  private branch_(exception: PythonException, relation: Relation): TemplateResult {
    const origins = originsOf(exception);
    const members = exception.members.slice(0, this.all_ ? undefined : memberLimit);
    const more = exception.members.length - members.length;
    return html`<li class=${relation}>
      <p class="head">
        ${relation === 'itself' || relation === 'member' ? nothing : html`<span class="how">${relations[relation]}</span> `}<strong>${exception.type}</strong>${relation === 'itself' || messageOf(exception) === '' ? nothing : `: ${messageOf(exception)}`}
      </p>
      ${relation === 'itself' ? nothing : exception.notes.map((note) => html`<p class="note"><span class="visually-hidden">Note: </span>${note}</p>`)}
      ${relation === 'itself' ? nothing : this.renderFrames_(exception.frames)} ${relation === 'itself' || relation === 'member' ? nothing : this.renderClause_(exception)}
      ${origins.length + members.length === 0
        ? nothing
        : html`<ul class="below">
            ${origins.map(([how, from]) => this.branch_(from, how))}${members.map((member) => this.branch_(member, 'member'))}
            ${more > 0 ? html`<li><button type="button" class="link" @click=${() => (this.all_ = true)}>Show ${grouped(more)} more</button></li>` : nothing}
          </ul>`}
    </li>`;
  }

  private renderFrames_(frames: readonly TracebackFrame[]): TemplateResult | typeof nothing {
    if (frames.length === 0) return html`<p class="frames">never raised itself</p>`;
    const left = frames.length - 2 * framesAtEachEnd;
    const shown = left > 1 ? [...frames.slice(0, framesAtEachEnd), null, ...frames.slice(-framesAtEachEnd)] : frames;
    return html`<ol class="frames">
      ${shown.map((frame) => (frame ? html`<li>${this.frame_(frame)}</li>` : html`<li>… ${grouped(left)} calls more …</li>`))}
    </ol>`;
  }

  /** Leads to the step at which the line last ran, or else to the line. */
  private frame_(frame: TracebackFrame): TemplateResult {
    const where = frame.function === '<module>' ? nothing : html`, in ${frame.function}()`;
    const line = frame.sourceLine?.trim() ?? '';
    const known = this.steps && frame.frame !== undefined;
    return html`${known ? html`<button type="button" class="link" title="To the step at which this line last ran" @click=${() => void this.session.timeline?.goToFrame(frame)}>${placeOf(frame)}</button>` : placeLink(frame)}${where}${line === '' ? nothing : html`: <code>${line}</code>`}`;
  }

  private renderClause_(exception: PythonException): TemplateResult | typeof nothing {
    const clause = judgedClauses(exception, this.session.ranFiles, true).at(-1);
    if (clause?.match !== 'yes') return nothing;
    return html`<p class="kept">caught by <code>${clause.clause.text}</code> at ${placeLink(clause.clause)}</p>`;
  }
}

const placeOf = ({ file, line }: SourceLocation): string => `${file.startsWith('<') ? 'the prompt' : file}, line ${line}`;

customElements.define('bs-origins', OriginsElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-origins': OriginsElement;
  }
}
