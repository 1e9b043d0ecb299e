// Fixes for a BufferError about exports: edits of the program that would let go of the views which hold the buffer. They are only
// candidates: the page shows those that a trial has shown to get past the line.
import type { ExportHolder, PythonException, RunResult, TracebackFrame } from '../engine/contract.js';

export type SourceTexts = Readonly<Record<string, string>>;

export interface Fix {
  readonly kind: 'release' | 'with' | 'del' | 'copy';
  /** What the button says: Python, as short as it can be. */
  readonly label: string;
  /** What it does, a sentence. */
  readonly effect: string;
  readonly file: string;
  /** The file's text with the fix. */
  readonly text: string;
  /** The line that failed is this many lines further down. */
  readonly shift: number;
}

/** 'row in fill()' → ['row', 'fill']; 'view' → ['view', '']. */
function partsOf(name: string): readonly [expression: string, scope: string] {
  const match = /^(.*) in (.*)\(\)$/.exec(name);
  return match ? [match[1] ?? '', match[2] ?? ''] : [name, ''];
}

const indentOf = (line: string): string => /^\s*/.exec(line)?.[0] ?? '';
const isName = (expression: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(expression);

/** A holder that the program can speak of, and the innermost frame from which it can. */
interface Reachable {
  readonly holder: ExportHolder;
  readonly expression: string;
  readonly frame: TracebackFrame;
}

function reach(holder: ExportHolder, exception: PythonException, files: SourceTexts): Reachable | null {
  for (const variable of holder.variables) {
    const [expression, scope] = partsOf(variable);
    const inScope = (frame: TracebackFrame): boolean => (scope === '' ? frame.function === '<module>' : scope.split('.').at(-1) === frame.function);
    const frame = exception.frames.findLast((each) => files[each.file] !== undefined && inScope(each));
    if (frame) return { holder, expression, frame };
  }
  return null;
}

function insertBefore(lines: readonly string[], line: number, statements: readonly string[]): string {
  const indent = indentOf(lines[line - 1] ?? '');
  return [...lines.slice(0, line - 1), ...statements.map((statement) => indent + statement), ...lines.slice(line - 1)].join('\n');
}

/** The value of `name = value  # comment` on one line. */
function assignmentOf(line: string, name: string): { readonly indent: string; readonly value: string; readonly rest: string } | null {
  const match = /^(\s*)([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)\s*(.*?)(\s*#[^'"]*)?$/u.exec(line);
  return match && match[2] === name ? { indent: match[1] ?? '', value: match[3] ?? '', rest: match[4] ?? '' } : null;
}

/** Where the line is that took a view, if it is an assignment to one name in a file of the program. */
function taking({ holder, expression }: Reachable, files: SourceTexts) {
  const place = holder.createdAt;
  const lines = place ? files[place.file]?.split('\n') : undefined;
  if (!place || !lines || !isName(expression)) return null;
  const assignment = assignmentOf(lines[place.line - 1] ?? '', expression);
  return assignment ? { ...assignment, file: place.file, line: place.line, lines } : null;
}

/** The view lives in a with block that ends before the line that fails. */
function withBlock(reachable: Reachable, files: SourceTexts): Fix | null {
  const taken = taking(reachable, files);
  const { frame, expression } = reachable;
  if (!taken || taken.file !== frame.file || taken.line >= frame.line) return null;
  const between = taken.lines.slice(taken.line, frame.line - 1);
  if (indentOf(taken.lines[frame.line - 1] ?? '') !== taken.indent) return null;
  if (between.some((line) => line.trim() !== '' && !line.startsWith(taken.indent))) return null;
  const body = between.some((line) => line.trim() !== '' && !line.trim().startsWith('#')) ? between.map((line) => (line.trim() === '' ? line : `    ${line}`)) : [...between, `${taken.indent}    pass`];
  const text = [...taken.lines.slice(0, taken.line - 1), `${taken.indent}with ${taken.value} as ${expression}:${taken.rest}`, ...body, ...taken.lines.slice(frame.line - 1)].join('\n');
  return { kind: 'with', label: `with … as ${expression}:`, effect: `Line ${taken.line} opens a with block that ends before line ${frame.line}: ${expression} is released there, whatever happens.`, file: taken.file, text, shift: body.length - between.length };
}

/** The bytes are copied where the view was taken, so that nothing is held. */
function copying(reachable: Reachable, files: SourceTexts): Fix | null {
  const taken = taking(reachable, files);
  if (!taken) return null;
  const { expression } = reachable;
  const line = `${taken.indent}${expression} = bytes(${taken.value})${taken.rest}`;
  const text = [...taken.lines.slice(0, taken.line - 1), line, ...taken.lines.slice(taken.line)].join('\n');
  return { kind: 'copy', label: `${expression} = bytes(…)`, effect: `Line ${taken.line} copies the bytes instead of viewing them: later changes of the buffer do not show in ${expression}.`, file: taken.file, text, shift: 0 };
}

/** What might help, the plainest first. */
export function fixesFor(exception: PythonException, files: SourceTexts): Fix[] {
  if (exception.exports.length === 0) return [];
  const reachable = exception.exports.map((holder) => reach(holder, exception, files));
  if (!reachable.every((one): one is Reachable => one !== null)) return [];
  const [first] = reachable;
  // All views are let go of in one place: the innermost frame that can speak of each.
  const frame = first?.frame;
  if (!first || !frame || reachable.some((one) => one.frame !== frame)) return [];
  const lines = (files[frame.file] ?? '').split('\n');
  const names = reachable.map((one) => one.expression);
  const list = names.join(', ');
  const fixes: Fix[] = [
    {
      kind: 'release',
      label: names.length === 1 ? `${list}.release()` : `release() of ${names.length} views`,
      effect: `Before line ${frame.line}, ${list} ${names.length === 1 ? 'lets' : 'let'} go of the bytes.`,
      file: frame.file,
      text: insertBefore(lines, frame.line, names.map((name) => `${name}.release()`)),
      shift: names.length,
    },
  ];
  if (names.length === 1) {
    const more = [withBlock(first, files), copying(first, files)].filter((fix): fix is Fix => fix !== null);
    fixes.push(...more);
  }
  if (names.every(isName)) {
    fixes.push({ kind: 'del', label: `del ${list}`, effect: `Before line ${frame.line} the last name of the view goes, and the view with it.`, file: frame.file, text: insertBefore(lines, frame.line, [`del ${list}`]), shift: 1 });
  }
  return fixes;
}

/** A run and how many steps it took. */
export interface Trial {
  readonly result: RunResult;
  readonly steps: number;
}

/**
 * Whether the fixed program got past the line that failed: it ended well, or it ran on further than before and failed elsewhere, not
 * in what the fix put there. (In doubt, as in a loop that fails again on the same line: no.)
 */
export function getsPast(exception: PythonException, files: SourceTexts, fix: Fix, before: { readonly steps: number }, trial: Trial): boolean {
  const { status, exception: raised } = trial.result;
  if (status === 'finished' || status === 'exited') return true;
  const [failed, now] = [exception.frames.at(-1), raised?.frames.at(-1)];
  if (status === 'stopped' || !raised || !failed || !now || trial.steps <= before.steps + fix.shift) return false;
  const old = (files[fix.file] ?? '').split('\n');
  const same = fix.text.split('\n').findIndex((line, index) => line !== old[index]);
  const moved = failed.file === fix.file && failed.line > same ? failed.line + fix.shift : failed.line;
  const inFix = now.file === fix.file && now.line > same && now.line <= same + Math.max(1, fix.shift);
  return !inFix && !(now.file === failed.file && now.line === moved);
}
