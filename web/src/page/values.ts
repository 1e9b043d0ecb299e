// What bytes mean under a format code: the typed reading beside the picture.

/** Sizes of the native format codes memoryview understands (CPython on a 64-bit machine). */
const sizes: Readonly<Record<string, number>> = { c: 1, b: 1, B: 1, '?': 1, h: 2, H: 2, i: 4, I: 4, l: 8, L: 8, q: 8, Q: 8, n: 8, N: 8, P: 8, e: 2, f: 4, d: 8 };

export function formatCode(format: string): string {
  return format.replace(/^[@=<>!]/, '');
}

/** The element at `at`, as Python would show it; null when the format is unknown or the bytes are not all there. */
export function readElement(bytes: Uint8Array, at: number, format: string, itemsize: number): string | null {
  const code = formatCode(format);
  if (at < 0 || at + itemsize > bytes.length || !(code in sizes)) return null;
  const data = new DataView(bytes.buffer, bytes.byteOffset + at, itemsize);
  const little = !/^[>!]/.test(format);
  switch (code) {
    case 'c':
      return `b'${glyph(data.getUint8(0))}'`;
    case '?':
      return data.getUint8(0) ? 'True' : 'False';
    case 'e':
      return pythonFloat(halfFloat(data.getUint16(0, little)));
    case 'f':
      return pythonFloat(data.getFloat32(0, little));
    case 'd':
      return pythonFloat(data.getFloat64(0, little));
    default:
      return wholeElement(data, itemsize, little, code === code.toLowerCase());
  }
}

function wholeElement(data: DataView, size: number, little: boolean, signed: boolean): string | null {
  switch (size) {
    case 1:
      return String(signed ? data.getInt8(0) : data.getUint8(0));
    case 2:
      return String(signed ? data.getInt16(0, little) : data.getUint16(0, little));
    case 4:
      return String(signed ? data.getInt32(0, little) : data.getUint32(0, little));
    case 8:
      return String(signed ? data.getBigInt64(0, little) : data.getBigUint64(0, little));
    default:
      return null;
  }
}

function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  if (Number.isInteger(value) && !text.includes('e')) return Math.abs(value) >= 1e16 ? value.toExponential().replace('e+', 'e+') : `${text}.0`;
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

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

/** Numbers as Python shows a tuple of them. */
export const tuple = (values: readonly number[]): string => `(${values.join(', ')}${values.length === 1 ? ',' : ''})`;
