// From an index of a view to its bytes and back: offset + Σ index · stride, through the pointers that suboffsets stand for.
import { elementLimit, type PlacedView } from './layout.js';

export type Layout = Pick<PlacedView, 'offset' | 'shape' | 'strides' | 'suboffsets' | 'itemsize' | 'starts'>;
export type ReadBytes = (start: number, end: number) => Promise<Uint8Array>;

/** A pointer on the way: where it stands, where it leads, and what the suboffset adds there. */
export interface Hop {
  readonly dimension: number;
  readonly pointer: number;
  readonly target: number;
  readonly suboffset: number;
}

/** Where an element stands: bytes [start, end). */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly hops: readonly Hop[];
}

export const pointerSize = 4;

/** True if any dimension is one of pointers. */
export const hasPointers = (view: Layout): boolean => view.suboffsets.some((suboffset) => suboffset >= 0);

/** The bytes of an element; null where a pointer cannot be read. Pointers are kept as the distance from the pointer itself. */
export async function placeOf(view: Layout, index: readonly number[], read: ReadBytes): Promise<Place | null> {
  let at = view.offset;
  const hops: Hop[] = [];
  for (const [dimension, stride] of view.strides.entries()) {
    at += (index[dimension] ?? 0) * stride;
    const suboffset = view.suboffsets[dimension] ?? -1;
    if (suboffset < 0) continue;
    const bytes = await read(at, at + pointerSize);
    if (bytes.length < pointerSize) return null;
    const target = at + new DataView(bytes.buffer, bytes.byteOffset, pointerSize).getInt32(0, true);
    hops.push({ dimension, pointer: at, target, suboffset });
    at = target + suboffset;
  }
  return { start: at, end: at + view.itemsize, hops };
}

const signed = (value: number): string => (value < 0 ? `(−${-value})` : String(value));
const bytesOf = (start: number, end: number): string => (end - start <= 1 ? `byte ${start}` : `bytes ${start}–${end - 1}`);

/** The sum in numbers: "2 + 1·6 + 3·(−1) = byte 5"; a pointer ends one sum and begins another. */
export function sumInNumbers(view: Layout, index: readonly number[], place: Place): string {
  const sums: string[] = [];
  let terms = [String(view.offset)];
  for (const [dimension, stride] of view.strides.entries()) {
    terms.push(`${index[dimension] ?? 0}·${signed(stride)}`);
    const hop = place.hops.find((candidate) => candidate.dimension === dimension);
    if (!hop) continue;
    sums.push(`${terms.join(' + ')} = byte ${hop.pointer}, a pointer to byte ${hop.target}`);
    terms = [String(hop.target), `suboffset ${hop.suboffset}`];
  }
  sums.push(`${terms.join(' + ')} = ${bytesOf(place.start, place.end)}`);
  return sums.join('; ');
}

/** The same with names for the numbers of the index: "byte = 2 + i·6 + j·(−1)". */
export function sumInNames(view: Layout): string {
  const letters = view.shape.length <= 3 ? ['i', 'j', 'k'] : view.shape.map((_, dimension) => `i${dimension}`);
  const terms = view.strides.map((stride, dimension) => {
    const suboffset = view.suboffsets[dimension] ?? -1;
    return `${letters[dimension] ?? ''}·${signed(stride)}${suboffset < 0 ? '' : ` → pointer + ${suboffset}`}`;
  });
  return `byte = ${[String(view.offset), ...terms].join(' + ')}`;
}

export const indexText = (index: readonly number[]): string => `[${index.length === 0 ? '()' : index.join(', ')}]`;

/** Strides that overlap in strange ways are looked through no longer than this. */
const patience = 20_000;

/** Where each element of a view with pointers stands, in the order of the indices; undefined if one cannot be read, or if there are too many. */
export async function startsOf(view: Layout, read: ReadBytes): Promise<readonly number[] | undefined> {
  const count = view.shape.reduce((all, size) => all * size, 1);
  if (count > elementLimit) return undefined;
  const places = await Promise.all(Array.from({ length: count }, (_, at) => placeOf(view, unravel(at, view.shape), read)));
  return places.every((place) => place !== null) ? places.map(({ start }) => start) : undefined;
}

/** The index of the n-th element. */
function unravel(number: number, shape: readonly number[]): number[] {
  let rest = number;
  return shape.reduceRight<number[]>((index, size) => {
    const at = rest % size;
    rest = (rest - at) / size;
    return [at, ...index];
  }, []);
}

/** The first element that holds a byte, or null. */
export function indexOf(view: Layout, byte: number): readonly number[] | null {
  if (view.shape.includes(0)) return null;
  if (hasPointers(view)) {
    const found = view.starts?.findIndex((start) => byte >= start && byte < start + view.itemsize) ?? -1;
    return found < 0 ? null : unravel(found, view.shape);
  }
  const { shape, strides, itemsize } = view;
  // How far the dimensions from each one on can reach below and above.
  const below = [0];
  const above = [itemsize - 1];
  for (let dimension = shape.length - 1; dimension >= 0; dimension -= 1) {
    const reach = (strides[dimension] ?? 0) * ((shape[dimension] ?? 1) - 1);
    below.unshift((below[0] ?? 0) + Math.min(0, reach));
    above.unshift((above[0] ?? 0) + Math.max(0, reach));
  }
  let left = patience;
  const search = (dimension: number, at: number): number[] | null => {
    if ((left -= 1) < 0) return null;
    if (dimension === shape.length) return byte >= at && byte < at + itemsize ? [] : null;
    const stride = strides[dimension] ?? 0;
    const low = byte - at - (above[dimension + 1] ?? 0);
    const high = byte - at - (below[dimension + 1] ?? 0);
    if (stride === 0 && (low > 0 || high < 0)) return null;
    const [from, to] = stride === 0 ? [0, 0] : stride > 0 ? [Math.ceil(low / stride), Math.floor(high / stride)] : [Math.ceil(high / stride), Math.floor(low / stride)];
    for (let index = Math.max(0, from); index <= Math.min((shape[dimension] ?? 1) - 1, to); index += 1) {
      const rest = search(dimension + 1, at + index * stride);
      if (rest) return [index, ...rest];
    }
    return null;
  };
  return search(0, view.offset);
}
