// Notices: what became of every exception of a run, grouped by class and place, filtered, and as JSON in the shape of Airbrake's v3 notice.
import type { ExceptionCounts, ExceptionOutcome, ExceptionRecord, ExceptionRecords, ExceptionsAtPlace, ExceptionSummary } from '../engine/contract.js';
import { exceptionTree, type ExceptionClass } from './hierarchy.js';
import { grouped } from './values.js';

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

/** What a person wants done with notices before they are kept. */
export interface NoticeRule {
  readonly action: 'drop' | 'change';
  readonly field: NoticeField;
  /** A notice is meant if the field holds this text, whatever its case; none is meant while it is empty. */
  readonly text: string;
  /** Of 'change': what is put in the text's place. */
  readonly replacement: string;
}

export const noticeFields = ['message', 'class', 'file', 'function', 'outcome'] as const;
export type NoticeField = (typeof noticeFields)[number];

type NoticeError = AirbrakeNotice['errors'][number];
const textsOf: Readonly<Record<NoticeField, (notice: AirbrakeNotice) => readonly string[]>> = {
  message: ({ errors }) => errors.map((error) => error.message),
  class: ({ errors }) => errors.map((error) => error.type),
  file: ({ errors }) => errors.flatMap(({ backtrace }) => backtrace.map((frame) => frame.file)),
  function: ({ errors }) => errors.flatMap(({ backtrace }) => backtrace.map((frame) => frame.function)),
  outcome: ({ context }) => [String(context['outcome'])],
};

function changed(notice: AirbrakeNotice, field: NoticeField, change: (text: string) => string): AirbrakeNotice {
  const inFrames = (error: NoticeError, name: 'file' | 'function'): NoticeError => ({ ...error, backtrace: error.backtrace.map((frame) => ({ ...frame, [name]: change(frame[name]) })) });
  const inError: Readonly<Record<NoticeField, (error: NoticeError) => NoticeError>> = {
    message: (error) => ({ ...error, message: change(error.message) }),
    class: (error) => ({ ...error, type: change(error.type) }),
    file: (error) => inFrames(error, 'file'),
    function: (error) => inFrames(error, 'function'),
    outcome: (error) => error,
  };
  const [key] = field === 'function' ? ['action'] : field === 'file' ? ['handledBy'] : field === 'outcome' ? ['outcome'] : [];
  const context = key !== undefined && typeof notice.context[key] === 'string' ? { ...notice.context, [key]: change(notice.context[key]) } : notice.context;
  return { ...notice, errors: notice.errors.map(inError[field]), context };
}

/** What the rules, one after the other, make of a notice; null if one drops it. */
export function applyRules(notice: AirbrakeNotice, rules: readonly NoticeRule[]): AirbrakeNotice | null {
  let kept = notice;
  for (const { action, field, text, replacement } of rules) {
    if (text === '' || !textsOf[field](kept).some((each) => each.toLowerCase().includes(text.toLowerCase()))) continue;
    if (action === 'drop') return null;
    const pattern = new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
    kept = changed(kept, field, (whole) => whole.replaceAll(pattern, () => replacement));
  }
  return kept;
}

/** When in a run they were raised, in a sentence; empty without a timeline. */
export function timesInWords({ times }: Pick<ExceptionsAtPlace, 'times'>, width: number): string {
  const filled = times.flatMap((count, index) => (count > 0 ? [index] : []));
  const [first, last] = [filled[0], filled.at(-1)];
  if (first === undefined || last === undefined || times.length < 2) return '';
  const number = (step: number): string => grouped(Math.max(1, step));
  const stretch = (index: number): string => (width === 1 ? `step ${number(index)}` : `steps ${number(index * width)} to ${number((index + 1) * width - 1)}`);
  if (first === last) return `Raised in ${stretch(first)}.`;
  const most = filled.reduce((best, index) => ((times[index] ?? 0) > (times[best] ?? 0) ? index : best), first);
  const peak = times[most] === 1 ? '' : `, most of them, ${grouped(times[most] ?? 0)}, in ${stretch(most)}`;
  return `Raised from step ${number(first * width)} to ${number((last + 1) * width - 1)}${peak}.`;
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
