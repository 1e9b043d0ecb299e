// Checks of what JavaScript hands in, so that wrong use is told in a sentence and never reaches the engine.
import type { RunOptions, StepMark, Watched } from './contract.js';
import { EngineError } from './errors.js';

const encoder = new TextEncoder();

/** cpp/observe/timeline.h's StepMark. */
export const markBits: Readonly<Record<StepMark, number>> = { output: 1, export: 2, release: 4, write: 8, exception: 16 };

/** UTF-8 of a JavaScript string; lone surrogates, which are not text, become U+FFFD. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

function className(value: object): string {
  const { constructor } = value as { constructor?: { name?: string } };
  return constructor?.name || 'object';
}

export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  const type = typeof value;
  if (type === 'object') return `a ${className(value as object)}`;
  return type === 'undefined' ? 'undefined' : `a ${type}`;
}

export function requireString(value: unknown, what: string): asserts value is string {
  if (typeof value !== 'string') throw new EngineError(`${what} must be a string, not ${describe(value)}.`);
}

export function requireInteger(value: unknown, what: string, minimum = Number.MIN_SAFE_INTEGER): asserts value is number {
  if (typeof value !== 'number') throw new EngineError(`${what} must be a whole number, not ${describe(value)}.`);
  if (!Number.isSafeInteger(value) || value < minimum) throw new EngineError(`${what} must be a whole number${minimum === 0 ? ' from 0' : ''}, not ${value}.`);
}

/** A list as the raw interface takes it: every entry closed by a NUL. */
export function joinList(entries: readonly string[], what: string): Uint8Array {
  for (const entry of entries) {
    requireString(entry, `each entry of ${what}`);
    if (entry.includes('\0')) throw new EngineError(`${what} must not hold NUL characters.`);
  }
  return utf8(entries.map((entry) => `${entry}\0`).join(''));
}

/** Throws EngineError unless these are RunOptions. */
export function checkRunOptions(given: RunOptions): void {
  const options = given as Readonly<Partial<Record<keyof RunOptions, unknown>>> | null;
  if (typeof options !== 'object' || options === null) throw new EngineError(`run() takes an object with files and main, not ${describe(options)}.`);
  const { files, main, argv, stdin, interactive, seed, budget, timeline, recordExceptions } = options;
  if (typeof files !== 'object' || files === null) throw new EngineError(`files must be an object from path to text, not ${describe(files)}.`);
  for (const [path, contents] of Object.entries(files)) {
    if (typeof contents !== 'string' && !(contents instanceof Uint8Array)) throw new EngineError(`The file '${path}' must be a string or a Uint8Array, not ${describe(contents)}.`);
  }
  requireString(main, 'main');
  if (!Object.hasOwn(files, main)) {
    const known = Object.keys(files).map((path) => `'${path}'`);
    throw new EngineError(`There is no file '${main}' to run among ${known.join(', ') || 'no files'}.`);
  }
  if (argv !== undefined && !Array.isArray(argv)) throw new EngineError(`argv must be an array of strings, not ${describe(argv)}.`);
  if (stdin !== undefined) requireString(stdin, 'stdin');
  if (interactive !== undefined && typeof interactive !== 'boolean') throw new EngineError(`interactive must be true or false, not ${describe(interactive)}.`);
  if (recordExceptions !== undefined && typeof recordExceptions !== 'boolean') {
    throw new EngineError(`recordExceptions must be true or false, not ${describe(recordExceptions)}.`);
  }
  if (timeline !== undefined && typeof timeline !== 'boolean') throw new EngineError(`timeline must be true or false, not ${describe(timeline)}.`);
  if (seed !== undefined) requireInteger(seed, 'seed', 0);
  if (budget !== undefined) requireInteger(budget, 'budget', 0);
}

/** Throws EngineError unless this says what findChange() is to look for. */
export function checkWatched(given: Watched): void {
  const watched = given as Readonly<Record<string, unknown>> | null;
  if (typeof watched !== 'object' || watched === null) throw new EngineError(`findChange() takes an object with a kind, not ${describe(watched)}.`);
  switch (watched['kind']) {
    case 'byte':
      requireInteger(watched['bufferId'], 'bufferId', 0);
      requireInteger(watched['offset'], 'offset', 0);
      return;
    case 'variable':
      requireString(watched['scope'], 'scope');
      requireString(watched['name'], 'name');
      return;
    case 'marks': {
      const marks = watched['marks'];
      const known = Array.isArray(marks) && marks.every((mark) => typeof mark === 'string' && Object.hasOwn(markBits, mark));
      if (!known) throw new EngineError(`marks must be an array of ${Object.keys(markBits).join(', ')}.`);
      return;
    }
    case 'line':
      requireInteger(watched['frame'], 'frame', 1);
      requireInteger(watched['line'], 'line', 1);
      return;
    default:
      throw new EngineError("The kind must be 'byte', 'variable', 'marks' or 'line'.");
  }
}
