// The except clauses of a program: those that an exception met on its way, and those that would catch it.
import { pythonLanguage } from '@codemirror/lang-python';
import type { PythonException, TracebackFrame } from '../engine/contract.js';
import { isBuiltinException, leavesOf } from './hierarchy.js';

/** One except clause as the program has it. */
export interface Clause {
  readonly file: string;
  readonly line: number;
  /** 'except (KeyError, OSError) as error:' */
  readonly text: string;
  /** The classes it names; null if it names none, and takes everything. */
  readonly names: readonly string[] | null;
  /** except*: it takes the members of a group that are of its classes. */
  readonly star: boolean;
}

/** A try statement: its body as a range of the text, and its clauses. */
export interface Try {
  readonly from: number;
  readonly to: number;
  readonly clauses: readonly Clause[];
}

/** The try statements of a file, inner ones after those around them. */
export function triesIn(file: string, source: string): Try[] {
  const tries: Try[] = [];
  const lineAt = (position: number): number => source.slice(0, position).split('\n').length;
  pythonLanguage.parser.parse(source).iterate({
    enter: ({ name, node }) => {
      if (name !== 'TryStatement') return;
      const body = node.getChild('Body');
      if (!body) return;
      const clauses = node.getChildren('except').map(({ from }) => {
        const end = node.getChildren('Body').find((each) => each.from >= from)?.from ?? from;
        return clauseOf(file, lineAt(from), source.slice(from, end));
      });
      tries.push({ from: body.from, to: body.to, clauses });
    },
  });
  return tries;
}

const known = new WeakMap<Readonly<Record<string, string>>, ReadonlyMap<string, readonly Try[]>>();

/** The try statements of all files of a run, read once: many exceptions are asked about the same files. */
function triesOf(files: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Try[]> {
  const tries = known.get(files) ?? new Map(Object.entries(files).filter(([path]) => path.endsWith('.py')).map(([path, text]) => [path, triesIn(path, text)]));
  known.set(files, tries);
  return tries;
}

function clauseOf(file: string, line: number, header: string): Clause {
  const match = /^except\s*(\*?)\s*(.*?)(?:\s+as\s+\S+)?$/s.exec(header.trim());
  const classes = (match?.[2] ?? '').replace(/^\((.*)\)$/s, '$1').split(',').map((name) => name.trim()).filter((name) => name !== '');
  return { file, line, text: `${header.trim().replaceAll(/\s+/g, ' ')}:`, names: classes.length === 0 ? null : classes, star: match?.[1] === '*' };
}

const otherNames: Readonly<Record<string, string>> = { IOError: 'OSError', EnvironmentError: 'OSError' };

/** 'helper.Closed' is Closed wherever it was imported to. */
function isNamed(name: string, known: string): boolean {
  const last = (dotted: string): string => dotted.slice(dotted.lastIndexOf('.') + 1);
  return last(otherNames[name] ?? name) === last(known);
}

export type Match = 'yes' | 'some' | 'no' | 'unknown';

/** Whether a clause takes an exception; 'some' of a group's members. Unknown where it names what is no class by its own name. */
export function matches(clause: Clause, exception: PythonException): Match {
  if (clause.star && exception.members.length > 0) {
    const each = leavesOf(exception).map((leaf) => matches({ ...clause, star: false }, leaf));
    return each.every((one) => one === 'yes') ? 'yes' : each.includes('yes') ? 'some' : each.includes('unknown') ? 'unknown' : 'no';
  }
  if (clause.names === null) return 'yes';
  if (clause.names.some((name) => exception.mro.some((known) => isNamed(name, known)))) return 'yes';
  return clause.names.every((name) => isBuiltinException(otherNames[name] ?? name)) ? 'no' : 'unknown';
}

export interface JudgedClause {
  readonly clause: Clause;
  /** The exception came out of the body of its try. */
  readonly around: boolean;
  readonly match: Match;
}

function offsetOf(source: string, { line, column }: Pick<TracebackFrame, 'line' | 'column'>): number {
  const lines = source.split('\n');
  const indent = /^\s*/.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
  return lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + (column ?? indent);
}

/**
 * The clauses that an exception met, the innermost first, up to the one that keeps it if it has been caught; then, of one that nobody
 * caught, those elsewhere in the program that would take it.
 */
export function judgedClauses(exception: PythonException, files: Readonly<Record<string, string>>, isCaught: boolean): JudgedClause[] {
  const tries = triesOf(files);
  const met: JudgedClause[] = [];
  for (const frame of [...exception.frames].reverse()) {
    const source = files[frame.file];
    if (source === undefined) continue;
    const at = offsetOf(source, frame);
    const around = (tries.get(frame.file) ?? []).filter(({ from, to }) => from <= at && at < to);
    for (const { clauses } of around.reverse()) {
      for (const clause of clauses) {
        if (met.some((one) => one.clause === clause)) continue;
        const match = matches(clause, exception);
        met.push({ clause, around: true, match });
        if (match === 'yes' && isCaught) return met;
        if (match === 'yes') break; // those after it were not asked
      }
    }
  }
  if (isCaught) return met;
  const elsewhere = [...tries.values()].flat().flatMap(({ clauses }) => clauses).filter((clause) => !met.some((one) => one.clause === clause));
  return [...met, ...elsewhere.map((clause) => ({ clause, around: false, match: matches(clause, exception) })).filter(({ match }) => match === 'yes' || match === 'some')];
}
