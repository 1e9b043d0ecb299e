// Opening and leaving lessons: no program is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Desk } from './desk.js';
import type { Lesson } from './lessons.js';
import { Workspace } from './workspace.js';

const lesson = (id: string): Lesson => ({ id, group: 'Group', number: 1, title: id, story: [], file: `${id}.py`, program: `# ${id}\n`, output: '' });
const desk = (): Desk => new Desk(() => new Workspace([{ path: 'main.py', text: 'opening' }], 'main.py'));
const texts = ({ workspace }: Desk): string[] => workspace.files.map(({ path, text }) => `${path}: ${text}`);

test('a lesson is opened beside the own program, which comes back when it is left', () => {
  const on = desk();
  assert.ok(on.untouched);
  on.workspace.write('main.py', 'mine');
  assert.ok(!on.untouched);
  on.open(lesson('one'));
  assert.deepEqual(texts(on), ['one.py: # one\n']);
  assert.ok(on.untouched);
  on.open(lesson('two'));
  assert.deepEqual(texts(on), ['two.py: # two\n']);
  on.leave();
  assert.deepEqual(texts(on), ['main.py: mine']);
  assert.equal(on.lesson, null);
  assert.equal(on.own, null);
});

test('each change can be undone, and what was written is there again', () => {
  const on = desk();
  on.workspace.write('main.py', 'mine');
  const unopen = on.open(lesson('one'));
  on.workspace.write('one.py', 'changed');
  const undoNext = on.open(lesson('two'));
  undoNext?.();
  assert.deepEqual(texts(on), ['one.py: changed']);
  assert.equal(on.lesson?.id, 'one');
  const undoStart = on.startOver();
  assert.deepEqual(texts(on), ['one.py: # one\n']);
  undoStart();
  assert.deepEqual(texts(on), ['one.py: changed']);
  const unleave = on.leave();
  unleave();
  assert.deepEqual(texts(on), ['one.py: changed']);
  unopen?.();
  assert.deepEqual(texts(on), ['main.py: mine']);
  assert.equal(on.lesson, null);
});

test('after a reload a lesson goes on as it was left, another one begins', () => {
  const saved = (): Desk => {
    const on = desk();
    on.restore(new Workspace([{ path: 'one.py', text: 'changed' }], 'one.py'), new Workspace([{ path: 'main.py', text: 'mine' }], 'main.py'));
    return on;
  };
  const same = saved();
  assert.equal(same.open(lesson('one')), null);
  assert.deepEqual(texts(same), ['one.py: changed']);
  const other = saved();
  other.open(lesson('two'));
  assert.deepEqual(texts(other), ['two.py: # two\n']);
  other.leave();
  assert.deepEqual(texts(other), ['main.py: mine']);
});
