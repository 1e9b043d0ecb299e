// The scrubber with its marks above it, and one row of controls.
import { css } from 'lit';

export const timelineStyles = css`
  section {
    padding: 0.375rem 0.75rem 0.5rem;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    font-size: var(--text-m);
  }
  h2 {
    font-size: var(--text-m);
    font-weight: 650;
  }
  .group {
    display: flex;
    align-items: center;
    gap: 0.25rem;
  }
  .group button {
    min-width: 1.75rem;
    justify-content: center;
    padding-inline: 0.375rem;
  }
  .step input {
    width: 6.5rem;
    margin-inline: 0.25rem;
    font-variant-numeric: tabular-nums;
  }
  .step {
    color: var(--ink-2);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  select {
    max-width: 11rem;
  }
  .jump {
    margin-inline-start: auto;
  }
  .track {
    position: relative;
    margin-top: 0.25rem;
  }
  svg.marks {
    display: block;
    width: calc(100% - 1rem);
    height: 1.5rem;
    margin-inline: 0.5rem;
    overflow: visible;
  }
  .marks line {
    stroke-width: 3;
    vector-effect: non-scaling-stroke;
  }
  .marks .output {
    stroke: var(--ink-3);
  }
  .marks .export {
    stroke: var(--view-0);
  }
  .marks .release {
    stroke: var(--view-2);
  }
  .marks .write {
    stroke: var(--view-1);
  }
  .marks .exception {
    stroke: var(--error);
    stroke-width: 4;
  }
  button[aria-disabled='true'] {
    color: var(--ink-3);
    border-color: var(--rule);
    cursor: default;
  }
  input[type='range'] {
    display: block;
    width: 100%;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--focus);
  }
  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.75rem;
    margin-top: 0.125rem;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .keys span {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
  }
  .keys svg {
    width: 0.5rem;
    height: 0.75rem;
  }
  .where {
    overflow: hidden;
    color: var(--ink-2);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .none {
    color: var(--ink-2);
    font-size: var(--text-m);
  }
  @media (forced-colors: active) {
    .marks line {
      stroke: CanvasText;
    }
  }
`;
