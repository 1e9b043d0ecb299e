// The lines of a drawn tree: down beside the items of each `ul.below`, and across to every one. An element that uses it sets the colour
// (--branch), where a line meets its item (--branch-top) and how far it reaches (--branch-reach).
import { css } from 'lit';

export const branches = css`
  ul.below {
    margin-inline-start: 0.25rem;
    border-inline-start: 2px solid var(--branch);
  }
  ul.below > li {
    position: relative;
    padding-inline-start: 1.125rem;
  }
  ul.below > li::before {
    content: '';
    position: absolute;
    inset-inline-start: 0;
    top: var(--branch-top);
    width: var(--branch-reach);
    border-top: 2px solid var(--branch);
  }
  /* Below the last branch the line ends. */
  ul.below > li:last-child::after {
    content: '';
    position: absolute;
    inset-inline-start: -2px;
    top: calc(var(--branch-top) + 2px);
    bottom: 0;
    width: 2px;
    background: var(--sheet);
  }
`;
