// <bs-hierarchy>: the drawn path from BaseException down to a class, within the tree of built-in exceptions.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { classNote, type ExceptionClass, mixinsOf, pathTree, wholeTree } from '../../page/hierarchy.js';
import { branches } from '../shared/branches.styles.js';
import { controls } from '../shared/controls.styles.js';

export class HierarchyElement extends LitElement {
  static override styles = [
    controls,
    branches,
    css`
      .path,
      .whole,
      .whole ul {
        position: relative;
      }
      .path li {
        position: relative;
        padding-inline-start: calc(var(--depth) * 1.375rem + 1.125rem);
        padding-bottom: 0.25rem;
        line-height: 1.375rem;
      }
      .path li::before {
        content: '';
        position: absolute;
        inset-inline-start: calc(var(--depth) * 1.375rem);
        top: 0.375rem;
        width: 0.625rem;
        height: 0.625rem;
        border: 2px solid var(--ink);
        border-radius: 50%;
        background: var(--sheet);
      }
      .path li:last-child::before {
        background: var(--error);
        border-color: var(--error);
      }
      .path li:not(:last-child)::after {
        content: '';
        position: absolute;
        inset-inline-start: calc(var(--depth) * 1.375rem + 0.25rem);
        top: 1rem;
        bottom: -0.75rem;
        width: 1.125rem;
        border: solid var(--ink);
        border-width: 0 0 2px 2px;
        border-end-start-radius: 5px;
      }
      .d0 {
        --depth: 0;
      }
      .d1 {
        --depth: 1;
      }
      .d2 {
        --depth: 2;
      }
      .d3 {
        --depth: 3;
      }
      .d4 {
        --depth: 4;
      }
      .d5 {
        --depth: 5;
      }
      .d6 {
        --depth: 6;
      }
      code {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .branches {
        --branch: var(--ink);
        --branch-top: 0.625rem;
        --branch-reach: 0.875rem;
      }
      .branches li {
        padding-bottom: 0.125rem;
        line-height: 1.375rem;
      }
      .branches .own > code {
        color: var(--error);
      }
      .mixins {
        color: var(--ink-2);
        font-size: var(--text-s);
      }
      .path li:last-child code {
        color: var(--error);
      }
      /* The names set the width; the notes fit into it. */
      .note {
        display: block;
        width: 0;
        min-width: 100%;
        color: var(--ink-2);
        font-size: var(--text-s);
        line-height: 1.125rem;
      }
      details {
        font-size: var(--text-m);
      }
      summary {
        color: var(--ink-2);
        cursor: pointer;
        width: fit-content;
      }
      .whole {
        columns: 3 14rem;
        margin-top: 0.5rem;
      }
      .whole ul {
        padding-inline-start: 0.875rem;
        margin-inline-start: 0.25rem;
        border-inline-start: 1px solid var(--rule-strong);
      }
      .whole code {
        font-weight: 400;
        color: var(--ink-2);
      }
      .whole .on > code {
        font-weight: 700;
        color: var(--error);
      }
      @media (forced-colors: active) {
        .path li:last-child::before {
          background: Highlight;
        }
      }
    `,
  ];
  static override properties = { mro: { attribute: false }, bases: { attribute: false }, whole: { type: Boolean }, asked_: { state: true } };
  /** Class names from the exception's own class to 'object'. */
  declare mro: readonly string[];
  /** Of each of these its bases, as places in `mro`. */
  declare bases: readonly (readonly number[])[];
  /** The tree of all classes, folded, in place of the path. */
  declare whole: boolean;
  /** The tree was unfolded once; until then it is not made, it is large. */
  declare private asked_: boolean;

  constructor() {
    super();
    this.mro = [];
    this.bases = [];
    this.whole = false;
    this.asked_ = false;
  }

  protected override render(): TemplateResult {
    const on = new Set(this.mro);
    if (this.whole) {
      return html`<details>
        <summary @click=${() => (this.asked_ = true)}>All built-in exceptions</summary>
        ${this.asked_ ? html`<ul class="whole">${branch(wholeTree(this), on)}</ul>` : nothing}
      </details>`;
    }
    const mixins = mixinsOf(this);
    return html`${this.renderPath_()}${mixins.length === 0 ? nothing : html`<p class="mixins">Also of ${mixins.join(', ')}, no exception: <code>except</code> cannot name ${mixins.length === 1 ? 'it' : 'them'}.</p>`}`;
  }

  /** A ladder; a tree where a class has several bases. */
  private renderPath_(): TemplateResult {
    const root = pathTree(this);
    const path = [root];
    for (let at = root; at.children.length === 1; path.push(at)) at = at.children[0]!;
    if (path.at(-1)!.children.length > 0) return html`<ul class="branches" aria-label="From BaseException down, below each base">${this.branch_(root)}</ul>`;
    return html`<ol class="path" aria-label="From BaseException down">
      ${path.map(({ name }, depth) => html`<li class="d${Math.min(depth, 6)}">${named(name)}</li>`)}
    </ol>`;
  }

  private branch_({ name, children }: ExceptionClass): TemplateResult {
    return html`<li class=${name === this.mro[0] ? 'own' : ''}>${named(name)}${children.length === 0 ? nothing : html`<ul class="below">${children.map((child) => this.branch_(child))}</ul>`}</li>`;
  }
}

function named(name: string): TemplateResult {
  const note = classNote(name);
  return html`<code>${name}</code>${note ? html`<span class="note">${note}</span>` : nothing}`;
}

function branch(node: ExceptionClass, on: ReadonlySet<string>): TemplateResult {
  return html`<li class=${on.has(node.name) ? 'on' : ''}>
    <code>${node.name}</code>${on.has(node.name) ? html`<span class="visually-hidden"> (on the path)</span>` : nothing}
    ${node.children.length === 0 ? nothing : html`<ul>${node.children.map((child) => branch(child, on))}</ul>`}
  </li>`;
}

customElements.define('bs-hierarchy', HierarchyElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-hierarchy': HierarchyElement;
  }
}
