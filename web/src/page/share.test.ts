import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ShareError, shareFragment, sharedProgram } from './share.js';

const program = {
  files: [
    { path: 'main.py', text: "import io\nbuf = bytearray(b'Hello')\nview = memoryview(buf)\nprint('é😀\\ud800')\n" },
    { path: 'pack/helper.py', text: '' },
  ],
  main: 'main.py',
  stdin: 'one\ntwo\n',
  step: 3,
};

describe('links', () => {
  test('hold files, input and step', () => {
    assert.deepEqual(sharedProgram(shareFragment(program)), program);
    assert.deepEqual(sharedProgram(shareFragment({ ...program, step: null })), { ...program, step: null });
  });

  test('are short for short programs', () => {
    const text = "import io\nbuf = bytearray(b'Hello')\nview = memoryview(buf)\nbuf.append(1)\n";
    assert.ok(shareFragment({ files: [{ path: 'main.py', text }], main: 'main.py', stdin: '', step: null }).length < 110);
  });

  test('that are damaged anywhere open nothing', () => {
    const fragment = shareFragment(program);
    for (let at = '#share=1.'.length; at < fragment.length; at += 1) {
      for (const damaged of [fragment.slice(0, at), `${fragment.slice(0, at)}${fragment[at] === 'A' ? 'B' : 'A'}${fragment.slice(at + 1)}`]) {
        try {
          // The last characters may hold bits that nobody reads: then the program is whole.
          assert.deepEqual(sharedProgram(damaged), program);
        } catch (error) {
          if (!(error instanceof ShareError)) throw error;
        }
      }
    }
    assert.throws(() => sharedProgram('#share='), /damaged/);
    assert.throws(() => sharedProgram('#share=1.%%%'), ShareError);
  });

  test('of another version, and of something else, say so', () => {
    assert.throws(() => sharedProgram(shareFragment(program).replace('=1.', '=2.')), /another version/);
    assert.throws(() => sharedProgram(shareFragment({ ...program, main: 'other.py' })), /does not hold a program/);
  });
});
