// Bytes as signs and words: the ASCII column, the inspector line, offsets.

/** How the ASCII column shows a byte: printable as it is, others by a distinct sign. */
export function glyph(byte: number): string {
  if (byte === 0) return '·';
  if (byte === 0x20) return '␣';
  if (byte > 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  return byte >= 0x80 ? '▒' : '◦';
}

/** The class of a byte, for its ink. */
export function glyphKind(byte: number): 'null' | 'space' | 'print' | 'control' | 'high' {
  if (byte === 0) return 'null';
  if (byte === 0x20) return 'space';
  if (byte > 0x20 && byte < 0x7f) return 'print';
  return byte >= 0x80 ? 'high' : 'control';
}

/** The byte in words, for the inspector line and for people who listen. */
export function byteInWords(byte: number): string {
  const names: Readonly<Record<number, string>> = { 0: 'null', 9: 'tab', 10: 'line feed', 13: 'carriage return', 27: 'escape', 32: 'space', 127: 'delete' };
  const name = names[byte] ?? (byte > 0x20 && byte < 0x7f ? `‘${String.fromCharCode(byte)}’` : byte >= 0x80 ? 'not ASCII' : 'control');
  return name;
}

export const hex2 = (byte: number): string => byte.toString(16).padStart(2, '0');
export const hex8 = (offset: number): string => offset.toString(16).padStart(8, '0');

/** "1,048,576". By hand: the browser's own way loads its tables of all languages, in the middle of the page's first picture. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
/** "1 byte", "2,048 bytes". */
export const counted = (count: number, word: string): string => `${grouped(count)} ${word}${count === 1 ? '' : 's'}`;

/** Numbers as Python shows a tuple of them. */
export const tuple = (values: readonly number[]): string => `(${values.join(', ')}${values.length === 1 ? ',' : ''})`;
