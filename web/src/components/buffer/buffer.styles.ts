// The panel of a buffer.
import { css } from 'lit';

export const bufferStyles = css`
  article {
    padding: 1rem 1.25rem 1.125rem;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    margin-bottom: 0.75rem;
  }
  .identity {
    flex: 1 1 18rem;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.875rem;
    min-width: 0;
  }
  h3 {
    margin: 0;
    font: 600 1.125rem/1.5 var(--mono);
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.875rem;
    color: var(--ink-2);
    font-size: var(--text-m);
  }
  .facts .type {
    font-family: var(--mono);
    color: var(--ink);
  }
  .aliases {
    flex-basis: 100%;
    font-size: var(--text-m);
    color: var(--ink-2);
  }
  .padlock {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 1.75rem;
    font-size: var(--text-m);
    font-weight: 600;
  }
  span.padlock {
    color: var(--ink-2);
    font-weight: 400;
  }
  .lock {
    width: 1.125rem;
    height: 1.125rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  button .lock .body {
    fill: currentColor;
  }
  .inspector {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.875rem;
    min-height: 1.5rem;
    margin: 0.375rem 0 0.625rem;
    font-size: var(--text-m);
    color: var(--ink-2);
  }
  .inspector strong {
    color: var(--ink);
    font-weight: 600;
  }
  .inspector .tag {
    margin-inline-start: 0.1875rem;
  }
  .reading {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.375rem;
    min-width: 0;
  }
  .reading select {
    max-width: 9rem;
    padding-inline: 0.25rem;
  }
  .reading input {
    width: 4.5rem;
  }
  .reading code {
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  .amiss {
    color: var(--error);
  }
  .idle {
    color: var(--ink-3);
  }
  .code-name {
    font-family: var(--mono);
    color: var(--ink-3);
  }
  .unnamed {
    color: var(--ink-2);
    font-size: var(--text-m);
  }
  .views {
    margin: 1rem -1.25rem -1.125rem;
  }
  .views li {
    padding: 0.625rem 1.25rem 0.875rem;
    border-top: 1px solid var(--rule);
  }
  @media (max-width: 30rem) {
    article {
      padding-inline: 0.75rem;
    }
    .views {
      margin-inline: -0.75rem;
    }
    .views li {
      padding-inline: 0.75rem;
    }
  }
`;
