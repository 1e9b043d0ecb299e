// Bytes as signs and words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteInWords, glyph } from './values.js';

test('bytes have distinct signs and words', () => {
  assert.deepEqual([0, 0x20, 0x41, 7, 0xff].map(glyph), ['·', '␣', 'A', '◦', '▒']);
  assert.equal(byteInWords(10), 'line feed');
  assert.equal(byteInWords(0x41), '‘A’');
});
