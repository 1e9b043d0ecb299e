// The drawer with all lessons, and the story of the open one.
import { css } from 'lit';

export const lessonsStyles = css`
  dialog {
    inset: 0 0 0 auto;
    width: min(28rem, 100vw);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0 0 0 auto;
    padding: 0;
    border: 0;
    border-inline-start: 1px solid var(--rule);
    overflow: hidden;
  }
  .drawer {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  header {
    padding: 0.75rem 0.75rem 0 1.25rem;
  }
  form {
    padding: 0.375rem 1.25rem 0.625rem;
    border-bottom: 1px solid var(--rule);
  }
  input {
    width: 100%;
    min-height: 2.25rem;
    margin-block: 0.25rem 0.375rem;
    font-size: var(--text-l);
  }
  .count {
    color: var(--ink-2);
    font-size: var(--text-m);
  }
  .list {
    flex: 1;
    min-height: 0;
    padding: 0.25rem 0 1.25rem;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  h3 {
    padding: 0.875rem 1.25rem 0.25rem;
    font-size: var(--text-m);
    font-weight: 600;
    color: var(--ink-2);
  }
  a {
    display: flex;
    gap: 0.75rem;
    padding: 0.375rem 1.25rem;
    color: inherit;
    text-decoration: none;
  }
  a:hover {
    background: var(--sunken);
  }
  a:hover .title {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  a:focus-visible {
    outline-offset: -2px;
  }
  a[aria-current] {
    background: var(--select);
    box-shadow: inset 3px 0 0 var(--ink);
    font-weight: 600;
  }
  .number {
    flex: none;
    width: 1.25rem;
    text-align: end;
    color: var(--ink-2);
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }
  .words {
    min-width: 0;
  }
  .title {
    display: block;
    overflow-wrap: anywhere;
  }
  .line {
    display: block;
    overflow: hidden;
    color: var(--ink-2);
    font-size: var(--text-m);
    font-weight: 400;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .nothing {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    padding: 1.25rem;
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    a[aria-current] {
      border-inline-start: 4px solid Highlight;
    }
  }
  @media (max-width: 30rem) {
    header {
      padding-inline: 0.75rem 0.375rem;
    }
    form,
    h3,
    a,
    .nothing {
      padding-inline: 0.75rem;
    }
  }
  @media (pointer: coarse) {
    a {
      padding-block: 0.625rem;
    }
  }
`;

export const lessonStyles = css`
  section {
    padding: 1rem 1.25rem;
  }
  header {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 1rem;
  }
  header button {
    margin: -0.25rem -0.5rem 0 0;
  }
  h2 {
    font-size: 1.1875rem;
    font-weight: 600;
    line-height: 1.35;
    letter-spacing: -0.005em;
    text-wrap: balance;
    scroll-margin-block: 3rem;
  }
  .story {
    display: grid;
    gap: 0.625rem;
    max-width: 66ch;
    margin-top: 0.5rem;
    font-size: var(--text-l);
    line-height: 1.55;
    text-wrap: pretty;
  }
  .story code {
    padding: 0.0625em 0.25em;
    border-radius: 4px;
    background: var(--paper);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  details {
    margin-top: 0.75rem;
  }
  summary {
    width: fit-content;
    color: var(--ink-2);
    font-size: var(--text-m);
    cursor: pointer;
  }
  summary:hover {
    color: var(--ink);
  }
  pre {
    max-height: 18rem;
    margin-top: 0.375rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--sunken);
    font-size: var(--text-m);
    line-height: 1.45;
    overflow: auto;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.5rem 1.5rem;
    margin-top: 0.875rem;
    padding-top: 0.75rem;
    border-top: 1px solid var(--rule);
  }
  nav a {
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 600;
    text-decoration: none;
  }
  nav a:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  nav .after {
    margin-inline-start: auto;
    text-align: end;
  }
  .way {
    display: block;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 400;
  }
  @media (max-width: 30rem) {
    section {
      padding-inline: 0.75rem;
    }
  }
`;
