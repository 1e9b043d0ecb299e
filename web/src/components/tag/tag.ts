// The letter a view goes by wherever it appears: colour, pattern and letter together.
import { html, type TemplateResult } from 'lit';

/** How many colours there are; views beyond take them up again, with another letter. */
export const viewColours = 6;

/** The class that sets --view to a view's colour. */
export const viewClass = (index: number): string => `v${index % viewColours}`;

export interface TagLook {
  readonly readonly?: boolean;
  readonly released?: boolean;
}

/** The letter in its box: filled for a writable view, hollow for a read-only one, struck through when released. */
export function viewTag(letter: string, index: number, look: TagLook = {}): TemplateResult {
  const kind = look.released ? 'released' : look.readonly ? 'hollow' : 'filled';
  return html`<span class="tag ${kind} ${viewClass(index)}" aria-hidden="true">${letter}</span>`;
}
