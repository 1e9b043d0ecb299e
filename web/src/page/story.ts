// What is exported: the picture of the memory, alone or with the program, what it printed and its exception. It holds what the session
// holds and nothing of the day or the machine: the same run gives the same bytes.
import type { BufferInfo, PythonException } from '../engine/contract.js';
import { characterWidth, escapeXml, ink, toSvg, type Drawing, type Shape } from './drawing.js';
import { describeSpan, elementsIn, isOneBracket, packLanes, viewSpan } from './layout.js';
import { messageOf, type MarkedView } from './session.js';
import type { Entry } from './transcript.js';
import { counted, glyph, grouped, hex2, hex8, tuple } from './values.js';
import type { SourceFile } from './workspace.js';

export interface PictureOfBuffer {
  readonly buffer: BufferInfo;
  readonly marks: readonly MarkedView[];
  /** Its first bytes. */
  readonly bytes: Uint8Array;
}

export interface Story {
  readonly title: string;
  /** The moment on show: "Step 5 of 16: …", or the end. */
  readonly moment: string;
  readonly files: readonly SourceFile[];
  /** Path and line to mark: where it failed, or the step on show. */
  readonly marked: { readonly path: string; readonly line: number } | null;
  readonly entries: readonly Entry[];
  readonly exception: PythonException | null;
  readonly buffers: readonly PictureOfBuffer[];
}

const outputLines = 500;
const columns = 16;
const margin = 24;
const width = 880;
const lineHeight = 19;
const lettersInLine = Math.floor((width - 2 * margin) / characterWidth);
const cell = 26;
const left = margin + 84;
const laneHeight = 19;

const columnLeft = (column: number): number => left + column * cell + Math.floor(column / 4) * 8;
const asciiLeft = columnLeft(columns - 1) + cell + 22;
const colour = (mark: MarkedView): string => (mark.view.released ? ink.faint : (ink.views[mark.index % ink.views.length] ?? ink.text));

/** Shapes from the top down. */
class Paper {
  readonly shapes: Shape[] = [];
  y = margin;

  text(text: string, { x = margin, ...look }: Partial<Extract<Shape, { kind: 'text' }>> = {}): void {
    this.shapes.push({ ...look, kind: 'text', x, y: this.y + 14, text });
  }

  line(text: string, look: Partial<Extract<Shape, { kind: 'text' }>> = {}): void {
    this.write_(text, look, () => 0);
  }

  /** Words in lines. */
  prose(text: string, look: Partial<Extract<Shape, { kind: 'text' }>> = {}): void {
    this.write_(text, look, (piece) => piece.lastIndexOf(' ') + 1);
  }

  /** `breakAt`: how much of a piece that fills the line is to stand in it; 0 for all. */
  private write_(text: string, look: Partial<Extract<Shape, { kind: 'text' }>>, breakAt: (piece: string) => number): void {
    const room = lettersInLine - Math.ceil(((look.x ?? margin) - margin) / characterWidth);
    let rest = text;
    do {
      const length = rest.length > room ? breakAt(rest.slice(0, room + 1)) || room : room;
      this.text(rest.slice(0, length), look);
      this.y += lineHeight;
      rest = rest.slice(length);
    } while (rest !== '');
  }

  heading(text: string): void {
    this.y += 10;
    this.line(text, { bold: true, size: 15 });
    this.y += 4;
  }

  wash(fill: string): void {
    this.shapes.push({ kind: 'rect', x: margin - 6, y: this.y - 1, w: width - 2 * margin + 12, h: lineHeight, fill });
  }
}

function drawProgram(paper: Paper, { files, marked, exception }: Story): void {
  for (const { path, text } of files) {
    paper.heading(path);
    text.trimEnd().split('\n').forEach((line, index) => {
      if (marked?.path === path && marked.line === index + 1) paper.wash(exception ? ink.errorWash : ink.select);
      paper.text(String(index + 1).padStart(4), { fill: ink.faint });
      paper.line(line, { x: margin + 48 });
    });
  }
}

/** What stands in the console since the program began, line by line. */
export function linesOf(entries: readonly Entry[]): { readonly kind: Entry['kind']; readonly text: string }[] {
  const begin = entries.findLastIndex(({ kind, text }) => kind === 'note' && text.startsWith('python3 '));
  const lines = entries.slice(Math.max(0, begin)).flatMap(({ kind, text }) => {
    const whole = kind === 'statement' ? `>>> ${text.replace(/^>>> /, '')}` : text;
    return whole.replace(/\n$/, '').split('\n').map((line) => ({ kind, text: line }));
  });
  return lines.length <= outputLines ? lines : [...lines.slice(0, outputLines), { kind: 'note', text: `… ${lines.length - outputLines} more lines` }];
}

/** The explanation in lines: what, why, and who holds the memory. */
function explanation(exception: PythonException): string[] {
  return [exception.explanation, ...exception.exports.map(({ description }) => description)].filter((line) => line !== '');
}

function drawOutput(paper: Paper, { entries, exception }: Story): void {
  paper.heading('Output');
  for (const { kind, text } of linesOf(entries)) paper.line(text, { fill: kind === 'stderr' ? ink.error : kind === 'note' ? ink.faint : ink.text });
  if (!exception) return;
  paper.heading('Why');
  paper.line(`${exception.type}: ${messageOf(exception)}`, { bold: true, fill: ink.error });
  for (const line of explanation(exception)) paper.prose(line);
}

function tagged(mark: MarkedView, x: number, y: number): Shape[] {
  const hollow = mark.view.readonly || mark.view.released;
  const w = 9 + mark.letter.length * 7;
  return [
    { kind: 'rect', x: x - w / 2, y: y - 8, w, h: 16, radius: 3, fill: hollow ? ink.paper : colour(mark), stroke: colour(mark), width: 1.5, ...(mark.view.released ? { dash: [2, 2] } : {}) },
    { kind: 'text', x, y: y + 4, text: mark.letter, size: 11, bold: true, anchor: 'middle', fill: hollow ? colour(mark) : ink.paper, struck: mark.view.released },
  ];
}

/** One view over one row: a bracket, or ticks that are joined; an arrow where it goes backwards. */
function laneShapes(mark: MarkedView, from: number, top: number): Shape[] {
  const { view } = mark;
  const [low, high] = viewSpan(view);
  const to = from + columns;
  if (high <= from || low >= to || high === low) return [];
  const stroke = colour(mark);
  const x = (byte: number): number => columnLeft(byte - from);
  const [start, end] = [x(Math.max(low, from)) + 2, x(Math.min(high, to) - 1) + cell - 2];
  const middle = top + 8;
  const foot = top + laneHeight - 1;
  const one = isOneBracket(view);
  const pieces = one ? [{ start, end }] : elementsIn(view, from, to).map((element) => ({ start: x(Math.max(element.start, from)) + 3, end: x(Math.min(element.end, to) - 1) + cell - 3 }));
  const width = view.released ? 1.5 : view.readonly ? 1.25 : 3.5;
  const dash = view.released ? [2, 3] : [];
  const shapes: Shape[] = one ? [] : [{ kind: 'path', d: `M${start} ${middle}H${end}`, stroke, width: 1 }];
  for (const piece of pieces) {
    if (view.readonly && !view.released) shapes.push({ kind: 'rect', x: piece.start, y: middle - 2, w: piece.end - piece.start, h: 4, stroke, width });
    else shapes.push({ kind: 'path', d: `M${piece.start} ${middle}H${piece.end}`, stroke, width, dash });
    const [opens, closes] = one ? [low >= from, high <= to] : [true, true];
    shapes.push({ kind: 'path', d: `${opens ? `M${piece.start} ${middle}V${foot}` : ''}${closes ? `M${piece.end} ${middle}V${foot}` : ''}` || `M${piece.start} ${middle}`, stroke, width: 1.5 });
  }
  if (!one && (view.strides[0] ?? 0) < 0 && low >= from) shapes.push({ kind: 'path', d: `M${start - 9} ${middle}l8 -4.5v9z`, fill: stroke });
  return [...shapes, ...tagged(mark, (start + end) / 2, middle)];
}

function drawBytes(paper: Paper, { buffer, marks, bytes }: PictureOfBuffer): void {
  const lanes = packLanes(marks);
  for (let from = 0; from < bytes.length; from += columns) {
    lanes.forEach((lane, index) => paper.shapes.push(...lane.flatMap((mark) => laneShapes(mark, from, paper.y + index * laneHeight))));
    paper.y += lanes.length * laneHeight + 2;
    paper.text(hex8(from), { fill: ink.faint });
    bytes.subarray(from, from + columns).forEach((byte, column) => {
      paper.text(hex2(byte), { x: columnLeft(column) + cell / 2, anchor: 'middle', fill: byte === 0 ? ink.faint : ink.text });
      paper.text(glyph(byte), { x: asciiLeft + column * 9.5, fill: byte > 0x20 && byte < 0x7f ? ink.text : ink.faint });
    });
    paper.y += lineHeight + 3;
  }
  if (buffer.length > bytes.length) paper.line(`… ${grouped(buffer.length - bytes.length)} more bytes`, { fill: ink.quiet });
  if (buffer.length === 0) paper.line('no bytes', { fill: ink.quiet });
}

function factsOfBuffer({ buffer }: PictureOfBuffer): string {
  const state = buffer.closed ? 'closed' : buffer.readonly ? 'read-only' : 'writable';
  return [buffer.type, counted(buffer.length, 'byte'), state, buffer.exportCount === 0 ? 'no exports' : counted(buffer.exportCount, 'export')].join(' · ');
}

function factsOfView({ view }: MarkedView): string {
  const state = view.released ? 'released' : view.readonly ? 'read-only' : 'writable';
  const suboffsets = view.suboffsets.length > 0 ? ` suboffsets ${tuple(view.suboffsets)}` : '';
  const taken = view.createdAt ? ` · taken at ${view.createdAt.file}, line ${view.createdAt.line}` : '';
  return `${view.names.join(', ') || 'no name'} · ${describeSpan(view)} · ${state} · format '${view.format}' shape ${tuple(view.shape)} strides ${tuple(view.strides)}${suboffsets}${taken}`;
}

const nameOf = ({ buffer }: PictureOfBuffer): string => buffer.names[0] ?? `a ${buffer.type} without a name`;

function drawMemory(paper: Paper, { buffers }: Story): void {
  if (buffers.length === 0) paper.line('No buffer is alive.', { fill: ink.quiet });
  for (const picture of buffers) {
    paper.heading(nameOf(picture));
    paper.y -= 4;
    paper.line(factsOfBuffer(picture), { fill: ink.quiet });
    paper.y += 4;
    drawBytes(paper, picture);
    paper.y += 4;
    for (const mark of picture.marks) {
      paper.shapes.push(...tagged(mark, margin + 9, paper.y + 9));
      paper.prose(factsOfView(mark), { x: margin + 28, fill: ink.quiet });
    }
    paper.shapes.push({ kind: 'path', d: `M${margin} ${paper.y + 6.5}H${width - margin}`, stroke: ink.rule, width: 1 });
    paper.y += 10;
  }
}

/** The picture of the memory, or the whole story, from the top down. */
export function draw(story: Story, whole: boolean): Drawing {
  const paper = new Paper();
  paper.line(story.title, { bold: true, size: 18 });
  paper.y += 4;
  paper.line(story.moment, { fill: ink.quiet });
  if (whole) {
    drawProgram(paper, story);
    drawOutput(paper, story);
    paper.heading('Memory');
  }
  drawMemory(paper, story);
  return { title: `${story.title}: ${whole ? 'the program, its output and its memory' : 'its memory'}`, width, height: Math.ceil(paper.y + margin), shapes: paper.shapes };
}

const sheet =
  `body{max-width:58rem;margin:2rem auto;padding:0 1rem;background:${ink.paper};color:${ink.text};font:16px/1.5 system-ui,sans-serif}` +
  `pre{overflow-x:auto;padding:.75rem;border:1px solid ${ink.rule};border-radius:6px;background:${ink.sunken};font:13px/1.5 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}` +
  `mark{display:block;background:${ink.errorWash};color:inherit;font-weight:700}.moment{color:${ink.quiet}}.stderr,.error{color:${ink.error}}.note{color:${ink.faint}}svg{max-width:100%;height:auto}`;

function programToHtml({ files, marked }: Story): string {
  return files
    .map(({ path, text }) => {
      const lines = text.trimEnd().split('\n').map((line, index) => {
        const shown = `${String(index + 1).padStart(4)}  ${escapeXml(line)}`;
        return marked?.path === path && marked.line === index + 1 ? `<mark>${shown}</mark>` : `${shown}\n`;
      });
      return `<h2>${escapeXml(path)}</h2>\n<pre tabindex="0">${lines.join('')}</pre>\n`;
    })
    .join('');
}

function outputToHtml({ entries, exception }: Story): string {
  const lines = linesOf(entries).map(({ kind, text }) => `<span class="${kind}">${escapeXml(text)}</span>`);
  const why = exception
    ? `<h2>Why</h2>\n<p class="error"><strong>${escapeXml(`${exception.type}: ${messageOf(exception)}`)}</strong></p>\n${explanation(exception).map((line) => `<p>${escapeXml(line)}</p>`).join('\n')}\n`
    : '';
  return `<h2>Output</h2>\n<pre tabindex="0">${lines.join('\n')}</pre>\n${why}`;
}

/** One file that needs no other: text as text, the memory as an SVG within it. */
export function toHtml(story: Story, whole: boolean): string {
  const title = escapeXml(story.title);
  const picture = draw(story, false);
  const told = story.buffers.map((one) => `<li><strong>${escapeXml(nameOf(one))}</strong>: ${escapeXml(factsOfBuffer(one))}${one.marks.length === 0 ? '' : `<ul>${one.marks.map((mark) => `<li>${mark.letter}: ${escapeXml(factsOfView(mark))}</li>`).join('')}</ul>`}</li>`);
  return (
    `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n<title>${title}</title>\n<style>${sheet}</style>\n</head>\n<body>\n<main>\n` +
    `<h1>${title}</h1>\n<p class="moment">${escapeXml(story.moment)}</p>\n${whole ? programToHtml(story) + outputToHtml(story) : ''}` +
    `<h2>Memory</h2>\n${toSvg(picture)}<ul>${told.join('')}</ul>\n</main>\n</body>\n</html>\n`
  );
}
