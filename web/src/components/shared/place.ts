// A place in the program that can be gone to: "main.py, line 12".
import { html, type TemplateResult } from 'lit';
import type { SourceLocation } from '../../engine/contract.js';

/** Names Python gives to code that is in no file. */
export const isProgramFile = (file: string): boolean => !file.startsWith('<');

/** A button that asks the page to show the line; plain words for code typed at the prompt. */
export function placeLink(place: SourceLocation): TemplateResult {
  if (!isProgramFile(place.file)) return html`the prompt`;
  const go = (event: Event): void => {
    event.currentTarget?.dispatchEvent(new CustomEvent<SourceLocation>('go-to', { detail: place, bubbles: true, composed: true }));
  };
  return html`<button type="button" class="link" @click=${go}>${place.file}, line ${place.line}</button>`;
}
