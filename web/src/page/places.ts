// Where in the program's texts something stands.
import type { PythonException, SourceRange } from '../engine/contract.js';

/** Where a line of the text that ran stands in the text as it is now: the nearest line that reads the same, else the same number. */
export function movedLine(ran: string | undefined, now: string, line: number): number {
  const wanted = ran?.split('\n')[line - 1];
  if (wanted === undefined || ran === now) return line;
  const same = now.split('\n').flatMap((text, index) => (text === wanted ? [index + 1] : []));
  return same.sort((one, other) => Math.abs(one - line) - Math.abs(other - line))[0] ?? line;
}

/** Where an exception shows in the program: the SyntaxError's place, else the innermost frame in a file at hand. */
export function failurePlace(exception: PythonException, known: (file: string) => boolean): SourceRange | null {
  if (exception.syntax) return known(exception.syntax.file) ? exception.syntax : null;
  const frame = [...exception.frames].reverse().find((candidate) => known(candidate.file));
  if (!frame) return null;
  const { file, line, column, endLine, endColumn } = frame;
  return { file, line, column: column ?? 0, endLine: endLine ?? line, endColumn: endColumn ?? 0 };
}
