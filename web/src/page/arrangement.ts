// How the person has arranged the page: sizes of its parts, which are open, and what is chosen in them. The browser keeps it; one that does not has it for the visit.

import { keep, readKept } from './storage.js';

interface Kept {
  readonly sizes: Readonly<Record<string, number>>;
  readonly open: Readonly<Record<string, boolean>>;
  readonly choices: Readonly<Record<string, string>>;
}

const key = 'bufferscope/layout';
const longestChoice = 200;

/** The entries of a saved part that have the wanted type. */
function entries<T>(saved: unknown, is: (value: unknown) => value is T): Record<string, T> {
  if (typeof saved !== 'object' || saved === null) return {};
  return Object.fromEntries(Object.entries(saved).filter((entry): entry is [string, T] => is(entry[1])));
}

function load(): Kept {
  const saved = readKept(key) as Partial<Record<keyof Kept, unknown>> | null;
  const isSize = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 100;
  return {
    sizes: entries(saved?.sizes, isSize),
    open: entries(saved?.open, (value) => typeof value === 'boolean'),
    choices: entries(saved?.choices, (value): value is string => typeof value === 'string' && value.length <= longestChoice),
  };
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

export function keepOpen(name: string, open: boolean): void {
  kept ??= load();
  if (kept.open[name] !== open) change({ ...kept, open: { ...kept.open, [name]: open } });
}

/** For a details element's toggle event. */
export const keepToggled = (name: string, event: Event): void => keepOpen(name, (event.currentTarget as HTMLDetailsElement).open);

/** What was chosen or typed, or the usual. */
export function choiceOf(name: string, usual: string): string {
  kept ??= load();
  return kept.choices[name] ?? usual;
}

export function keepChoice(name: string, choice: string): void {
  kept ??= load();
  if (choice.length <= longestChoice) change({ ...kept, choices: { ...kept.choices, [name]: choice } });
}
