// <bs-exception>: one exception explained: message, why, the views that hold the buffer, where, its class, the exact traceback.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ExportHolder, PythonException, SourceLocation, TracebackFrame } from '../../engine/contract.js';
import type { JudgedClause } from '../../page/clauses.js';
import type { Fix } from '../../page/fixes.js';
import { leavesOf, mixinsOf, usualReason } from '../../page/hierarchy.js';
import { messageOf, nextFrame, promptName, type PageSession, type Shown } from '../../page/session.js';
import { piecesOf } from '../../page/traceback.js';
import { grouped } from '../../page/values.js';
import '../hierarchy/hierarchy.js';
import { controls } from '../shared/controls.styles.js';
import { scrollToSee } from '../shared/sight.js';
import { crossIcon } from '../shared/icons.js';
import { placeLink } from '../shared/place.js';
import { tagStyles } from '../tag/tag.styles.js';
import { viewTag } from '../tag/tag.js';
import { exceptionStyles } from './exception.styles.js';

/** Holders listed at once; a loop may have taken hundreds of views. */
const holderLimit = 8;

export class ExceptionElement extends LitElement {
  static override styles = [controls, tagStyles, exceptionStyles];
  static override properties = {
    session: { attribute: false },
    shown: { attribute: false },
    revision: { attribute: false },
    busy: { type: Boolean },
    fixes: { attribute: false },
    copied_: { state: true },
    all_: { state: true },
    clauses_: { state: true },
  };
  declare session: PageSession;
  declare shown: Shown;
  declare revision: number;
  declare busy: boolean;
  /** The session's: not tried, being tried, or those that help. */
  declare fixes: PageSession['fixes'];
  declare private copied_: string;
  /** Every holder is listed, however many. */
  declare private all_: boolean;
  /** The views that held their buffers when the session was last shown as it is. */
  private held_: ReadonlySet<number> = new Set();
  /** Null until they are read; nothing is said of them then. */
  declare private clauses_: readonly JudgedClause[] | null;

  constructor() {
    super();
    this.revision = 0;
    this.busy = false;
    this.fixes = null;
    this.copied_ = '';
    this.all_ = false;
    this.clauses_ = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('shown')) {
      this.all_ = false;
      this.clauses_ = null;
      if (!this.shown.exception.syntax) void this.judge_(this.shown).catch(() => undefined);
      if (hasOrigins(this.shown.exception)) void import('../origins/origins.js').catch(() => undefined);
    }
    if (!this.session.timeline?.isPast) this.held_ = new Set(this.session.snapshot.views.filter((view) => !view.released).map((view) => view.id));
  }

  /** Reads the program's except clauses; what reads Python comes after the explanation is on show. */
  private async judge_(shown: Shown): Promise<void> {
    await nextFrame();
    const { judgedClauses } = await import('../../page/clauses.js');
    if (shown === this.shown) this.clauses_ = judgedClauses(shown.exception, this.session.ranFiles, false);
  }

  protected override render(): TemplateResult {
    const { exception } = this.shown;
    return html`<section aria-labelledby="headline">
      <header>
        <h2 id="headline"><span class="type">${exception.type}</span><span class="visually-hidden">: </span><span class="message">${messageOf(exception)}</span></h2>
        <button type="button" class="quiet close" aria-label="Close the explanation" title="Close" @click=${() => this.session.dismissException()}>${crossIcon}</button>
      </header>
      ${exception.notes.map((note) => html`<p class="note"><span class="label">Note</span>${note}</p>`)}
      <p class="why">${explanationOf(exception) || usualReason(exception.mro)}</p>
      ${hasOrigins(exception) ? html`<bs-origins .session=${this.session} .exception=${exception} ?steps=${Boolean(this.session.timeline?.info)}></bs-origins>` : nothing}
      ${exception.exports.length > 0 ? this.renderHolders_(exception.exports) : nothing}
      ${this.shown.origin.kind === 'program' && exception.exports.length > 0 ? this.renderFixes_() : nothing}
      <div class="columns">
        <div class="traceback">
          <div class="caption">
            <h3>Traceback</h3>
            <button type="button" class="quiet" @click=${() => void this.copy_(exception.traceback)}>${this.copied_ || 'Copy'}</button>
          </div>
          <pre tabindex="0" role="region" aria-label="Traceback">${this.renderTraceback_(exception)}</pre>
          ${this.renderStep_()}
        </div>
        <div class="kind">
          <h3>What it is</h3>
          <bs-hierarchy .mro=${exception.mro} .bases=${exception.bases}></bs-hierarchy>
        </div>
      </div>
      ${this.renderClauses_(exception)}
      <bs-hierarchy class="tree" whole .mro=${exception.mro} .bases=${exception.bases}></bs-hierarchy>
    </section>`;
  }

  /** Brings the headline into sight. */
  show(): void {
    scrollToSee(this.renderRoot.querySelector('header'));
  }

  private renderHolders_(holders: readonly ExportHolder[]): TemplateResult {
    const freed = holders.every((holder) => !this.holds_(holder));
    return html`<div class="holders">
      <h3>${freed ? 'Nothing holds the bytes any more' : holders.length === 1 ? 'This view holds the bytes' : `These ${holders.length} views hold the bytes`}</h3>
      <ul>
        ${holders.slice(0, this.all_ ? undefined : holderLimit).map((holder) => this.renderHolder_(holder, holders.length === 1))}
      </ul>
      ${this.all_ || holders.length <= holderLimit
        ? nothing
        : html`<p class="more"><button type="button" class="link" @click=${() => (this.all_ = true)}>Show all ${holders.length}</button></p>`}
    </div>`;
  }

  /** Only what a trial has shown to help is offered. */
  private renderFixes_(): TemplateResult {
    const { fixes } = this;
    return html`<div class="fixes">
      <h3>Ways to fix the program${fixes === null || fixes === 'trying' ? nothing : html`<span class="tried">${fixes.length === 0 ? 'none of those tried gets past this line' : 'each was tried: it gets past this line'}</span>`}</h3>
      ${fixes === null || fixes === 'trying'
        ? html`<button type="button" ?disabled=${this.busy || fixes === 'trying'} @click=${() => void this.session.tryFixes()}>${fixes === 'trying' ? 'Trying…' : 'Try some'}</button>`
        : html`<ul>
            ${fixes.map(
              (fix) => html`<li>
                <button type="button" ?disabled=${this.busy} @click=${() => this.apply_(fix)}><code>${fix.label}</code></button>
                <span>${fix.effect}</span>
              </li>`,
            )}
          </ul>`}
    </div>`;
  }

  private apply_(fix: Fix): void {
    this.dispatchEvent(new CustomEvent<Fix>('apply-fix', { detail: fix, bubbles: true, composed: true }));
  }

  /** Now; what a past step shows is not asked. */
  private holds_(holder: ExportHolder): boolean {
    if (!this.session.isPictured) return true; // as it was when the exception was raised
    if (this.session.timeline?.isPast) return this.held_.has(holder.viewId);
    return this.session.snapshot.views.some((view) => view.id === holder.viewId && !view.released);
  }

  private renderHolder_(holder: ExportHolder, only: boolean): TemplateResult {
    const known = this.session.letterOfView(holder.viewId);
    const holds = this.holds_(holder);
    const view = this.session.snapshot.views.find((candidate) => candidate.id === holder.viewId);
    const name = promptName(view?.names ?? []);
    const line = holder.createdAt ? this.session.sourceLine(holder.createdAt) : null;
    const last = holder.end - 1;
    const range = holder.end <= holder.start ? 'no bytes' : last === holder.start ? `byte ${last}` : `bytes ${holder.start}–${last}`;
    return html`<li class=${holds ? '' : 'gone'}>
      ${known ? viewTag(known.letter, known.index, { readonly: view?.readonly ?? false, released: !holds }) : nothing}
      <div class="holder">
        <p>
          <strong class="code">${holder.variables.length > 0 ? holder.variables.join(', ') : 'a view without a name'}</strong>
          <span>${holds ? 'holds' : 'let go of'} ${range}</span>
          ${holder.createdAt ? html`<span>taken at ${placeLink(holder.createdAt)}</span>` : nothing}
        </p>
        ${line === null ? nothing : html`<pre class="line">${line}</pre>`}
      </div>
      ${holds && name !== null
        ? html`<button type="button" class=${only ? 'primary' : ''} ?disabled=${this.busy} @click=${() => this.release_(name)}><code>${name}.release()</code></button>`
        : nothing}
    </li>`;
  }

  /** The program's own clauses, and which others would do. */
  private renderClauses_(exception: PythonException): TemplateResult | typeof nothing {
    if (exception.syntax) return nothing;
    const clauses = this.clauses_ ?? [];
    const met = clauses.filter(({ around }) => around);
    const names = classesThatCatch(exception);
    const inGroup = [...new Set(leavesOf(exception).map(({ type }) => type))];
    return html`<div class="clauses">
      <h3>What would catch it</h3>
      <p>
        ${this.clauses_ !== null && met.length === 0 ? 'No except clause stands around the line that failed. ' : ''}A clause that names ${oneOf(names)} catches
        it${exception.members.length === 0 ? '.' : html`; <code>except*</code> with ${oneOf(inGroup)} takes those of the class out of it.`}
      </p>
      ${clauses.length === 0
        ? nothing
        : html`<ul>
            ${clauses.slice(0, holderLimit).map(
              (judged) => html`<li class=${judged.around && judged.match !== 'yes' ? 'missed' : ''}>
                <code>${judged.clause.text}</code>
                <span>${placeLink(judged.clause)}</span>
                <span>${verdict(judged, exception)}</span>
              </li>`,
            )}
          </ul>`}
    </div>`;
  }

  private release_(name: string): void {
    this.dispatchEvent(new CustomEvent<readonly string[]>('run-statements', { detail: [`${name}.release()`], bubbles: true, composed: true }));
  }

  /** The exact text; the places in it lead to the step at which the line ran, or, where that is not known, to the line in the editor. */
  private renderTraceback_(exception: PythonException): (string | TemplateResult)[] {
    const hasSteps = Boolean(this.session.timeline?.info);
    return piecesOf(exception).map(({ text, file, line, frame }) => {
      if (file === undefined || line === undefined) return text;
      if (frame?.frame !== undefined && hasSteps) {
        return html`<a href="#" title="To the step at which this line last ran" @click=${(event: Event) => this.goToStep_(event, frame)}>${text}</a>`;
      }
      if (this.session.ranFiles[file] === undefined) return text;
      return html`<a href="#" @click=${(event: Event) => this.goTo_(event, { file, line })}>${text}</a>`;
    });
  }

  private goToStep_(event: Event, frame: TracebackFrame): void {
    event.preventDefault();
    void this.session.timeline?.goToFrame(frame);
  }

  private goTo_(event: Event, place: SourceLocation): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent<SourceLocation>('go-to', { detail: place, bubbles: true, composed: true }));
  }

  /** While an earlier step is on show: which, and the way back. */
  private renderStep_(): TemplateResult | typeof nothing {
    const { timeline } = this.session;
    if (!timeline?.isPast) return nothing;
    return html`<p class="at">
      <span>Step ${grouped(timeline.step)} is on show.</span>
      <button type="button" class="link" @click=${() => void timeline.go(timeline.end)}>Back to the exception</button>
    </p>`;
  }

  private async copy_(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied_ = 'Copied';
    } catch {
      const pre = this.renderRoot.querySelector('.traceback pre');
      if (pre) getSelection()?.selectAllChildren(pre);
      this.copied_ = 'Selected: press Ctrl+C';
    }
    window.setTimeout(() => (this.copied_ = ''), 2500);
  }
}

/** The engine's sentence; where many views hold the buffer their list below names them, and the sentence need not. */
function explanationOf(exception: PythonException): string {
  const text = exception.explanation.replaceAll(/ \(<[^>]*> line \d+\)/g, '');
  return exception.exports.length > holderLimit ? text.replace(/(still points? into it): .*\.$/, '$1.') : text;
}

/** It came from others, or holds others: these are drawn. */
function hasOrigins({ cause, context, members }: PythonException): boolean {
  return cause !== null || context !== null || members.length > 0;
}

/** 'A, B or C' */
const oneOf = (names: readonly string[]): TemplateResult[] => names.map((name, index) => html`${index === 0 ? '' : index === names.length - 1 ? ' or ' : ', '}<code>${name}</code>`);

/** What an except clause can name to catch it, the closest first; BaseException only where nothing else is left. */
function classesThatCatch(exception: PythonException): string[] {
  const mixins = mixinsOf(exception);
  const classes = exception.mro.filter((name) => name !== 'object' && !mixins.includes(name));
  return classes.length > 1 ? classes.filter((name) => name !== 'BaseException') : classes;
}

/** What became of the exception at a clause, in words. */
function verdict({ clause, around, match }: JudgedClause, { type }: PythonException): string {
  if (!around) return match === 'some' ? 'would take some of it, but does not stand around the line' : 'would catch it, but does not stand around the line that failed';
  if (match === 'yes') return 'caught it; then it, or another, was raised';
  if (match === 'some') return 'took some of it';
  return clause.names?.length === 1 ? `tried; ${type} is no ${clause.names[0] ?? ''}` : `tried; ${type} is none of these`;
}

customElements.define('bs-exception', ExceptionElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-exception': ExceptionElement;
  }
}
