// The byte grid: offsets, hex cells under their lanes, the ASCII column.
import { css } from 'lit';

export const bytesStyles = css`
  .frame {
    position: relative;
    overflow: hidden auto;
    overscroll-behavior: contain;
    font-family: var(--mono);
  }
  .tall {
    position: relative;
    width: 100%;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    top: 0;
    display: flex;
    align-items: flex-end;
    gap: 1rem;
    padding-bottom: 0.375rem;
  }
  .offset {
    flex: none;
    font-size: 0.75rem;
    line-height: calc(1.625rem * var(--scale));
    color: var(--ink-2);
  }
  .offset .zero {
    color: var(--ink-3);
  }
  .bytes {
    flex: none;
  }
  svg {
    display: block;
    overflow: visible;
  }
  .cells,
  .ascii {
    display: flex;
  }
  .cell {
    display: grid;
    place-items: center;
    width: calc(1.625rem * var(--scale));
    height: calc(1.625rem * var(--scale));
    border: 0;
    border-radius: 3px;
    font-size: calc(0.875rem * var(--scale));
    line-height: 1;
    cursor: default;
  }
  .cell.gap {
    margin-inline-start: calc(0.625rem * var(--scale));
  }
  .cell.null {
    color: var(--ink-3);
  }
  .cell.void {
    color: var(--ink-3);
  }
  .cell:hover {
    background: var(--rule);
  }
  .cell.lit {
    background: color-mix(in srgb, var(--view) 20%, var(--sheet));
    color: var(--ink);
  }
  .cell.changed {
    font-weight: 700;
    box-shadow: inset 0 -2px 0 var(--ink);
  }
  .cell.selected {
    box-shadow: inset 0 0 0 1.5px var(--ink);
  }
  .cell.pointed {
    background: var(--select);
    box-shadow: inset 0 0 0 1.5px var(--focus);
    font-weight: 700;
  }
  .cell:focus-visible {
    outline-offset: -1px;
  }
  .ascii {
    flex: none;
    font-size: calc(0.875rem * var(--scale));
    line-height: calc(1.625rem * var(--scale));
    border-inline-start: 1px solid var(--rule);
    padding-inline-start: 0.75rem;
  }
  .ascii span {
    width: calc(0.625rem * var(--scale));
    text-align: center;
  }
  .ascii .space,
  .ascii .control,
  .ascii .high,
  .ascii .null {
    color: var(--ink-3);
  }
  .ascii .selected {
    background: var(--ink);
    color: var(--sheet);
    border-radius: 2px;
  }
  :host([stacked]) .ascii {
    display: none;
  }
  :host([stacked]) .row {
    gap: 0.5rem;
  }
  :host([stacked]) .offset {
    font-size: 0.6875rem;
    line-height: calc(2.5rem * var(--scale));
  }
  :host([stacked]) .cell {
    height: calc(2.5rem * var(--scale));
    grid-template-rows: 1fr 1fr;
  }
  :host([stacked]) .cell::after {
    content: attr(data-glyph);
    font-size: calc(0.8125rem * var(--scale));
  }
  .empty {
    padding: 0.25rem 0;
    color: var(--ink-2);
    font-family: var(--sans);
    font-size: var(--text-m);
  }

  .mark {
    --stroke: var(--view);
  }
  .mark.released {
    --stroke: var(--ink-3);
  }
  .bar {
    fill: none;
    stroke: var(--stroke);
    stroke-width: 3.5;
  }
  .hollow .bar {
    stroke-width: 1.25;
  }
  .released .bar {
    stroke-width: 5;
  }
  .lit .bar {
    stroke-width: 6;
  }
  .lit.hollow .bar {
    stroke-width: 2.25;
  }
  .cap,
  .notch,
  .join {
    fill: none;
    stroke: var(--stroke);
    stroke-width: 1.5;
  }
  .notch,
  .join {
    stroke-width: 1;
  }
  .arrow {
    fill: var(--stroke);
  }
  .tagbox {
    fill: var(--stroke);
    stroke: var(--stroke);
    stroke-width: 1.5;
  }
  .hollow .tagbox,
  .released .tagbox {
    fill: var(--sheet);
  }
  .tagtext {
    font: 700 11px var(--mono);
    fill: var(--sheet);
  }
  .hollow .tagtext,
  .released .tagtext {
    fill: var(--stroke);
  }
  .released .tagtext,
  .released .name {
    text-decoration: line-through;
  }
  .name {
    font: 500 11.5px var(--mono);
    fill: var(--stroke);
  }
  @media (forced-colors: active) {
    .cell.lit,
    .cell.pointed,
    .cell.selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .ascii .selected {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .tagtext {
      fill: Canvas;
    }
    .hollow .tagtext,
    .released .tagtext {
      fill: CanvasText;
    }
  }
`;
