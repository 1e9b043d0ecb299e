// <bs-variables>: the frames that run, each with its variables; those that changed since the moment shown before are marked.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { StackFrame, Variable, Watched } from '../../engine/contract.js';
import { isOpen, keepToggled } from '../../page/arrangement.js';
import type { PageSession } from '../../page/session.js';
import { controls } from '../shared/controls.styles.js';
import { nextIcon, previousIcon } from '../shared/icons.js';

/** Variables of one frame drawn at once. */
const variableLimit = 60;
const uninteresting = new Set(['module', 'function', 'type', 'ABCMeta', 'EnumType']);

export class VariablesElement extends LitElement {
  static override styles = [
    controls,
    css`
      summary {
        padding: 0.5rem 1.25rem;
        font-weight: 650;
        cursor: pointer;
      }
      summary .count {
        margin-inline-start: 0.5rem;
        color: var(--ink-2);
        font-weight: 400;
        font-size: var(--text-m);
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.75rem;
        padding: 0.375rem 1.25rem 0.125rem;
        border-top: 1px solid var(--rule);
        font-size: var(--text-m);
        font-weight: 600;
      }
      h3 .place {
        color: var(--ink-2);
        font-weight: 400;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-m);
      }
      th,
      td {
        padding: 0.125rem 0.5rem;
        text-align: start;
        vertical-align: top;
        font-weight: 400;
      }
      th {
        width: 1%;
        padding-inline-start: 1.25rem;
        font-family: var(--mono);
        white-space: nowrap;
      }
      td.value {
        font-family: var(--mono);
        overflow-wrap: anywhere;
      }
      td.type {
        width: 1%;
        color: var(--ink-2);
        white-space: nowrap;
      }
      td.moves {
        width: 1%;
        padding-inline-end: 1rem;
        vertical-align: middle;
        white-space: nowrap;
      }
      td.moves button {
        min-width: 1.75rem;
        min-height: 1.75rem;
        justify-content: center;
        padding: 0;
      }
      tr.changed td.value {
        font-weight: 700;
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 2px;
      }
      .none {
        padding: 0 1.25rem 0.5rem;
        color: var(--ink-2);
        font-size: var(--text-m);
      }
      @media (max-width: 30rem) {
        td.type {
          display: none;
        }
      }
    `,
  ];
  static override properties = { session: { attribute: false }, revision: { attribute: false }, busy: { type: Boolean } };
  declare session: PageSession;
  declare revision: number;
  declare busy: boolean;
  private before_ = new Map<string, string>();
  private changed_ = new Set<string>();

  constructor() {
    super();
    this.revision = 0;
    this.busy = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('revision')) return;
    const now = new Map(this.session.snapshot.variables.map((variable) => [keyOf(variable), `${variable.type} ${variable.repr} ${variable.objectId}`]));
    this.changed_ = new Set([...now].filter(([key, text]) => this.before_.size > 0 && this.before_.get(key) !== text).map(([key]) => key));
    this.before_ = now;
  }

  protected override render(): TemplateResult {
    const { snapshot } = this.session;
    const shown = snapshot.variables.filter((variable) => !uninteresting.has(variable.type));
    const scopes = [...new Set(shown.map((variable) => variable.scope))].sort((one, other) => Number(one === '') - Number(other === ''));
    return html`<section class="sheet">
      <details ?open=${isOpen('variables', true)} @toggle=${(event: Event) => keepToggled('variables', event)}>
        <summary>Variables<span class="count">${shown.length}</span></summary>
        ${shown.length === 0 ? html`<p class="none">No variable yet.</p>` : nothing}
        ${scopes.map((scope) =>
          this.renderScope_(
            scope,
            shown.filter((variable) => variable.scope === scope),
          ),
        )}
      </details>
    </section>`;
  }

  private renderScope_(scope: string, variables: readonly Variable[]): TemplateResult {
    const frame = this.session.snapshot.stack.findLast((each) => (scope === '' ? each.function === '<module>' : nameInScope(each) === scope));
    return html`<h3>${scope === '' ? 'globals' : `${scope}()`}${frame ? html`<span class="place">at ${frame.file} line ${frame.line}</span>` : nothing}</h3>
      <table aria-label=${scope === '' ? 'Global variables' : `Variables of ${scope}()`}>
        <tbody>
          ${variables.slice(0, variableLimit).map((variable) => this.renderVariable_(variable))}
        </tbody>
      </table>
      ${variables.length > variableLimit ? html`<p class="none">and ${variables.length - variableLimit} more</p>` : nothing}`;
  }

  private renderVariable_(variable: Variable): TemplateResult {
    const changed = this.changed_.has(keyOf(variable));
    return html`<tr class=${changed ? 'changed' : ''}>
      <th scope="row">${variable.name}</th>
      <td class="value">
        ${variable.objectId === null
          ? variable.repr
          : html`<button type="button" class="link" title="Show it in the memory picture" @click=${() => this.tell_('show-object', variable.objectId)}>${variable.repr}</button>`}${changed ? html`<span class="visually-hidden">, changed</span>` : nothing}
      </td>
      <td class="type">${variable.type}</td>
      <td class="moves">
        ${this.session.timeline?.info
          ? html`<button type="button" class="quiet" aria-label="Previous change of ${variable.name}" title="Previous change of ${variable.name}" @click=${() => this.find_(variable, 'previous')}>${previousIcon}</button
              ><button type="button" class="quiet" aria-label="Next change of ${variable.name}" title="Next change of ${variable.name}" @click=${() => this.find_(variable, 'next')}>${nextIcon}</button>`
          : nothing}
      </td>
    </tr>`;
  }

  private find_(variable: Variable, direction: 'next' | 'previous'): void {
    const watched: Watched = { kind: 'variable', scope: variable.scope, name: variable.name };
    void this.session.timeline?.find(watched, direction, `change of ${variable.name}`);
  }

  private tell_(name: string, detail: number | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

const keyOf = (variable: Variable): string => `${variable.scope} ${variable.name}`;
/** The scope's name as variables have it: without the functions around it. */
const nameInScope = (frame: StackFrame): string => frame.function.split('<locals>.').at(-1) ?? '';

customElements.define('bs-variables', VariablesElement);

declare global {
  interface HTMLElementTagNameMap {
    'bs-variables': VariablesElement;
  }
}
