// The runner of CPython's tests: records are read as written, and what crashes or hangs loses only itself.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { doors, listIds, runIds } from './doors.mjs';
import { layout } from './files.mjs';
import { compare, mergeDenominator, readRecorded, writeRecorded } from './recorded.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bufferscope-conformance-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

test('a record is read as it was written', () => {
  const path = join(folder, 'record.txt');
  const recorded = new Map([
    ['Case.test_b', new Set(['native'])],
    ['Case.test_a', new Set(['native', 'wasm'])],
    ['doctest:__doc__:003', new Set()],
  ]);
  writeRecorded('any', recorded, path);
  assert.deepEqual([...readRecorded('any', path).keys()], ['Case.test_a', 'Case.test_b', 'doctest:__doc__:003']);
  assert.deepEqual(readRecorded('any', path).get('Case.test_a'), new Set(['native', 'wasm']));
  assert.deepEqual(readRecorded('any', path).get('doctest:__doc__:003'), new Set());
});

test('a new denominator keeps what was recorded of the tests that stay', () => {
  const merged = mergeDenominator(new Map([['a', new Set(['native'])], ['b', new Set(['wasm'])]]), ['b', 'c']);
  assert.deepEqual(merged, new Map([['b', new Set(['wasm'])], ['c', new Set()]]));
});

test('what passed before and fails is told apart from what passes for the first time', () => {
  const recorded = new Map([['a', new Set(['native'])], ['b', new Set(['native'])], ['c', new Set()], ['d', new Set()]]);
  assert.deepEqual(compare(recorded, 'native', new Set(['a', 'c'])), { lost: ['b'], gained: ['c'] });
  assert.deepEqual(compare(recorded, 'wasm', new Set(['a'])), { lost: [], gained: ['a'] });
});

/** A door whose tests do what their name says. */
function openFakeDoor(seconds) {
  const script = join(folder, 'fake.mjs');
  writeFileSync(
    script,
    `import { createInterface } from 'node:readline';
    const say = (text) => process.stdout.write('\\n\\x01@' + text + '\\n');
    say('ready ');
    for await (const line of createInterface({ input: process.stdin })) {
      const [word, id] = line.split(' ');
      if (word === 'list') for (const each of ['id good', 'id crash', 'end']) say(each);
      if (word !== 'run') continue;
      if (id === 'crash') process.abort();
      if (id === 'hang') for (;;);
      process.stdout.write('printed by the test');
      say(id === 'wrong' ? 'fail AssertionError: 1 != 2' : 'pass ');
    }`,
  );
  mkdirSync(layout, { recursive: true });
  doors.fake = { needs: script, seconds, command: [process.execPath, script] };
}

test('a crash and a hang lose only their own test', async () => {
  openFakeDoor(5);
  assert.deepEqual(await listIds('fake', 'any'), { ids: ['good', 'crash'] });
  const outcomes = await runIds('fake', 'any', ['one', 'crash', 'two', 'hang', 'wrong', 'three']);
  const kinds = [...outcomes].map(([id, { kind }]) => `${id} ${kind}`);
  assert.deepEqual(kinds, ['one pass', 'crash crash', 'two pass', 'hang hang', 'wrong fail', 'three pass']);
  assert.equal(outcomes.get('wrong').detail, 'AssertionError: 1 != 2');
});
