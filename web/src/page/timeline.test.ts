import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Engine, Snapshot } from '../engine/contract.js';
import { markColumns, PageTimeline, stepInWords } from './timeline.js';

const info = (steps: number, width: number, marks: readonly number[]) => ({ steps, width, marks, checkpoints: { count: 1, bytes: 0 } });

test('marks fall into the column of their step', () => {
  assert.deepEqual(markColumns(info(9, 1, [0, 1, 0, 0, 0, 0, 2, 0, 0, 16]), 5), [1, 0, 2, 0, 16]);
  assert.deepEqual(markColumns(info(3, 1, [0, 4, 0, 8]), 2), [4, 8]);
  assert.deepEqual(markColumns(info(4000, 2, [0, 1]), 4), [1, 0, 0, 0]);
});

test('a step is told in a sentence', () => {
  const frame = { file: 'main.py', function: 'put', line: 3, column: null, endLine: null, endColumn: null };
  assert.equal(stepInWords(1200, info(5000, 4, []), frame), 'Step 1,200 of 5,000: main.py line 3, in put.');
  assert.equal(stepInWords(2, info(5, 1, []), { ...frame, function: '<module>' }), 'Step 2 of 5: main.py line 3.');
  assert.equal(stepInWords(6, info(5, 1, []), undefined), 'After the last of 5 steps.');
});

test('moves that come faster than the engine answers count from where the last one leads', async () => {
  const asked: (number | null)[] = [];
  const engine = {
    timeline: () => Promise.resolve(info(9, 1, [])),
    seek: async (step: number | null) => {
      asked.push(step);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { output: 0 };
    },
  } as unknown as Engine;
  const timeline = new PageTimeline(engine, () => Promise.resolve({ stack: [] } as unknown as Snapshot), () => undefined);
  await timeline.settle();
  const moves = [timeline.go(1)];
  for (let press = 0; press < 3; press += 1) moves.push(timeline.go(timeline.target + 1));
  await Promise.all(moves);
  assert.equal(timeline.step, 4);
  assert.deepEqual(asked, [1, 4]);
  assert.equal(timeline.target, 4);
});
