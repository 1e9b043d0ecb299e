// The lamps of a buffer or view and the note that tells why one is off.
import { css } from 'lit';

export const lampsStyles = css`
  .row {
    position: relative;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.125rem;
    margin-inline-start: -0.375rem;
  }
  button {
    padding: 0.125rem 0.375rem;
    border-color: transparent;
    background: none;
    color: var(--ink-2);
    cursor: help;
  }
  button.off {
    color: var(--ink-3);
  }
  .light {
    width: 0.75rem;
    height: 0.75rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
  }
  .on .light {
    color: var(--good);
  }
  .on .light circle {
    fill: currentColor;
  }
  .note {
    position: absolute;
    z-index: 3;
    inset-block-start: 100%;
    inset-inline-start: 0;
    width: max-content;
    max-width: min(100%, 30rem);
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--rule-strong);
    border-radius: var(--radius);
    background: var(--sheet);
    box-shadow: 0 4px 14px rgb(0 0 0 / 0.14);
    font-size: var(--text-m);
  }
  .note p + p {
    margin-top: 0.25rem;
  }
  .note code {
    overflow-wrap: anywhere;
  }
  .error {
    color: var(--error);
  }
`;
