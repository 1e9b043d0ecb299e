// Notices: what became of every exception of a run, grouped by class and place, filtered, and as JSON in the shape of Airbrake's v3 notice.
import type { ExceptionCounts, ExceptionOutcome, ExceptionRecord, ExceptionRecords, ExceptionsAtPlace, ExceptionSummary } from '../engine/contract.js';
import { exceptionTree, type ExceptionClass } from './hierarchy.js';

/** What the panel shows of the records. */
export interface NoticeFilter {
  /** A class; its subclasses are shown with it. '' for all. */
  readonly type: string;
  /** Shown are those whose class, message, function or file holds this text, whatever its case. */
  readonly text: string;
  readonly outcome: ExceptionOutcome | 'any';
}

export const everything: NoticeFilter = { type: '', text: '', outcome: 'any' };
export const outcomes: readonly ExceptionOutcome[] = ['handled', 'unhandled', 'replaced', 'unraisable', 'underway'];

/** How many of these came to that; what none of the others counts is under way. */
export function countOf(counts: ExceptionCounts, outcome: ExceptionOutcome | 'any'): number {
  if (outcome === 'any') return counts.raised;
  if (outcome === 'underway') return counts.raised - counts.handled - counts.unhandled - counts.unraisable - counts.replaced;
  return counts[outcome];
}

function pathTo(type: string, at: ExceptionClass): readonly string[] | null {
  if (at.name === type) return [at.name];
  for (const child of at.children) {
    const path = pathTo(type, child);
    if (path) return [at.name, ...path];
  }
  return null;
}

/** Each class that the records name with all its base classes. */
export function basesOf(records: ExceptionRecords): Map<string, readonly string[]> {
  const bases = new Map<string, readonly string[]>();
  for (const { type } of records.places) bases.set(type, pathTo(type, exceptionTree) ?? [type]);
  for (const { exception } of records.records) if (exception) bases.set(exception.type, exception.mro.slice(0, exception.mro.indexOf('BaseException') + 1));
  return bases;
}

/** The groups that the filter lets through, the most frequent first, then in the order of the text. */
export function filterPlaces(records: ExceptionRecords, filter: NoticeFilter): ExceptionsAtPlace[] {
  const bases = basesOf(records);
  const text = filter.text.trim().toLowerCase();
  const messages = (place: ExceptionsAtPlace): string[] => recordsAt(records, place).map(({ exception }) => exception?.message ?? '');
  return records.places
    .filter((place) => filter.type === '' || (bases.get(place.type) ?? []).includes(filter.type))
    .filter((place) => countOf(place, filter.outcome) > 0)
    .filter((place) => text === '' || [place.type, place.function, place.file, ...messages(place)].some((part) => part.toLowerCase().includes(text)))
    .sort((one, other) => other.raised - one.raised || one.file.localeCompare(other.file) || one.line - other.line);
}

/** The records that were kept of a group: of many the first and the last. */
export function recordsAt(records: ExceptionRecords, place: ExceptionsAtPlace): ExceptionRecord[] {
  return records.records.filter((record) => record.exception?.type === place.type && record.file === place.file && record.line === place.line && record.column === place.column);
}

// ---- export

const secretName = /passw(or)?d|secret|token|api_?key|credential/i;
const secretText = /((?:passw(?:or)?d|secret|token|api_?key|credential)s?['"]?\s*[=:]\s*)('[^']*'|"[^"]*"|[^\s,;)}\]]+)/gi;
const blocked = '[blocked]';

/** The text without what stands behind words such as password. */
export const blockOut = (text: string): string => text.replaceAll(secretText, `$1${blocked}`);

/** One notice of Airbrake's v3 create-notice call. */
export interface AirbrakeNotice {
  readonly errors: readonly { readonly type: string; readonly message: string; readonly backtrace: readonly { readonly file: string; readonly function: string; readonly line: number; readonly column?: number }[] }[];
  readonly context: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, unknown>>;
  readonly session: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, unknown>>;
}

/** An exception and what it came from, each one error; the innermost frame first, as Airbrake has them. */
function errorsOf(exception: ExceptionSummary): AirbrakeNotice['errors'] {
  const errors: AirbrakeNotice['errors'][number][] = [];
  for (let at: ExceptionSummary | null = exception; at; at = at.cause ?? (at.suppressContext ? null : at.context)) {
    const backtrace = [...at.frames].reverse().map(({ file, function: name, line, column }) => ({ file, function: name, line, ...(column === null ? {} : { column: column + 1 }) }));
    errors.push({ type: at.type, message: blockOut([at.message, ...at.notes].join('\n')), backtrace });
  }
  return errors;
}

function withoutSecrets(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, secretName.test(name) ? blocked : typeof value === 'string' ? blockOut(value) : value]));
}

/** The records that are kept, as notices. `edit` may drop one (null) or change it; `params` are the person's own. */
export function noticesOf(records: readonly ExceptionRecord[], params: Readonly<Record<string, unknown>> = {}, edit: (notice: AirbrakeNotice) => AirbrakeNotice | null = (notice) => notice): AirbrakeNotice[] {
  return records.flatMap((record) => {
    if (!record.exception) return [];
    const handled = record.outcome === 'handled' || record.outcome === 'replaced';
    const notice = edit({
      errors: errorsOf(record.exception),
      context: {
        notifier: { name: 'bufferscope', version: '0.1.0' },
        language: 'Python 3.14.2',
        severity: handled ? 'warning' : 'error',
        action: record.function,
        outcome: record.outcome,
        ...(record.handler ? { handledBy: `${record.handler.kind} at ${record.handler.file} line ${record.handler.line}` } : {}),
      },
      environment: {},
      session: { number: record.number, step: record.step },
      params: withoutSecrets(params),
    });
    return notice ? [notice] : [];
  });
}
