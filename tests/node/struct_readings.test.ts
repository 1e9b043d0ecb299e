// What the page reads bytes as, beside what the engine's struct unpacks: every code, order, count and kind of bytes. Nothing that is expected was typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createPython } from '../../web/src/engine/index.js';
import { InputError } from '../../web/src/page/python_text.js';
import { byteOrders, readElement, readStruct, sizeOfFormat, structCodes } from '../../web/src/page/struct_format.js';

const codes = structCodes.map(([code]) => code);
const orders = ['', ...byteOrders.map(([prefix]) => prefix)];
const mixed = ['bhiq', 'qb', 'b0q', '3s 2h', '5p?', 'x2xB', 'cd', 'ff4xd', 'iF', 'bD', '2n', '0s', '0p', '10s', '', ' ', '  <h', 'h h', '60B', '3x'];
const wrong = ['3', 'h4', 'Z', '<n', 'b<h', '@@h', '2147483647q', '99999999999x', '-1b', '1.b', '<', '3 h'];
const formats = orders.flatMap((order) => [...codes, ...mixed, ...wrong].map((format) => order + format));

/** 80 bytes each: runs, text, what reads as nan, infinity, denormals and numbers near powers of ten. */
const patterns = [
  Array.from({ length: 80 }, (_, index) => index),
  Array.from({ length: 80 }, (_, index) => 255 - index),
  Array.from({ length: 80 }, () => 0),
  Array.from({ length: 80 }, () => 255),
  [...Buffer.from("it's \\ \"text\"\n\0 of some é length, and more of it, so that there is enough to be read, yes")].slice(0, 80),
  [...new Uint8Array(Float64Array.of(1e16, 1e-5, 0.0001, 123456789012345680, -0, Infinity, NaN, 5e-324, 1e22, 0.1).buffer)],
  [...new Uint8Array(Float32Array.of(1e16, 1e-5, 0.0001, 0.1, -0, Infinity, NaN, 1e-45, 3.4e38, 1, -2.5, 1e15, 0, 7, 1, 0, 0, -0, 8, 9).buffer)],
];

/** What the engine prints for each format, and then each of its readings; a line a piece. */
async function unpacked(): Promise<string[]> {
  const program = `
import struct
for format in ${JSON.stringify(formats)}:
    try:
        print(struct.calcsize(format))
    except struct.error as error:
        print(error)
        continue
    for data in ${JSON.stringify(patterns)}:
        try:
            values = struct.unpack_from(format, bytes(data))
        except struct.error:
            print('too short')
            continue
        print(repr(values[0] if len(values) == 1 else values)[:4000])
`;
  const result = (await createPython()).run({ files: { 'main.py': program }, main: 'main.py' });
  const written = result.output.map(({ text }) => text).join('');
  assert.equal(result.exitCode, 0, written.slice(-2000));
  return written.trimEnd().split('\n');
}

test('every format reads as it does in the engine', async () => {
  const lines = await unpacked();
  let at = 0;
  const differ: string[] = [];
  const compare = (what: string, own: string): void => {
    const theirs = lines[at++] ?? '';
    if (own !== theirs) differ.push(`${what}: ${own}, in Python ${theirs}`);
  };
  for (const format of formats) {
    let size: number;
    try {
      size = sizeOfFormat(format);
    } catch (error) {
      assert.ok(error instanceof InputError, String(error));
      compare(format, error.message);
      continue;
    }
    compare(`calcsize(${format})`, String(size));
    for (const pattern of patterns) {
      const bytes = Uint8Array.from(pattern);
      compare(`${format} of ${pattern.slice(0, 8).join(' ')}`, size > bytes.length ? 'too short' : readStruct(format, bytes));
      if (size > bytes.length) assert.throws(() => readStruct(format, bytes), InputError);
    }
  }
  assert.equal(at, lines.length);
  assert.deepEqual(differ, []);
});

test('an element that cannot be read is nothing', () => {
  assert.equal(readElement(Uint8Array.of(1), 0, 'H'), null);
  assert.equal(readElement(Uint8Array.of(1), -1, 'B'), null);
  assert.equal(readElement(Uint8Array.of(1), 0, 'Z'), null);
});
