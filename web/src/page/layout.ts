// Which bytes of a buffer a view touches, and how views share the lanes above the bytes.
import type { ViewInfo } from '../engine/contract.js';

/** Elements of a view as [first byte, past-the-end byte), in the order they are indexed. */
export interface Element {
  readonly start: number;
  readonly end: number;
}

/** A view; where pointers lead to its elements, with where these stand, in the order of their indices. */
export interface PlacedView extends ViewInfo {
  readonly starts?: readonly number[];
}

/** Views with more elements than this, and more than one dimension, are drawn as the span they cover. */
export const elementLimit = 4096;

/** First byte and past-the-end byte a view can touch; equal for an empty view. */
export function viewSpan(view: Pick<PlacedView, 'offset' | 'shape' | 'strides' | 'itemsize' | 'starts'>): [start: number, end: number] {
  if (view.starts && view.starts.length > 0) return [Math.min(...view.starts), Math.max(...view.starts) + view.itemsize];
  let low = view.offset;
  let high = view.offset + view.itemsize;
  for (const [dimension, count] of view.shape.entries()) {
    if (count === 0) return [view.offset, view.offset];
    const reach = (view.strides[dimension] ?? 0) * (count - 1);
    if (reach < 0) low += reach;
    else high += reach;
  }
  return [low, high];
}

/** True if the view's elements lie in order without a gap: it is drawn as one bracket. */
export function isOneBracket(view: ViewInfo): boolean {
  return view.cContiguous;
}

/** The elements that touch bytes [from, to), lowest byte first; at most a row's worth is ever asked for. */
export function elementsIn(view: PlacedView, from: number, to: number): Element[] {
  const [low, high] = viewSpan(view);
  if (high <= from || low >= to || high === low) return [];
  const size = view.itemsize;
  if (view.starts) {
    const touching = view.starts.filter((start) => start + size > from && start < to).sort((one, other) => one - other);
    return touching.map((start) => ({ start, end: start + size }));
  }
  if (view.ndim <= 1 || view.cContiguous) {
    const count = view.length / size;
    const stride = view.cContiguous ? size : (view.strides[0] ?? size);
    const width = Math.abs(stride);
    if (width === 0) return [{ start: view.offset, end: view.offset + size }];
    const base = stride < 0 ? view.offset + stride * (count - 1) : view.offset;
    const first = Math.max(0, Math.floor((from - base - size) / width) + 1);
    const last = Math.min(count - 1, Math.ceil((to - base) / width) - 1);
    const found: Element[] = [];
    for (let index = first; index <= last; index += 1) found.push({ start: base + index * width, end: base + index * width + size });
    return found;
  }
  if (view.length / size > elementLimit) return [{ start: low, end: high }];
  const found: Element[] = [];
  const visit = (dimension: number, offset: number): void => {
    if (dimension === view.ndim) {
      if (offset + size > from && offset < to) found.push({ start: offset, end: offset + size });
      return;
    }
    for (let index = 0; index < (view.shape[dimension] ?? 0); index += 1) visit(dimension + 1, offset + index * (view.strides[dimension] ?? 0));
  };
  visit(0, view.offset);
  return found.sort((one, other) => one.start - other.start);
}

/** The bytes the view touches, told in a few words: "bytes 0–4", "every 2nd byte of 1–9, backwards". */
export function describeSpan(view: PlacedView): string {
  const [low, high] = viewSpan(view);
  if (high === low) return 'no bytes';
  const range = high - low === 1 ? `byte ${low}` : `bytes ${low}–${high - 1}`;
  if (view.starts) return `${range}, through pointers`;
  if (view.cContiguous || view.ndim !== 1) return range;
  const stride = view.strides[0] ?? 0;
  const width = Math.abs(stride);
  const what = width === view.itemsize ? range : `${ordinal(width / view.itemsize)} ${view.itemsize === 1 ? 'byte' : 'item'} from ${low} to ${high - 1}`;
  return stride < 0 ? `${what}, backwards` : what;
}

function ordinal(number: number): string {
  if (!Number.isInteger(number)) return `one ${number.toFixed(1)}th`;
  const last = number % 10;
  const suffix = number % 100 >= 11 && number % 100 <= 13 ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th';
  return `every ${number}${suffix}`;
}

/** Puts views into as few lanes as do not overlap, in the order given; the result is lanes from the top. */
export function packLanes<T extends { readonly view: PlacedView }>(marks: readonly T[]): T[][] {
  const lanes: { end: [number, number][]; marks: T[] }[] = [];
  for (const mark of marks) {
    const [low, high] = viewSpan(mark.view);
    const room = Math.max(high, low + 1);
    const lane = lanes.find((candidate) => candidate.end.every(([start, end]) => room <= start || low >= end));
    if (lane) {
      lane.end.push([low, room]);
      lane.marks.push(mark);
    } else lanes.push({ end: [[low, room]], marks: [mark] });
  }
  return lanes.map((lane) => lane.marks);
}

/** A, B, … Z, AA, AB … */
export function letterOf(index: number): string {
  let rest = index;
  let letters = '';
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letters;
}
