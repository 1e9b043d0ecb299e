// The places a traceback's text names, each with the frame it tells of.
import type { PythonException, TracebackFrame } from '../engine/contract.js';

/** The exceptions of a traceback in the order in which its text tells them: what came before, the exception, what a group holds. */
export function inOrderOfText(exception: PythonException): PythonException[] {
  const from = exception.cause ?? (exception.suppressContext ? null : exception.context);
  return [...(from ? inOrderOfText(from) : []), exception, ...exception.members.flatMap(inOrderOfText)];
}

export interface TracebackPiece {
  readonly text: string;
  /** Where the piece names a place: the place, and the frame that was there. */
  readonly file?: string;
  readonly line?: number;
  readonly frame?: TracebackFrame;
}

/** The text in pieces: plain ones, and those that name a place. Frames come in the order of the text, which leaves out some of many. */
export function piecesOf(exception: PythonException): TracebackPiece[] {
  const frames = inOrderOfText(exception).flatMap((each) => each.frames);
  let next = 0;
  return exception.traceback.split(/(File "[^"\n]+", line \d+)/).map((text, index) => {
    const place = index % 2 ? /^File "(.+)", line (\d+)$/.exec(text) : null;
    if (!place) return { text };
    const [file, line] = [place[1] ?? '', Number(place[2])];
    const at = frames.findIndex((frame, position) => position >= next && frame.file === file && frame.line === line);
    if (at < 0) return { text, file, line };
    next = at + 1;
    return { text, file, line, frame: frames[at]! };
  });
}
