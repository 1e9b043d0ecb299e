// PNG: the pixels come back as they were.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, inflateSync } from 'node:zlib';
import { encodePng } from './png.js';

test('a PNG holds its pixels, and every part its checksum', () => {
  const [width, height] = [7, 5];
  const pixels = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => (at * 37) % 251);
  const png = Buffer.from(encodePng(pixels, width, height));
  assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
  const found: Record<string, Buffer> = {};
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    assert.equal(png.readUInt32BE(at + 8 + length), crc32(png.subarray(at + 4, at + 8 + length)));
    found[png.toString('latin1', at + 4, at + 8)] = png.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
  assert.deepEqual(Object.keys(found), ['IHDR', 'IDAT', 'IEND']);
  assert.deepEqual([...found.IHDR!], [0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  const rows = inflateSync(found.IDAT!);
  const before = new Uint8Array(3 * width);
  for (let y = 0; y < height; y += 1) {
    const row = rows.subarray(y * (1 + 3 * width), (y + 1) * (1 + 3 * width));
    assert.equal(row[0], 2);
    before.forEach((above, at) => {
      before[at] = above + (row[1 + at] ?? 0);
      assert.equal(before[at], pixels[(y * width + Math.floor(at / 3)) * 4 + (at % 3)]);
    });
  }
});
