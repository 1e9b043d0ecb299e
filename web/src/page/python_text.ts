// Python source text: bytes literals, names and the statements that the workbench's buttons write.

/** What a person can type data as. `python` is an expression of theirs, taken as it stands. */
export type DataForm = 'text' | 'hex' | 'list' | 'python';

/** Kinds of object the workbench creates. */
export type BufferKind = 'bytes' | 'bytearray' | 'BytesIO' | 'array';

export const bufferKinds: readonly BufferKind[] = ['bytearray', 'BytesIO', 'array', 'bytes'];

/** Typecodes of array.array that hold numbers. */
export const arrayCodes: readonly string[] = ['B', 'b', 'H', 'h', 'I', 'i', 'L', 'l', 'Q', 'q', 'f', 'd'];

/** Format codes a memoryview can be cast to, with what they mean. */
export const castFormats: readonly (readonly [code: string, meaning: string])[] = [
  ['B', 'unsigned byte'],
  ['b', 'signed byte'],
  ['c', 'byte as bytes'],
  ['?', 'bool'],
  ['H', 'unsigned, 2 bytes'],
  ['h', 'signed, 2 bytes'],
  ['I', 'unsigned, 4 bytes'],
  ['i', 'signed, 4 bytes'],
  ['L', 'unsigned long'],
  ['l', 'signed long'],
  ['Q', 'unsigned, 8 bytes'],
  ['q', 'signed, 8 bytes'],
  ['e', 'float, 2 bytes'],
  ['f', 'float, 4 bytes'],
  ['d', 'float, 8 bytes'],
];

/** A sentence for the person about something they typed. */
export class InputError extends Error {}

/** repr(bytes) as Python writes it. */
export function bytesLiteral(bytes: Uint8Array): string {
  const quote = bytes.includes(0x27) && !bytes.includes(0x22) ? '"' : "'";
  let text = `b${quote}`;
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (character === quote || character === '\\') text += `\\${character}`;
    else if (byte === 0x09) text += '\\t';
    else if (byte === 0x0a) text += '\\n';
    else if (byte === 0x0d) text += '\\r';
    else if (byte < 0x20 || byte >= 0x7f) text += `\\x${byte.toString(16).padStart(2, '0')}`;
    else text += character;
  }
  return text + quote;
}

/** Bytes of "48 65 6c", "0x48,0x65", "\\x48\\x65" or "48656c". */
export function parseHex(text: string): Uint8Array {
  const digits = text.replace(/\b0x|\\x/gi, '').replace(/[\s,:_-]/g, '');
  const wrong = /[^0-9a-f]/i.exec(digits);
  if (wrong) throw new InputError(`“${wrong[0]}” is not a hex digit.`);
  if (digits.length % 2) throw new InputError('Hex needs two digits a byte; one is left over.');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** The items of "72, 101" or "[72, 101]" as they were written. */
export function parseItems(text: string): string[] {
  const inner = text.trim().replace(/^\[/, '').replace(/\]$/, '');
  return inner
    .split(/[\s,]+/)
    .filter((item) => item !== '')
    .map((item) => {
      if (!/^[+-]?(0x[0-9a-f]+|0b[01]+|0o[0-7]+|(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf|nan)$/i.test(item)) {
        throw new InputError(`“${item}” is not a number.`);
      }
      // Python has no literal for these two.
      return /^[+-]?(inf|nan)$/i.test(item) ? `float('${item.toLowerCase()}')` : item;
    });
}

/** The Python expression for data typed in one of the forms, as a bytes-like value. */
export function bytesExpression(form: DataForm, text: string): string {
  switch (form) {
    case 'text':
      return bytesLiteral(new TextEncoder().encode(text));
    case 'hex':
      return bytesLiteral(parseHex(text));
    case 'list':
      return `bytes([${parseItems(text).join(', ')}])`;
    case 'python':
      if (text.trim() === '') throw new InputError('Type a Python expression.');
      return text.trim();
  }
}

/** The Python expression for one element. */
export function elementExpression(form: DataForm, text: string): string {
  if (form === 'python') return bytesExpression('python', text);
  if (form === 'list') {
    const items = parseItems(text);
    if (items.length !== 1) throw new InputError('One element takes one number.');
    return items[0] ?? '0';
  }
  const bytes = form === 'hex' ? parseHex(text) : new TextEncoder().encode(text);
  if (bytes.length !== 1) throw new InputError('One element takes one byte; use a slice for more.');
  return form === 'hex' ? `0x${(bytes[0] ?? 0).toString(16).padStart(2, '0')}` : `ord(${textLiteral(text)})`;
}

function textLiteral(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

export interface CreateRequest {
  readonly kind: BufferKind;
  readonly form: DataForm;
  readonly text: string;
  /** array.array's typecode. */
  readonly code: string;
  readonly name: string;
}

/** The statements that create a buffer, with the import they need unless `modules` has it; 'array.array' there means that `array` is the type. */
export function createStatements(request: CreateRequest, modules: ReadonlySet<string>): string[] {
  checkName(request.name);
  const { kind, form, text, name } = request;
  if (kind === 'array') {
    const items = form === 'list' ? `[${parseItems(text).join(', ')}]` : bytesExpression(form, text);
    if (modules.has('array.array')) return [`${name} = array('${request.code}', ${items})`];
    const statement = `${name} = array.array('${request.code}', ${items})`;
    return modules.has('array') ? [statement] : ['import array', statement];
  }
  if (kind === 'BytesIO') {
    const statement = `${name} = io.BytesIO(${bytesExpression(form, text)})`;
    return modules.has('io') ? [statement] : ['import io', statement];
  }
  if (kind === 'bytes') return [`${name} = ${bytesExpression(form, text)}`];
  const data = form === 'list' ? `[${parseItems(text).join(', ')}]` : bytesExpression(form, text);
  return [`${name} = bytearray(${data})`];
}

/** "1:5:2" from three fields; all empty gives ":". */
export function sliceText(start: string, stop: string, step: string): string {
  for (const part of [start, stop, step]) {
    if (!/^\s*(-?\d+)?\s*$/.test(part)) throw new InputError(`“${part.trim()}” is not a whole number.`);
  }
  return `${start.trim()}:${stop.trim()}${step.trim() === '' ? '' : `:${step.trim()}`}`;
}

/** A whole number typed by a person. */
export function wholeNumber(text: string, what: string): string {
  if (!/^\s*-?\d+\s*$/.test(text)) throw new InputError(`${what} takes a whole number.`);
  return text.trim();
}

const keywords = new Set(
  ('False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield').split(' '),
);

export function checkName(name: string): void {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) throw new InputError(name === '' ? 'The variable needs a name.' : `“${name}” cannot name a variable.`);
  if (keywords.has(name)) throw new InputError(`“${name}” is a Python keyword.`);
}

/** The first of stem, stem2, stem3… that is free. */
export function freeName(stem: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** What a new buffer is called when the person does not care. */
export const stems: Readonly<Record<BufferKind, string>> = { bytes: 'data', bytearray: 'buf', BytesIO: 'stream', array: 'numbers' };
