// The explanation of an exception.
import { css } from 'lit';

export const exceptionStyles = css`
  section {
    padding: 1rem 1.25rem 1.125rem;
    border: 1px solid var(--error-rule);
    border-radius: 8px;
    background: var(--sheet);
    overflow: hidden;
  }
  header {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 1rem;
    margin: -1rem -1.25rem 0.75rem;
    padding: 0.875rem 1.25rem 0.875rem;
    background: var(--error-wash);
    border-bottom: 1px solid var(--error-rule);
  }
  h2 {
    min-width: 0;
    font-size: 1.1875rem;
    font-weight: 600;
    line-height: 1.35;
    letter-spacing: -0.005em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .type {
    display: block;
    font: 700 var(--text-m) / 1.5 var(--mono);
    letter-spacing: 0;
    color: var(--error);
  }
  .close {
    margin: -0.25rem -0.5rem 0 0;
  }
  .why {
    max-width: 66ch;
    font-size: var(--text-l);
    line-height: 1.55;
    text-wrap: pretty;
  }
  .note {
    margin-bottom: 0.5rem;
    padding-inline-start: 0.625rem;
    border-inline-start: 3px solid var(--rule-strong);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    color: var(--ink-2);
  }
  .note .label {
    margin-inline-end: 0.5rem;
    font-size: var(--text-s);
    font-weight: 600;
  }
  .clauses {
    margin-top: 0.75rem;
    color: var(--ink-2);
    font-size: var(--text-m);
  }
  .clauses p {
    max-width: 66ch;
    line-height: 1.5;
    text-wrap: pretty;
  }
  .clauses ul {
    margin-top: 0.375rem;
  }
  .clauses li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
    padding: 0.1875rem 0;
    border-top: 1px solid var(--rule);
  }
  .clauses li > code {
    color: var(--ink);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .clauses .missed > code {
    font-weight: 400;
  }
  h3 {
    font-size: var(--text-m);
    font-weight: 600;
    color: var(--ink-2);
    margin-bottom: 0.25rem;
  }
  .holders {
    margin-top: 0.875rem;
  }
  .holders li {
    display: flex;
    align-items: flex-start;
    gap: 0.625rem;
    padding: 0.5rem 0;
    border-top: 1px solid var(--rule);
  }
  .holders li:last-child {
    border-bottom: 1px solid var(--rule);
  }
  .holders .tag {
    margin-top: 0.125rem;
  }
  .fixes {
    margin-top: 1rem;
  }
  .fixes li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.75rem;
    padding: 0.3125rem 0;
    color: var(--ink-2);
    font-size: var(--text-m);
  }
  .fixes li span {
    flex: 1 1 18rem;
  }
  .fixes button {
    min-width: 11rem;
    justify-content: center;
  }
  .fixes button code {
    font-weight: 600;
  }
  .tried {
    margin-inline-start: 0.625rem;
    color: var(--ink-2);
    font-weight: 400;
  }
  .fixes > button {
    margin-top: 0.375rem;
  }
  .holder {
    flex: 1;
    min-width: 0;
  }
  .holder p {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
    color: var(--ink-2);
    font-size: var(--text-m);
  }
  .holder strong {
    font-size: 0.875rem;
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  .gone strong {
    text-decoration: line-through;
    color: var(--ink-3);
  }
  .holders button code {
    font-weight: 600;
  }
  .line {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    color: var(--ink-2);
    line-height: 1.6;
  }
  .more {
    margin-top: 0.5rem;
    font-size: var(--text-m);
  }
  .columns {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.5rem;
    margin-top: 0.75rem;
  }
  .traceback {
    flex: 100 1 28rem;
    min-width: 0;
  }
  .kind {
    flex: 1 1 auto;
    min-width: min(12rem, 100%);
  }
  .tree {
    margin-top: 0.5rem;
  }
  .kind h3 {
    line-height: 1.75rem;
  }
  .caption {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .caption h3 {
    margin: 0;
  }
  .caption button {
    margin-inline-end: -0.25rem;
  }
  .traceback pre {
    max-height: 15rem;
    overflow: auto;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--sunken);
    font-size: var(--text-s);
    line-height: 1.5;
    tab-size: 8;
  }
  .at {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
    margin-top: 0.25rem;
    color: var(--ink-2);
    font-size: var(--text-m);
  }
  .traceback a {
    color: inherit;
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }
  .traceback a:hover {
    text-decoration-thickness: 2px;
  }
  @media (max-width: 30rem) {
    section {
      padding-inline: 0.75rem;
    }
    header {
      margin-inline: -0.75rem;
      padding-inline: 0.75rem;
    }
    .holders li {
      flex-wrap: wrap;
    }
    .holder {
      flex-basis: calc(100% - 2rem);
    }
    .holders li > button {
      margin-inline-start: 1.75rem;
    }
  }
`;
