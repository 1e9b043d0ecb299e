// The transcript and the prompt.
import { css } from 'lit';

export const consoleStyles = css`
  :host {
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 0.25rem 0.375rem 0.25rem 1rem;
    border-bottom: 1px solid var(--rule);
  }
  h2 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  .log {
    flex: 1;
    min-height: 6rem;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0.625rem 1rem;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  pre {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    line-height: 1.5;
    tab-size: 8;
  }
  .statement {
    margin-top: 0.375rem;
    font-weight: 600;
  }
  .ps {
    color: var(--ink-3);
    font-weight: 400;
    user-select: none;
  }
  .stderr {
    position: relative;
    margin-block: 0.125rem;
    padding-inline-start: 0.625rem;
    border-inline-start: 3px solid var(--error);
    color: var(--error);
  }
  .channel {
    float: inline-end;
    margin-inline-start: 0.5rem;
    font-size: 0.6875rem;
    color: var(--ink-3);
    user-select: none;
  }
  .note {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    margin-block: 0.5rem;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .note::after {
    content: '';
    flex: 1;
    border-top: 1px solid var(--rule);
  }
  .now {
    color: var(--ink);
    font-weight: 600;
  }
  .now::after {
    border-top: 2px solid var(--focus);
  }
  .later {
    padding-inline-start: 0.625rem;
    border-inline-start: 2px dashed var(--rule-strong);
  }
  .later,
  .later .stderr,
  .later .statement {
    color: var(--ink-3);
    font-weight: 400;
  }
  .later .stderr {
    border-color: var(--rule-strong);
  }
  .note:first-child {
    margin-top: 0;
  }
  form {
    display: flex;
    align-items: flex-start;
    gap: 0.5rem;
    padding: 0.375rem 0.5rem 0.375rem 1rem;
    border-top: 1px solid var(--rule);
    background: var(--sunken);
  }
  form.waiting {
    background: var(--select);
  }
  .marks {
    flex: none;
    padding-top: 0.25rem;
    font: 400 var(--text-m) / 1.5 var(--mono);
    color: var(--ink-2);
  }
  textarea {
    flex: 1;
    min-width: 0;
    padding: 0.25rem 0.25rem;
    border: 0;
    border-radius: 3px;
    background: none;
    font: 400 var(--text-m) / 1.5 var(--mono);
    resize: none;
    tab-size: 4;
  }
`;
