// Bytes read by format code, as Python shows the value.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteInWords, glyph, readElement } from './values.js';

const read = (values: number[], format: string): string | null => readElement(Uint8Array.from(values), 0, format, values.length);

test('numbers of every size and byte order', () => {
  assert.equal(read([0xff], 'b'), '-1');
  assert.equal(read([0xff], 'B'), '255');
  assert.equal(read([1, 2], '<H'), '513');
  assert.equal(read([1, 2], '>H'), '258');
  assert.equal(read([0, 0, 0, 0x80], 'i'), '-2147483648');
  assert.equal(read([255, 255, 255, 255, 255, 255, 255, 255], 'Q'), '18446744073709551615');
  assert.equal(read([255, 255, 255, 255, 255, 255, 255, 255], 'l'), '-1');
});

test('floats as Python prints them', () => {
  assert.equal(read([0, 0, 0x80, 0x3f], 'f'), '1.0');
  assert.equal(read([0, 0x3c], 'e'), '1.0');
  assert.equal(read([0, 0, 0, 0, 0, 0, 0xf8, 0x7f], 'd'), 'nan');
  assert.equal(read([0, 0, 0, 0, 0, 0, 0xf0, 0xff], 'd'), '-inf');
  assert.equal(read([0, 0, 0, 0, 0, 0, 0, 0x80], 'd'), '-0.0');
  const double = new Uint8Array(new Float64Array([1e22, 1e16, 123456789012345680, 1e-7]).buffer);
  assert.equal(readElement(double, 0, 'd', 8), '1e+22');
  assert.equal(readElement(double, 8, 'd', 8), '1e+16');
  assert.equal(readElement(double, 16, 'd', 8), '1.2345678901234568e+17');
  assert.equal(readElement(double, 24, 'd', 8), '1e-07');
});

test('what is not there or not known reads as nothing', () => {
  assert.equal(readElement(Uint8Array.of(1), 0, 'H', 2), null);
  assert.equal(readElement(Uint8Array.of(1), 0, 'Z', 1), null);
});

test('bytes have distinct signs and words', () => {
  assert.deepEqual([0, 0x20, 0x41, 7, 0xff].map(glyph), ['·', '␣', 'A', '◦', '▒']);
  assert.equal(byteInWords(10), 'line feed');
  assert.equal(byteInWords(0x41), '‘A’');
});
