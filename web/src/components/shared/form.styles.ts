// Rows of fields that end in the statement they write.
import { css } from 'lit';

export const formStyles = css`
  .fields {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 0.5rem 0.75rem;
    padding: 0.625rem 0.75rem 0.75rem;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--sunken);
  }
  .field {
    display: flex;
    flex-direction: column;
    gap: 0.125rem;
    min-width: 0;
  }
  .field.grow {
    flex: 1 1 14rem;
  }
  .label {
    font-size: var(--text-s);
    color: var(--ink-2);
    line-height: 1.3;
  }
  .pair {
    display: flex;
  }
  .pair select {
    flex: none;
    border-start-end-radius: 0;
    border-end-end-radius: 0;
    border-inline-end: 0;
  }
  .pair input {
    flex: 1;
    width: 100%;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .pair :focus-visible {
    position: relative;
    z-index: 1;
  }
  .joined {
    display: flex;
    align-items: center;
    gap: 0.1875rem;
    font-family: var(--mono);
  }
  .joined input {
    width: 3.75rem;
  }
  .outcome {
    flex: 1 1 100%;
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-width: 0;
  }
  .statement {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
    font-family: var(--mono);
    font-size: var(--text-m);
    white-space: pre-wrap;
  }
  .fields .statement {
    max-height: 8rem;
    overflow-y: auto;
  }
  .statement.problem {
    font-family: var(--sans);
    color: var(--error);
  }
  .prompt {
    color: var(--ink-3);
  }
`;
