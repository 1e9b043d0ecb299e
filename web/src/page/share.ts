// Links that hold a program: its files, what input() is given, and the step on show, in the address's fragment. Nothing is sent anywhere.
import { deflateSync, inflateSync } from 'fflate';
import type { SourceFile } from './workspace.js';

export interface SharedProgram {
  readonly files: readonly SourceFile[];
  readonly main: string;
  /** The lines that input() was given. */
  readonly stdin: string;
  /** The step on show; null for the end. */
  readonly step: number | null;
}

/** A link that cannot be read; the message is a sentence for the person. */
export class ShareError extends Error {}

const version = '1';
const name = 'share';

/** What programs here often hold: short programs need not spell it out. To be changed only with the version. */
const dictionary = new TextEncoder().encode(
  'class __init__(self, **kwargs):\n    def return raise from None\nwhile True:\nimport struct\nimport array\nfrom collections import \nwith contextlib.suppress(\nBytesIO(b\'getvalue().write(b\'' +
    'try:\n    \nexcept BufferError as error:\n    print(error)\nfinally:\nfor i in range(\nif __name__ == \'__main__\':\nbuf = bytearray(b\'Hello\')\nview = memoryview(buf)\nview.release()\nbuf.append(' +
    'import io\nprint(bytes(view))[::2].cast(\'B\', [2, 3]).tolist().getbuffer().extend(.resize("step":null,"stdin":"","main":"main.py","files":[{"path":"main.py","text":"',
);

/** FNV-1a, to tell a damaged link. */
function checksum(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return new Uint8Array([hash >>> 24, hash >>> 16, hash >>> 8, hash]);
}

function toText(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromText(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

/** The fragment of a link: '#share=1.…'. */
export function shareFragment({ files, main, stdin, step }: SharedProgram): string {
  const bytes = new TextEncoder().encode(JSON.stringify({ step, stdin, main, files: files.map(({ path, text }) => ({ path, text })) }));
  const packed = deflateSync(bytes, { level: 9, dictionary });
  const whole = new Uint8Array(4 + packed.length);
  whole.set(checksum(bytes));
  whole.set(packed, 4);
  return `#${name}=${version}.${toText(whole)}`;
}

function unpack(text: string): unknown {
  try {
    const whole = fromText(text);
    const bytes = inflateSync(whole.subarray(4), { dictionary });
    if (checksum(bytes).every((byte, index) => byte === whole[index])) return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // told below: whatever is wrong with it, the link is damaged
  }
  throw new ShareError('The link is damaged: a part of it is missing or was changed on the way. Nothing was opened.');
}

/** The program in a link's fragment; throws ShareError for a link that holds none as a whole. */
export function sharedProgram(fragment: string): SharedProgram {
  const text = new URLSearchParams(fragment.replace(/^#/, '')).get(name) ?? '';
  const [, number, payload] = /^(\d+)\.(.*)$/s.exec(text) ?? [];
  if (number !== undefined && number !== version) throw new ShareError('The link was made by another version of this page. Nothing was opened.');
  const program = unpack(payload ?? '') as Readonly<Partial<Record<keyof SharedProgram, unknown>>> | null;
  const { files, main, stdin, step } = program ?? {};
  const isFile = (file: unknown): file is SourceFile => typeof (file as SourceFile | null)?.path === 'string' && typeof (file as SourceFile).text === 'string';
  if (!Array.isArray(files) || !files.every(isFile) || !files.some((file) => file.path === main) || typeof stdin !== 'string' || !(step === null || Number.isSafeInteger(step))) {
    throw new ShareError('The link does not hold a program. Nothing was opened.');
  }
  return { files, main: main as string, stdin, step: step as number | null };
}
