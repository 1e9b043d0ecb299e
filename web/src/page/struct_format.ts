// Format strings of the module struct: what a learner reads bytes as. Sizes and alignment are those of the engine's Python (32 bits).
import { bytesLiteral, InputError } from './python_text.js';
import { counted } from './values.js';

/** Byte orders, by the character that a format may begin with. */
export const byteOrders: readonly (readonly [prefix: string, meaning: string])[] = [
  ['<', 'little-endian'],
  ['>', 'big-endian'],
  ['@', 'native, aligned'],
  ['=', 'native order, standard sizes'],
  ['!', 'network (big-endian)'],
];

/** Every code that a format may hold, with what it reads. */
export const structCodes: readonly (readonly [code: string, meaning: string])[] = [
  ['b', 'signed, 1 byte'], ['B', 'unsigned, 1 byte'], ['h', 'signed, 2 bytes'], ['H', 'unsigned, 2 bytes'], ['i', 'signed, 4 bytes'], ['I', 'unsigned, 4 bytes'],
  ['l', 'signed long'], ['L', 'unsigned long'], ['q', 'signed, 8 bytes'], ['Q', 'unsigned, 8 bytes'], ['n', 'ssize_t'], ['N', 'size_t'], ['P', 'pointer'],
  ['e', 'float, 2 bytes'], ['f', 'float, 4 bytes'], ['d', 'float, 8 bytes'], ['F', 'complex, 8 bytes'], ['D', 'complex, 16 bytes'],
  ['?', 'bool'], ['c', 'byte as bytes'], ['s', 'bytes of a given length'], ['p', 'bytes behind their length'], ['x', 'a byte left out'],
];

const sizes: Readonly<Record<string, number>> = { x: 1, c: 1, b: 1, B: 1, '?': 1, s: 1, p: 1, h: 2, H: 2, e: 2, i: 4, I: 4, l: 4, L: 4, n: 4, N: 4, P: 4, f: 4, q: 8, Q: 8, d: 8, F: 8, D: 16 };
const onlyNative = 'nNP';

interface Field {
  readonly code: string;
  readonly offset: number;
  /** Bytes of one element; of s and p, of the whole. */
  readonly size: number;
}

interface Layout {
  readonly size: number;
  readonly little: boolean;
  readonly fields: readonly Field[];
}

/** What values are read from: as many as are shown. */
const mostFields = 64;

let latest: { readonly format: string; readonly layout: Layout } | null = null;

/** The layout of a format; a grid asks for the same one for every element. */
function layoutOf(format: string): Layout {
  if (latest?.format !== format) latest = { format, layout: parseFormat(format) };
  return latest.layout;
}

/** The places of a format's values; InputError, in struct's words, where there is none such. */
function parseFormat(format: string): Layout {
  const order = /^[@=<>!]/.exec(format)?.[0] ?? '@';
  const native = order === '@';
  const fields: Field[] = [];
  let size = 0;
  const items = format.replace(/^[@=<>!]/, '').matchAll(/\s+|(\d*)(\D?)/g);
  for (const [text, digits, code] of items) {
    if (text.trim() === '' || digits === undefined || code === undefined) continue;
    if (code === '') throw new InputError('repeat count given without format specifier');
    const one = sizes[code];
    if (one === undefined || (!native && onlyNative.includes(code))) throw new InputError('bad char in struct format');
    const count = digits === '' ? 1 : Number(digits);
    const alignment = native ? (code === 'F' || code === 'D' ? one / 2 : one) : 1;
    size += (alignment - (size % alignment)) % alignment;
    if (count * one + size > 2 ** 31 - 1) throw new InputError('total struct size too long');
    if (code === 's' || code === 'p') fields.push({ code, offset: size, size: count });
    else if (code !== 'x') for (let at = 0; at < Math.min(count, mostFields); at += 1) fields.push({ code, offset: size + at * one, size: one });
    size += count * one;
  }
  return { size, little: order !== '>' && order !== '!', fields };
}

/** How many bytes a format reads (struct.calcsize); InputError where it is none. */
export function sizeOfFormat(format: string): number {
  return layoutOf(format).size;
}

/** The values from `at` on, as Python shows them: one alone, several as a tuple; InputError where the format is none or bytes are missing. */
export function readStruct(format: string, bytes: Uint8Array, at = 0): string {
  const { size, little, fields } = layoutOf(format);
  if (at + size > bytes.length) throw new InputError(`reads ${counted(size, 'byte')}; ${Math.max(0, bytes.length - at)} are there`);
  const texts = fields.slice(0, mostFields).map((field) => readField(field, bytes.subarray(at + field.offset, at + field.offset + field.size), little));
  if (fields.length > mostFields) texts.push('…');
  return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join(', ')})`;
}

function readField({ code, size }: Field, bytes: Uint8Array, little: boolean): string {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (code) {
    case '?':
      return data.getUint8(0) ? 'True' : 'False';
    case 'c':
    case 's':
      return bytesLiteral(bytes);
    case 'p':
      return bytesLiteral(size === 0 ? bytes : bytes.subarray(1, 1 + Math.min(data.getUint8(0), size - 1)));
    case 'e':
      return pythonFloat(halfFloat(data.getUint16(0, little)));
    case 'f':
      return pythonFloat(data.getFloat32(0, little));
    case 'd':
      return pythonFloat(data.getFloat64(0, little));
    case 'F':
      return pythonComplex(data.getFloat32(0, little), data.getFloat32(4, little));
    case 'D':
      return pythonComplex(data.getFloat64(0, little), data.getFloat64(8, little));
    default:
      return wholeNumber(data, size, little, code === code.toLowerCase());
  }
}

function wholeNumber(data: DataView, size: number, little: boolean, signed: boolean): string {
  if (size === 1) return String(signed ? data.getInt8(0) : data.getUint8(0));
  if (size === 2) return String(signed ? data.getInt16(0, little) : data.getUint16(0, little));
  if (size === 4) return String(signed ? data.getInt32(0, little) : data.getUint32(0, little));
  return String(signed ? data.getBigInt64(0, little) : data.getBigUint64(0, little));
}

/** repr() of a complex number. */
function pythonComplex(real: number, imaginary: number): string {
  const part = (value: number): string => pythonFloat(value).replace(/\.0$/, '');
  const behind = `${part(imaginary)}j`;
  if (Object.is(real, 0)) return behind;
  return `(${part(real)}${/^-/.test(behind) ? '' : '+'}${behind})`;
}

/** repr() of a float. */
function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The element of a view at `at`, as Python would show it; null when its format is not one of struct's or the bytes are not all there. */
export function readElement(bytes: Uint8Array, at: number, format: string): string | null {
  try {
    return at < 0 ? null : readStruct(format, bytes, at);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
