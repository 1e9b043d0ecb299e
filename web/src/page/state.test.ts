// Files and transcript: what the page keeps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from './python_text.js';
import { Transcript } from './transcript.js';
import { Workspace } from './workspace.js';

test('files are added, renamed, removed and brought back', () => {
  const workspace = new Workspace([{ path: 'main.py', text: 'a' }, { path: 'helper.py', text: 'b' }], 'main.py');
  workspace.add('package/module.py');
  assert.equal(workspace.active, 'package/module.py');
  assert.throws(() => workspace.add('helper.py'), InputError);
  assert.throws(() => workspace.add('../x.py'), InputError);
  assert.throws(() => workspace.add(''), InputError);
  workspace.rename('main.py', 'start.py');
  assert.equal(workspace.main, 'start.py');
  assert.equal(workspace.remove('start.py'), null);
  workspace.active = 'helper.py';
  const undo = workspace.remove('helper.py');
  assert.equal(workspace.active, 'start.py');
  assert.deepEqual(Object.keys(workspace.sources()), ['start.py', 'package/module.py']);
  undo?.();
  assert.equal(workspace.text('helper.py'), 'b');
  assert.equal(workspace.active, 'helper.py');
});

test('the transcript joins chunks of a stream, keeps streams apart and stays bounded', () => {
  const transcript = new Transcript();
  transcript.add('stdout', 'a');
  transcript.add('stdout', 'b\n');
  transcript.add('stderr', 'c\n');
  transcript.add('stdout', 'd\n');
  assert.deepEqual(transcript.entries.map(({ kind, text }) => [kind, text]), [['stdout', 'ab\n'], ['stderr', 'c\n'], ['stdout', 'd\n']]);
  transcript.add('stdout', 'z'.repeat(3999));
  transcript.add('stdout', 'end of the line\nnext line\n');
  assert.ok(transcript.entries.at(-2)?.text.endsWith('zend of the line\n'), 'a line is never broken in two');
  assert.equal(transcript.entries.at(-1)?.text, 'next line\n');
  for (let index = 0; index < 1000; index += 1) transcript.add('stdout', 'x'.repeat(1000));
  transcript.add('stdout', 'y'.repeat(1_000_000));
  const size = transcript.entries.reduce((sum, entry) => sum + entry.text.length, 0);
  assert.ok(size <= 210_000, `kept ${size} characters`);
  assert.equal(transcript.entries[0]?.kind, 'note');
  assert.equal(new Set(transcript.entries.map((entry) => entry.id)).size, transcript.entries.length);
});

test('the transcript is divided at a step: what was there by then, and what came later', () => {
  const transcript = new Transcript();
  transcript.add('stdout', 'of an earlier run\n');
  transcript.begin();
  transcript.add('note', 'python3 main.py');
  transcript.add('stdout', 'one\n');
  transcript.add('stdout', 'two\n');
  transcript.add('input', 'a line', 5);
  transcript.add('stderr', 'three\n');
  transcript.add('note', 'Stopped.', 9);
  const texts = (step: number, written: number): string[][] => {
    const { before, after } = transcript.divide(step, written);
    return [before, after].map((entries) => entries.map(({ text }) => text));
  };
  const first = ['of an earlier run\n', 'python3 main.py'];
  assert.deepEqual(texts(1, 0), [first, ['one\ntwo\n', 'a line', 'three\n', 'Stopped.']]);
  assert.deepEqual(texts(4, 4), [[...first, 'one\n'], ['two\n', 'a line', 'three\n', 'Stopped.']]);
  assert.deepEqual(texts(5, 8), [[...first, 'one\ntwo\n', 'a line'], ['three\n', 'Stopped.']]);
  assert.deepEqual(texts(9, 14), [[...first, 'one\ntwo\n', 'a line', 'three\n', 'Stopped.'], []]);
  const { before, after } = transcript.divide(4, 4);
  assert.equal(new Set([...before, ...after].map((entry) => entry.id)).size, before.length + after.length);
});
