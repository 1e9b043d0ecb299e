// The page's frame: a slim head, two columns where there is room, one where there is not.
import { css } from 'lit';

export const appStyles = css`
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: flex-end;
    gap: 0.375rem 1rem;
    padding: 0.625rem 1.25rem 0.625rem;
  }
  h1 {
    margin: 0;
    font-size: 1.0625rem;
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  .top p {
    color: var(--ink-2);
  }
  .status {
    margin-inline-start: auto;
    color: var(--ink-2);
    font-size: var(--text-m);
  }
  .top button {
    align-self: center;
    margin-block: -0.25rem;
  }
  .top button.quiet {
    margin-inline: -0.625rem;
  }
  main {
    padding: 0 1.25rem 1.25rem;
  }
  .wide {
    display: grid;
    grid-template-columns: minmax(20rem, var(--left)) minmax(20rem, var(--right));
    gap: 1.25rem;
    align-items: start;
  }
  .left {
    position: sticky;
    top: 0.75rem;
    display: grid;
    grid-template-rows: minmax(0, var(--upper)) auto minmax(0, var(--lower));
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    height: calc(100dvh - 4rem);
    min-height: 30rem;
  }
  .lower {
    position: relative;
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
  }
  .left > bs-splitter {
    inset-block: 0;
    inset-inline-end: -1.375rem;
    width: 1.5rem;
  }
  .lower > bs-splitter {
    inset-inline: 0;
    top: -1.125rem;
    height: 1.5rem;
  }
  .right,
  .narrow {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
  }
  .narrow bs-program {
    height: 23rem;
  }
  .narrow bs-console {
    height: 24rem;
  }
  .failed {
    margin: 0 1.25rem 0.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--error-rule);
    border-radius: var(--radius);
    background: var(--error-wash);
    color: var(--error);
  }
  .notice {
    position: fixed;
    inset-block-end: 1rem;
    inset-inline: 1rem;
    z-index: 10;
    display: flex;
    align-items: center;
    gap: 0.75rem;
    width: fit-content;
    max-width: calc(100% - 2rem);
    margin-inline: auto 0;
    padding: 0.5rem 0.5rem 0.5rem 1rem;
    border: 1px solid var(--ink);
    border-radius: 8px;
    background: var(--sheet);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
  }
  @media (max-width: 30rem) {
    .top {
      column-gap: 0.625rem;
      padding-inline: 0.75rem;
    }
    .top button {
      margin-block: 0;
    }
    .top button.quiet {
      margin-inline: 0;
      padding-inline: 0.25rem;
    }
    .top p {
      display: none;
    }
    main {
      padding-inline: 0.75rem;
    }
  }
`;
