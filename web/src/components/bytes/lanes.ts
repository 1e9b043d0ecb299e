// The lanes above a row of bytes, as SVG: a bracket for a contiguous view, joined ticks for a strided one.
import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { MarkedView } from '../../page/session.js';
import { elementsIn, isOneBracket, viewSpan, type Element } from '../../page/layout.js';
import { viewClass } from '../tag/tag.js';

/** Lengths in units of a sixteenth of the root font size. */
export const cellWidth = 26;
export const groupGap = 10;
export const laneHeight = 19;

const middle = 8;
const foot = laneHeight - 1;
const letterWidth = 7;
/** Dashes that tell views apart without colour. */
const patterns = ['', '9 3', '3 3', '12 3 3 3', '6 2 2 2 2 2', '1.5 3'];

/** Left edge of a column. */
export const columnLeft = (column: number): number => column * cellWidth + Math.floor(column / 4) * groupGap;
/** Width of a row of bytes. */
export const rowWidth = (columns: number): number => columnLeft(columns - 1) + cellWidth;

/** A piece of a lane in a row, from the left to the right edge. */
interface Piece {
  readonly left: number;
  readonly right: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** All lanes over bytes [from, from + columns) of a buffer. */
export function lanesOfRow(lanes: readonly (readonly MarkedView[])[], from: number, columns: number, lit: ReadonlySet<number>): SVGTemplateResult[] {
  return lanes.flatMap((lane, index) => lane.map((mark) => drawMark(mark, from, columns, index * laneHeight, lit)));
}

function drawMark(mark: MarkedView, from: number, columns: number, top: number, lit: ReadonlySet<number>): SVGTemplateResult {
  const { view } = mark;
  const elements = elementsIn(view, from, from + columns);
  const [low, high] = viewSpan(view);
  if (elements.length === 0 && !(low < from + columns && high > from)) return svg``;
  const kind = view.released ? 'released' : view.readonly ? 'hollow' : 'filled';
  const classes = `mark ${kind} ${viewClass(mark.index)} ${lit.has(view.id) ? 'lit' : ''}`;
  const body = isOneBracket(view) ? bracket(mark, low, high, from, columns, elements) : ticks(mark, low, high, from, columns, elements);
  return svg`<g class=${classes} transform="translate(0 ${top})">${body}</g>`;
}

function pieceOf(start: number, end: number, from: number, columns: number): Piece {
  const first = Math.max(start, from) - from;
  const last = Math.min(end, from + columns) - 1 - from;
  const opens = start >= from;
  const closes = end <= from + columns;
  return { left: columnLeft(first) + (opens ? 2 : 0), right: columnLeft(last) + cellWidth - (closes ? 2 : 0), opens, closes };
}

function bracket(mark: MarkedView, low: number, high: number, from: number, columns: number, elements: readonly Element[]): SVGTemplateResult {
  const piece = pieceOf(low, high, from, columns);
  const { left, right } = piece;
  const label = labelFor(mark, right - left);
  const centre = (left + right) / 2;
  const notches = mark.view.itemsize > 1 ? elements.filter((element) => element.start > Math.max(low, from)) : [];
  return svg`
    ${bar(mark, left, centre - label.width / 2)}
    ${bar(mark, centre + label.width / 2, right)}
    ${piece.opens ? svg`<path class="cap" d="M${left} ${middle}V${foot}" />` : nothing}
    ${piece.closes ? svg`<path class="cap" d="M${right} ${middle}V${foot}" />` : nothing}
    ${notches
      .map((element) => columnLeft(element.start - from))
      .filter((x) => Math.abs(x - centre) > label.width / 2)
      .map((x) => svg`<path class="notch" d="M${x} ${middle}V${foot - 3}" />`)}
    ${drawLabel(mark, label, centre)}`;
}

function ticks(mark: MarkedView, low: number, high: number, from: number, columns: number, elements: readonly Element[]): SVGTemplateResult {
  const whole = pieceOf(low, high, from, columns);
  const pieces = elements.map((element) => pieceOf(element.start, element.end, from, columns));
  const backwards = (mark.view.strides[0] ?? 0) < 0;
  const [first, second] = pieces;
  const gap = first && second && second.left - first.right > 18 ? (first.right + second.left) / 2 : first ? (first.left + first.right) / 2 : (whole.left + whole.right) / 2;
  const label = labelFor(mark, 0);
  return svg`
    <path class="join" d="M${whole.left} ${middle}H${whole.right}" />
    ${pieces.map(
      (piece) => svg`${bar(mark, piece.left + 2, piece.right - 2, false)}
        <path class="cap" d="M${piece.left + 2} ${middle}V${foot}M${piece.right - 2} ${middle}V${foot}" />`,
    )}
    ${backwards && whole.opens ? svg`<path class="arrow" d="M${whole.left - 9} ${middle}l8 -4.5v9z" />` : nothing}
    ${drawLabel(mark, label, gap)}`;
}

function bar(mark: MarkedView, left: number, right: number, patterned = true): SVGTemplateResult {
  if (right - left < 1) return svg``;
  const dashes = mark.view.released ? '2 3' : patterned ? (patterns[mark.index % patterns.length] ?? '') : '';
  if (mark.view.readonly && !mark.view.released) {
    return svg`<rect class="bar" x=${left} y=${middle - 2} width=${right - left} height="4" stroke-dasharray=${dashes || 'none'} />`;
  }
  return svg`<path class="bar" d="M${left} ${middle}H${right}" stroke-dasharray=${dashes || 'none'} />`;
}

interface Label {
  readonly name: string;
  readonly width: number;
}

/** Letter and name if there is room for both, else the letter. */
function labelFor(mark: MarkedView, room: number): Label {
  const letters = 9 + mark.letter.length * 6;
  const name = mark.view.names[0] ?? '';
  const withName = letters + 5 + name.length * letterWidth + 4;
  return name !== '' && withName + 20 <= room ? { name, width: withName } : { name: '', width: room === 0 ? letters : Math.min(letters + 4, room) };
}

function drawLabel(mark: MarkedView, label: Label, centre: number): SVGTemplateResult {
  const box = 9 + mark.letter.length * 6;
  const left = label.name === '' ? centre - box / 2 : centre - label.width / 2 + 2;
  return svg`
    <rect class="tagbox" x=${left} y=${middle - 7.5} width=${box} height="15" rx="3" />
    <text class="tagtext" x=${left + box / 2} y=${middle + 4} text-anchor="middle">${mark.letter}</text>
    ${label.name === '' ? nothing : svg`<text class="name" x=${left + box + 4} y=${middle + 4}>${label.name}</text>`}`;
}
