import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createEngine, type Engine, type PythonException } from '../engine/index.js';
import { type Fix, fixesFor, getsPast, type Trial } from './fixes.js';

let engine: Engine;
before(async () => {
  engine = await createEngine();
});

async function run(text: string): Promise<Trial> {
  const result = await engine.run({ files: { 'main.py': text }, main: 'main.py', timeline: true });
  return { result, steps: (await engine.timeline())?.steps ?? 0 };
}

/** The fixes that a trial confirms, by kind. */
async function confirmed(text: string): Promise<Map<string, Fix>> {
  const first = await run(text);
  assert.ok(first.result.exception, 'the program fails');
  const exception: PythonException = first.result.exception;
  const files = { 'main.py': text };
  const found = new Map<string, Fix>();
  for (const fix of fixesFor(exception, files)) if (getsPast(exception, files, fix, first, await run(fix.text))) found.set(fix.kind, fix);
  return found;
}

describe('fixes', () => {
  test('let go of a view in each of the four ways, and each gets past the line', async () => {
    const fixes = await confirmed('buf = bytearray(b"abc")\nview = memoryview(buf)  # look\nprint(view[0])\nbuf.append(1)\nprint(buf)\n');
    assert.deepEqual([...fixes.keys()], ['release', 'with', 'copy', 'del']);
    assert.equal(fixes.get('release')?.text, 'buf = bytearray(b"abc")\nview = memoryview(buf)  # look\nprint(view[0])\nview.release()\nbuf.append(1)\nprint(buf)\n');
    assert.equal(fixes.get('with')?.text, 'buf = bytearray(b"abc")\nwith memoryview(buf) as view:  # look\n    print(view[0])\nbuf.append(1)\nprint(buf)\n');
    assert.equal(fixes.get('copy')?.text, 'buf = bytearray(b"abc")\nview = bytes(memoryview(buf))  # look\nprint(view[0])\nbuf.append(1)\nprint(buf)\n');
  });

  test('are offered only where they help: another name keeps the view, a slice keeps the lock', async () => {
    const text = 'buf = bytearray(b"abc")\nview = memoryview(buf)\nother = view\nbuf.append(1)\n';
    assert.deepEqual([...(await confirmed(text)).keys()], ['release', 'with', 'copy']);
    const slices = 'buf = bytearray(b"abc")\nview = memoryview(buf)\npart = view[1:]\nbuf.append(1)\n';
    const fixes = await confirmed(slices);
    assert.equal(fixes.get('release')?.text.split('\n')[3], 'view.release()');
    assert.equal(fixes.get('release')?.text.split('\n')[4], 'part.release()');
  });

  test('are put where the view has a name', async () => {
    const text = 'def grow(target):\n    target.append(1)\nbuf = bytearray(2)\nview = memoryview(buf)\ngrow(buf)\n';
    assert.equal((await confirmed(text)).get('release')?.text.split('\n')[4], 'view.release()');
    const local = 'def fill(buf):\n    row = memoryview(buf)\n    buf.append(1)\nfill(bytearray(2))\n';
    assert.equal((await confirmed(local)).get('release')?.text.split('\n')[2], '    row.release()');
  });

  test('a fix after which an earlier line fails is not one', async () => {
    const text = 'buf = bytearray(b"abc")\nview = memoryview(buf)\nview[0] = 65\nbuf.append(1)\n';
    assert.ok(!(await confirmed(text)).has('copy'));
  });

  test('a program that fails later for another reason got past', async () => {
    const text = 'buf = bytearray(b"abc")\nview = memoryview(buf)\nbuf.append(1)\nx = 1\n1/0\n';
    assert.ok((await confirmed(text)).has('del'));
  });

  test('there are none for other exceptions', async () => {
    const { result } = await run('1/0');
    assert.ok(result.exception);
    assert.deepEqual(fixesFor(result.exception, { 'main.py': '1/0' }), []);
  });
});
