// What is exported: whole, well-formed, and the same bytes for the same run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from '../engine/index.js';
import { toSvg } from './drawing.js';
import { PageSession } from './session.js';
import { draw, linesOf, toHtml, type Story } from './story.js';

const text = `from _testbuffer import ndarray, ND_PIL
buf = bytearray(b'<a & "b">' + bytes(3000))
view = memoryview(buf)
back = view[40::-3].toreadonly()
gone = view[2:5]
rows = ndarray(list(range(6)), shape=[2, 3], format='B', flags=ND_PIL)
indirect = memoryview(rows)
print('one\\x00 & <two>')
buf.append(1)
`;

async function story(): Promise<Story> {
  const session = new PageSession();
  const engine = await createEngine({ thread: 'here' });
  session.start(({ onEvent } = {}) => {
    if (onEvent) engine.on(onEvent);
    return engine;
  });
  session.transcript.add('note', 'of a visit before');
  await session.run({ 'main.py': text }, 'main.py');
  await session.execute('gone.release()');
  const { transcript, shown } = session;
  return { title: 'main.py', moment: session.moment, files: [{ path: 'main.py', text }], marked: { path: 'main.py', line: 9 }, entries: transcript.entries, exception: shown?.exception ?? null, buffers: await session.picture() };
}

test('the same run gives the same bytes, with nothing of the visit before', async () => {
  const [one, other] = [await story(), await story()];
  for (const whole of [true, false]) {
    assert.equal(toSvg(draw(one, whole)), toSvg(draw(other, whole)));
    assert.equal(toHtml(one, whole), toHtml(other, whole));
  }
  assert.ok(!toHtml(one, true).includes('of a visit before'));
  assert.doesNotMatch(toSvg(draw(one, true)) + toHtml(one, true), /\b20\d\d-|\bNaN\b|undefined/);
});

test('program, output, exception, bytes and views are all there, as text', async () => {
  const whole = await story();
  for (const kept of [toSvg(draw(whole, true)), toHtml(whole, true)]) {
    for (const part of ['buf = bytearray(b&#39;', 'one\uFFFD &amp; &lt;two&gt;', 'BufferError: Existing exports of data', '61', 'bytearray · 3,009 bytes · writable · 1 export', '1,985 more bytes', 'released', "format &#39;B&#39; shape (14,) strides (-3,)", 'through pointers', '&gt;&gt;&gt; gone.release()']) {
      const wanted = part.replaceAll('&#39;', "'");
      assert.ok(kept.includes(wanted), wanted);
    }
  }
  const picture = toSvg(draw(whole, false));
  assert.ok(!picture.includes('Traceback') && picture.includes('through pointers'));
});

test('long lines are broken, endless output is cut', async () => {
  const whole = { ...(await story()), files: [{ path: 'main.py', text: 'x'.repeat(500) }] };
  const { shapes, width } = draw(whole, true);
  for (const shape of shapes) if (shape.kind === 'text' && shape.anchor !== 'middle') assert.ok(shape.x + (shape.text.length * 0.602 * (shape.size ?? 13)) <= width, shape.text);
  const many = Array.from({ length: 900 }, (_, id) => ({ id, kind: 'stdout' as const, text: `line ${id}\n` }));
  assert.equal(linesOf(many).at(-1)?.text, '… 400 more lines');
});
