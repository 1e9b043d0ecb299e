// Buttons, fields and small pieces that every element draws the same way.
import { css } from 'lit';

export const controls = css`
  :host {
    box-sizing: border-box;
    display: block;
    min-width: 0;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  pre {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 1.75rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--rule-strong);
    border-radius: var(--radius);
    background: var(--sheet);
    font-size: var(--text-m);
    line-height: 1.25;
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover:not(:disabled) {
    border-color: var(--ink);
    background: var(--sunken);
  }
  button:active:not(:disabled) {
    background: var(--rule);
  }
  button:disabled {
    color: var(--ink-3);
    border-color: var(--rule);
    cursor: default;
  }
  button.primary {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--sheet);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    background: var(--ink-2);
  }
  button.primary:disabled {
    border-color: var(--rule);
    background: var(--rule);
    color: var(--ink-2);
  }
  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--ink-2);
  }
  button.quiet:hover:not(:disabled) {
    color: var(--ink);
    background: var(--rule);
  }
  button.link {
    display: inline;
    min-height: 0;
    font-size: inherit;
    line-height: inherit;
    padding: 0;
    border: 0;
    background: none;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
    white-space: normal;
    text-align: start;
  }
  button.link:hover:not(:disabled) {
    background: none;
    text-decoration-thickness: 2px;
  }
  button[aria-expanded='true']:not(.quiet),
  button[aria-pressed='true'] {
    border-color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--ink);
  }
  input,
  select {
    min-height: 1.75rem;
    padding: 0.125rem 0.5rem;
    border: 1px solid var(--rule-strong);
    border-radius: var(--radius);
    background: var(--sheet);
    font-size: var(--text-m);
    min-width: 0;
  }
  input.code {
    font-family: var(--mono);
  }
  ::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  label {
    font-size: var(--text-s);
    color: var(--ink-2);
  }
  code,
  pre,
  .code {
    font-family: var(--mono);
    font-size: var(--text-m);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    width: 1rem;
    height: 1rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-linejoin: round;
  }
  .sheet {
    border: 1px solid var(--rule);
    border-radius: 8px;
    background: var(--sheet);
  }
  .eyebrow {
    font-size: var(--text-s);
    font-weight: 600;
    color: var(--ink-2);
  }
  @media (forced-colors: active) {
    button.primary {
      forced-color-adjust: none;
      background: ButtonText;
      color: ButtonFace;
      border-color: ButtonText;
    }
    button[aria-pressed='true'],
    button[aria-expanded='true'] {
      border: 2px solid Highlight;
    }
  }
  @media (pointer: coarse) {
    button:not(.link),
    input,
    select {
      min-height: 2.25rem;
    }
  }
`;
