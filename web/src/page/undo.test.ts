// Statements are taken back by running what came before them again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from '../engine/index.js';
import { PageSession } from './session.js';

async function started(text: string): Promise<PageSession> {
  const session = new PageSession();
  await session.start((options) => createEngine({ ...options, thread: 'here' }));
  await session.run({ 'main.py': text }, 'main.py');
  return session;
}

const hex = async (session: PageSession): Promise<string> => Buffer.from(await session.readBytes(session.snapshot.buffers[0]?.id ?? 0, 0, 99)).toString('hex');
const state = async (session: PageSession): Promise<string> => [await hex(session), session.snapshot.views.length, said(session), session.transcript.written, session.shown?.exception.type].join(' ');
const said = (session: PageSession): string => session.transcript.entries.map(({ kind, text }) => `${kind} ${text}`).join('|');

test('the bytes, the views, the output and the exception are as they were', async () => {
  const session = await started("print('once')\nbuf = bytearray(b'abc')\n");
  const states: string[] = [];
  const statements = ['buf[0] = 88', 'view = memoryview(buf)', "print('more'); view[1] = 89", 'buf.append(1)'];
  for (const statement of statements) {
    states.push(await state(session));
    await session.execute(statement);
  }
  assert.match(await state(session), /BufferError$/);
  for (const statement of [...statements].reverse()) {
    assert.equal(session.lastStatement, statement);
    await session.takeBack();
    assert.equal(await state(session), states.pop());
  }
  assert.equal(session.lastStatement, null);
  await session.takeBack();
  assert.equal(await hex(session), '616263');
});

test('what was stopped is not run again', async () => {
  const session = await started('x = 1\n');
  const running = session.execute('while True: pass');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await session.stop();
  await running;
  await session.execute('x = 2');
  assert.equal(session.lastStatement, null);
});
