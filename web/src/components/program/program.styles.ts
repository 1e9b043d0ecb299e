// Tabs, Run and Stop, the editor's frame.
import { css } from 'lit';

export const programStyles = css`
  :host {
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    padding-inline-end: 0.375rem;
    border-bottom: 1px solid var(--rule);
    background: var(--sunken);
  }
  .tabs {
    display: flex;
    min-width: 0;
    overflow-x: auto;
    scrollbar-width: none;
  }
  button.tab {
    flex: none;
    min-height: 2.5rem;
    padding-inline: 0.875rem;
    border-radius: 0;
    border-inline-end-color: var(--rule);
    font: 400 var(--text-m) / 1.25 var(--mono);
  }
  button.tab:hover:not(:disabled) {
    border-color: transparent var(--rule) transparent transparent;
    background: none;
  }
  button.tab[aria-selected='true'],
  button.tab[aria-selected='true']:hover {
    background: var(--sheet);
    box-shadow: inset 0 2px 0 var(--ink);
    color: var(--ink);
    font-weight: 600;
  }
  .tab:focus-visible {
    outline-offset: -3px;
  }
  .folder {
    color: var(--ink-3);
    font-weight: 400;
  }
  .runs {
    width: 0;
    height: 0;
    border-block: 0.25rem solid transparent;
    border-inline-start: 0.375rem solid currentColor;
  }
  .tools {
    display: flex;
    flex: none;
  }
  .tools button {
    min-width: 1.75rem;
    padding: 0;
    justify-content: center;
  }
  .tools .runs {
    border-block-width: 0.25rem;
  }
  .spread {
    flex: 1;
  }
  .run,
  .stop {
    flex: none;
    padding-inline: 0.875rem;
  }
  .triangle {
    width: 0;
    height: 0;
    border-block: 0.3125rem solid transparent;
    border-inline-start: 0.5rem solid currentColor;
  }
  .square {
    width: 0.5625rem;
    height: 0.5625rem;
    background: currentColor;
  }
  .naming {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.5rem;
    padding: 0.5rem 0.75rem;
    border-bottom: 1px solid var(--rule);
    background: var(--sunken);
  }
  .naming input {
    flex: 1 1 10rem;
  }
  .problem {
    flex-basis: 100%;
    color: var(--error);
    font-size: var(--text-m);
  }
  .problem:empty {
    display: none;
  }
  .text {
    flex: 1;
    min-height: 0;
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      border-block-start: 3px solid Highlight;
    }
    .runs {
      forced-color-adjust: none;
      color: ButtonText;
    }
  }
  @media (max-width: 30rem) {
    .bar {
      flex-wrap: wrap;
      padding: 0 0.375rem 0.375rem 0;
    }
    .tabs {
      flex: 1 1 100%;
      border-bottom: 1px solid var(--rule);
    }
    .tools {
      padding-inline-start: 0.375rem;
    }
  }
  @media (pointer: coarse) {
    .tools button {
      min-width: 2.25rem;
    }
  }
`;
