// From index to byte and back, with the sum told in numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexOf, placeOf, startsOf, sumInNames, sumInNumbers, type Layout } from './indexing.js';

const nothing = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array());
const grid: Layout = { offset: 23, shape: [4, 3], strides: [-6, -2], suboffsets: [], itemsize: 2 };

test('the sum of an index names its bytes', async () => {
  const place = (await placeOf(grid, [1, 2], nothing))!;
  assert.deepEqual(place, { start: 13, end: 15, hops: [] });
  assert.equal(sumInNumbers(grid, [1, 2], place), '23 + 1·(−6) + 2·(−2) = bytes 13–14');
  assert.equal(sumInNames(grid), 'byte = 23 + i·(−6) + j·(−2)');
  const scalar: Layout = { offset: 3, shape: [], strides: [], suboffsets: [], itemsize: 1 };
  assert.equal(sumInNumbers(scalar, [], (await placeOf(scalar, [], nothing))!), '3 = byte 3');
});

test('pointers are followed and told', async () => {
  const memory = new Uint8Array(28);
  [16, 16, 16].forEach((distance, index) => new DataView(memory.buffer).setInt32(index * 4, distance, true));
  const read = (start: number, end: number): Promise<Uint8Array> => Promise.resolve(memory.slice(start, end));
  const view: Layout = { offset: 8, shape: [3, 4], strides: [-4, 1], suboffsets: [2, -1], itemsize: 1 };
  const place = (await placeOf(view, [1, 1], read))!;
  assert.deepEqual(place, { start: 23, end: 24, hops: [{ dimension: 0, pointer: 4, target: 20, suboffset: 2 }] });
  assert.equal(sumInNumbers(view, [1, 1], place), '8 + 1·(−4) = byte 4, a pointer to byte 20; 20 + suboffset 2 + 1·1 = byte 23');
  assert.equal(await placeOf(view, [1, 1], nothing), null);
  const starts = await startsOf(view, read);
  assert.deepEqual(starts, [26, 27, 28, 29, 22, 23, 24, 25, 18, 19, 20, 21]);
  assert.deepEqual(indexOf({ ...view, starts }, 24), [1, 2]);
});

test('every byte of an element leads back to it', async () => {
  const layouts: Layout[] = [
    grid,
    { offset: 0, shape: [2, 3, 4], strides: [12, 4, 1], suboffsets: [], itemsize: 1 },
    { offset: 40, shape: [9], strides: [-3], suboffsets: [], itemsize: 2 },
    { offset: 1, shape: [2, 2, 3], strides: [1, 24, 4], suboffsets: [-1, -1, -1], itemsize: 1 },
    { offset: 7, shape: [], strides: [], suboffsets: [], itemsize: 4 },
  ];
  for (const view of layouts) {
    const all = view.shape.reduce<number[][]>((found, size) => found.flatMap((index) => Array.from({ length: size }, (_, at) => [...index, at])), [[]]);
    const held = new Set<number>();
    for (const index of all) {
      const { start, end } = (await placeOf(view, index, nothing))!;
      for (let byte = start; byte < end; byte += 1) {
        held.add(byte);
        assert.deepEqual(indexOf(view, byte), index);
      }
    }
    for (let byte = 0; byte < 64; byte += 1) assert.equal(indexOf(view, byte) !== null, held.has(byte), `byte ${byte}`);
  }
});

test('strides that overlap lead to the first element, at once', () => {
  assert.deepEqual(indexOf({ offset: 0, shape: [1000, 1000], strides: [1, 1], suboffsets: [], itemsize: 1 }, 999), [0, 999]);
  assert.deepEqual(indexOf({ offset: 4, shape: [3], strides: [0], suboffsets: [], itemsize: 1 }, 4), [0]);
  assert.equal(indexOf({ offset: 0, shape: [1e6, 1e6, 1e6], strides: [2, 2, 2], suboffsets: [], itemsize: 1 }, 999_999), null);
});
