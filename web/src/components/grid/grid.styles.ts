// The grid of a view's elements: filled cells where it can write, hollow ones where it cannot, hatched ones once it is released.
import { css } from 'lit';

export const gridStyles = css`
  :host {
    margin: 0.25rem 0 0.625rem;
  }
  .steppers {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    margin-bottom: 0.375rem;
  }
  .steppers label {
    display: inline-flex;
    align-items: baseline;
    gap: 0.375rem;
  }
  .steppers input {
    width: 4.75rem;
    font-family: var(--mono);
  }
  .frame {
    max-width: 100%;
    overflow-x: auto;
    padding: 2px;
    margin: -2px;
  }
  .grid {
    display: inline-grid;
    gap: 2px;
    font: var(--text-m) / 1.25 var(--mono);
  }
  .row {
    display: contents;
  }
  .axis {
    align-self: center;
    padding: 0 0.25rem;
    color: var(--ink-3);
    font-size: var(--text-s);
    text-align: center;
  }
  .row > .axis:first-child {
    text-align: end;
  }
  .cell {
    display: grid;
    place-items: center;
    min-width: 2rem;
    min-height: 1.75rem;
    padding: 0 0.375rem;
    border: 1px solid color-mix(in srgb, var(--view) 45%, var(--sheet));
    border-radius: 3px;
    background: color-mix(in srgb, var(--view) 13%, var(--sheet));
    color: var(--ink);
    cursor: default;
    white-space: nowrap;
  }
  :host([look='hollow']) .cell {
    background: none;
  }
  :host([look='released']) .cell {
    border: 1px dashed var(--ink-3);
    background: repeating-linear-gradient(135deg, transparent 0 4px, var(--rule) 4px 5px);
    color: var(--ink-2);
    text-decoration: line-through;
  }
  .cell:hover,
  .cell.pointed {
    border-color: var(--view);
    box-shadow: inset 0 0 0 1.5px var(--view);
    font-weight: 700;
  }
  .cell:focus-visible {
    outline-offset: 0;
  }
  .sum {
    margin-top: 0.375rem;
    font: var(--text-m) / 1.5 var(--mono);
    overflow-wrap: anywhere;
  }
  .sum.idle {
    color: var(--ink-2);
  }
  .sum strong {
    font-weight: 700;
  }
  .none {
    color: var(--ink-2);
    font-size: var(--text-m);
  }
  @media (pointer: coarse) {
    .cell {
      min-height: 2.25rem;
    }
  }
  @media (forced-colors: active) {
    .cell.pointed,
    .cell:hover {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
