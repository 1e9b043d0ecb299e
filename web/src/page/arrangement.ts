// How the person has arranged the page: sizes of its parts, and which are open. The browser keeps it; one that does not has it for the visit.

import { keep, readKept } from './storage.js';

interface Kept {
  readonly sizes: Readonly<Record<string, number>>;
  readonly open: Readonly<Record<string, boolean>>;
}

const key = 'bufferscope/layout';

/** The entries of a saved part that have the wanted type. */
function entries<T>(saved: unknown, is: (value: unknown) => value is T): Record<string, T> {
  if (typeof saved !== 'object' || saved === null) return {};
  return Object.fromEntries(Object.entries(saved).filter((entry): entry is [string, T] => is(entry[1])));
}

function load(): Kept {
  const saved = readKept(key) as Partial<Record<keyof Kept, unknown>> | null;
  const isSize = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 100;
  return { sizes: entries(saved?.sizes, isSize), open: entries(saved?.open, (value) => typeof value === 'boolean') };
}

let kept: Kept | null = null;

function change(next: Kept): void {
  kept = next;
  keep(key, next); // save() says so, once, when the program cannot be kept either
}

/** A size in hundredths, or the usual one. */
export function sizeOf(name: string, usual: number): number {
  kept ??= load();
  return kept.sizes[name] ?? usual;
}

export function keepSize(name: string, size: number): void {
  kept ??= load();
  change({ ...kept, sizes: { ...kept.sizes, [name]: size } });
}

export function isOpen(name: string, usual: boolean): boolean {
  kept ??= load();
  return kept.open[name] ?? usual;
}

/** For a details element's toggle event. */
export function keepOpen(name: string, event: Event): void {
  kept ??= load();
  const { open } = event.currentTarget as HTMLDetailsElement;
  if (kept.open[name] !== open) change({ ...kept, open: { ...kept.open, [name]: open } });
}
