// What the browser keeps between visits: the programs and the transcript. A storage that refuses is reported once.
import type { Entry } from './transcript.js';
import { Workspace } from './workspace.js';

/** A program's files as they are kept. */
interface SavedProgram {
  readonly files: readonly (readonly [path: string, text: string])[];
  readonly main: string;
  readonly active: string;
}

export interface Saved {
  readonly workspace: Workspace;
  /** The lesson that was open, by its id, and the person's own program meanwhile. */
  readonly lesson: string | null;
  readonly own: Workspace | null;
  readonly entries: readonly Entry[];
  readonly history: readonly string[];
  /** True while a run was under way: the page was closed, or broke, in the middle of it. */
  readonly running: boolean;
}

const key = 'bufferscope/1';

/** What the browser keeps under a key; null if there is nothing, or nothing that can be read. */
export function readKept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps something; what the browser threw if it refuses, else null. */
export function keep(key: string, value: unknown): unknown {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return null;
  } catch (error) {
    return error;
  }
}

/** The last saved state, or null if there is none or it cannot be read. */
export function load(): Saved | null {
  const saved = readKept(key) as (Partial<SavedProgram> & { readonly [Key in keyof Saved]?: unknown }) | null;
  const workspace = readProgram(saved);
  if (!saved || !workspace) return null;
  return {
    workspace,
    lesson: typeof saved.lesson === 'string' ? saved.lesson : null,
    own: readProgram(saved.own as Partial<SavedProgram> | null),
    entries: Array.isArray(saved.entries) ? saved.entries.filter(isEntry) : [],
    running: saved.running === true,
    history: Array.isArray(saved.history) ? saved.history.filter((line): line is string => typeof line === 'string') : [],
  };
}

function readProgram(saved: Partial<SavedProgram> | null | undefined): Workspace | null {
  if (!Array.isArray(saved?.files) || !saved.files.every(isFile) || saved.files.length === 0) return null;
  const paths = saved.files.map(([path]) => path);
  const known = (path: unknown): string => (typeof path === 'string' && paths.includes(path) ? path : (paths[0] ?? ''));
  return new Workspace(saved.files.map(([path, text]) => ({ path, text })), known(saved.main), known(saved.active));
}

const writeProgram = ({ files, main, active }: Workspace): SavedProgram => ({ files: files.map(({ path, text }) => [path, text] as const), main, active });

function isFile(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string';
}

function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null;
  return typeof entry === 'object' && entry !== null && typeof entry.text === 'string' && typeof entry.kind === 'string' && typeof entry.id === 'number';
}

/** Saves; returns a sentence for the person when the browser refuses, else null. */
export function save({ workspace, own, ...rest }: Saved): string | null {
  const error = keep(key, { ...writeProgram(workspace), own: own && writeProgram(own), ...rest });
  if (error === null) return null;
  const full = error instanceof DOMException && /quota/i.test(error.name);
  return full
    ? 'The browser’s storage is full: your program will not survive a reload.'
    : 'The browser does not let this page store anything: your program will not survive a reload.';
}
