// Which bytes a view touches, and how views share lanes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ViewInfo } from '../engine/contract.js';
import { describeSpan, elementsIn, letterOf, packLanes, viewSpan } from './layout.js';

function view(change: Partial<ViewInfo>): ViewInfo {
  const merged = {
    id: 1, bufferId: 1, ownerViewId: null, format: 'B', itemsize: 1, ndim: 1, shape: [5], strides: [1], suboffsets: [], offset: 0, length: 5,
    readonly: false, released: false, cContiguous: true, fContiguous: true, names: [], createdAt: null, lamps: [], ...change,
  };
  return { ...merged, length: merged.shape.reduce((all, size) => all * size, merged.itemsize) };
}

test('the span of a view goes from its lowest to its highest byte', () => {
  assert.deepEqual(viewSpan(view({})), [0, 5]);
  assert.deepEqual(viewSpan(view({ offset: 9, shape: [4], strides: [-2], cContiguous: false })), [3, 10]);
  assert.deepEqual(viewSpan(view({ offset: 2, itemsize: 4, shape: [2, 3], strides: [12, 4], ndim: 2 })), [2, 26]);
  assert.deepEqual(viewSpan(view({ offset: 2, itemsize: 4, shape: [2, 3], strides: [-12, 4], ndim: 2 })), [-10, 14]);
  assert.deepEqual(viewSpan(view({ offset: 3, shape: [0] })), [3, 3]);
  assert.deepEqual(viewSpan(view({ offset: 3, shape: [], strides: [], ndim: 0 })), [3, 4]);
});

test('only the elements in the row asked for are given', () => {
  const starts = (of: ViewInfo, from: number, to: number): number[] => elementsIn(of, from, to).map((element) => element.start);
  assert.deepEqual(starts(view({ shape: [100] }), 16, 20), [16, 17, 18, 19]);
  assert.deepEqual(starts(view({ offset: 1, shape: [13], strides: [3], cContiguous: false }), 0, 16), [1, 4, 7, 10, 13]);
  assert.deepEqual(starts(view({ offset: 30, shape: [4], strides: [-2], cContiguous: false }), 16, 32), [24, 26, 28, 30]);
  assert.deepEqual(starts(view({ offset: 2, itemsize: 4, strides: [4], shape: [6] }), 8, 12), [6, 10]);
  assert.deepEqual(starts(view({ offset: 0, itemsize: 1, ndim: 2, shape: [2, 2], strides: [8, 2], cContiguous: false }), 0, 16), [0, 2, 8, 10]);
  assert.equal(elementsIn(view({ shape: [100_000_000] }), 50_000_000, 50_000_016).length, 16);
});

test('every way of cutting a view into rows gives each of its bytes once', () => {
  for (const strides of [[1], [2], [3], [-1], [-3], [5]]) {
    const stride = strides[0] ?? 1;
    const of = view({ offset: stride < 0 ? 40 : 3, shape: [9], strides, itemsize: 1, cContiguous: stride === 1 });
    for (const columns of [4, 8, 16]) {
      const found: number[] = [];
      for (let from = 0; from < 64; from += columns) found.push(...elementsIn(of, from, from + columns).map((element) => element.start));
      const expected = Array.from({ length: 9 }, (_, index) => of.offset + index * stride).sort((one, other) => one - other);
      assert.deepEqual(found, expected);
    }
  }
});

test('words for a span', () => {
  assert.equal(describeSpan(view({})), 'bytes 0–4');
  assert.equal(describeSpan(view({ shape: [1] })), 'byte 0');
  assert.equal(describeSpan(view({ shape: [0] })), 'no bytes');
  assert.equal(describeSpan(view({ offset: 1, shape: [5], strides: [2], cContiguous: false })), 'every 2nd byte from 1 to 9');
  assert.equal(describeSpan(view({ offset: 4, shape: [5], strides: [-1], cContiguous: false })), 'bytes 0–4, backwards');
});

test('views that do not overlap share a lane', () => {
  const mark = (offset: number, size: number): { view: ViewInfo } => ({ view: view({ offset, shape: [size] }) });
  const lanes = packLanes([mark(0, 5), mark(2, 2), mark(5, 3), mark(4, 1)]);
  assert.deepEqual(lanes.map((lane) => lane.length), [2, 2]);
});

test('letters go on after Z', () => {
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(letterOf), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
