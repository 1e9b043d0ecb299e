// A drawing made of rectangles, paths and texts: the same one becomes an SVG file and the pixels of a PNG.
import { encodePng } from './png.js';

/** The light palette of page.css: what is exported looks the same wherever it is opened. */
export const ink = {
  paper: '#ffffff', text: '#15202b', quiet: '#44515e', faint: '#5f6c79', rule: '#dce2e8', strong: '#818d99', sunken: '#f8f9fb', error: '#ad1f14', errorWash: '#fdf2f0', select: '#dbe7fb',
  views: ['#0a5dc2', '#a34700', '#00705f', '#93249c', '#6b5b00', '#5346c7'],
} as const;

interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  /** Lengths of dashes and gaps. */
  readonly dash?: readonly number[];
}

export type Shape =
  | (Paint & { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly radius?: number })
  | (Paint & { readonly kind: 'path'; readonly d: string })
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly size?: number; readonly bold?: boolean; readonly fill?: string; readonly anchor?: 'start' | 'middle'; readonly struck?: boolean };

export interface Drawing {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const family = "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace";
export const textSize = 13;
/** The width of a character of these fonts. */
export const characterWidth = 0.602 * textSize;

/** Text for XML, which cannot hold control characters and halves of characters. */
export function escapeXml(text: string): string {
  const whole = text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (character) => ('\t\n'.includes(character) ? character : '\uFFFD'));
  return whole.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? String(Math.round(value * 100) / 100) : escapeXml(value ?? '')}"`)
    .join('');
}

function shapeToSvg(shape: Shape): string {
  if (shape.kind === 'text') {
    const { x, y, text, size, bold, fill, anchor, struck } = shape;
    const more = { 'font-size': size, 'font-weight': bold ? 700 : undefined, fill, 'text-anchor': anchor, 'text-decoration': struck ? 'line-through' : undefined };
    return `<text${attributes({ x, y, ...more })}>${escapeXml(text)}</text>`;
  }
  const paint = { fill: shape.fill ?? 'none', stroke: shape.stroke, 'stroke-width': shape.width, 'stroke-dasharray': shape.dash?.join(' ') };
  if (shape.kind === 'path') return `<path${attributes({ d: shape.d, ...paint })}/>`;
  return `<rect${attributes({ x: shape.x, y: shape.y, width: shape.w, height: shape.h, rx: shape.radius, ...paint })}/>`;
}

/** The drawing as an SVG element: a file of its own, or a part of a page. */
export function toSvg({ title, width, height, shapes }: Drawing): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:space="preserve" ` +
    `style="white-space:pre" font-family="${escapeXml(family)}" font-size="${textSize}" fill="${ink.text}">\n<title>${escapeXml(title)}</title>\n` +
    `<rect width="${width}" height="${height}" fill="${ink.paper}"/>\n${shapes.map(shapeToSvg).join('\n')}\n</svg>\n`
  );
}

/** The largest side of a canvas that browsers agree on. */
const longestSide = 16_384;

function paintShape(context: CanvasRenderingContext2D, shape: Shape): void {
  if (shape.kind === 'text') {
    const { x, y, text, size = textSize, bold, anchor = 'start', struck } = shape;
    context.font = `${bold ? 700 : 400} ${size}px ${family}`;
    context.fillStyle = shape.fill ?? ink.text;
    context.textAlign = anchor === 'middle' ? 'center' : 'start';
    context.fillText(text, x, y);
    if (!struck) return;
    const { width } = context.measureText(text);
    context.fillRect(anchor === 'middle' ? x - width / 2 : x, y - size * 0.32, width, 1);
    return;
  }
  const path = new Path2D(shape.kind === 'path' ? shape.d : undefined);
  if (shape.kind === 'rect') path.roundRect(shape.x, shape.y, shape.w, shape.h, shape.radius ?? 0);
  if (shape.fill) {
    context.fillStyle = shape.fill;
    context.fill(path);
  }
  if (!shape.stroke) return;
  context.strokeStyle = shape.stroke;
  context.lineWidth = shape.width ?? 1;
  context.setLineDash([...(shape.dash ?? [])]);
  context.stroke(path);
}

/** The drawing as PNG: two pixels for each of its own, fewer if it is very long. */
export function toPng({ width, height, shapes }: Drawing): Blob {
  const scale = Math.min(2, longestSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.floor(width * scale), Math.floor(height * scale)];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gives no canvas to draw on.');
  context.scale(scale, scale);
  context.fillStyle = ink.paper;
  context.fillRect(0, 0, width, height);
  for (const shape of shapes) paintShape(context, shape);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return new Blob([encodePng(data, canvas.width, canvas.height)], { type: 'image/png' });
}
