// Statements are taken back by running what came before them again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from '../engine/index.js';
import { PageSession } from './session.js';

async function started(text: string): Promise<PageSession> {
  const session = new PageSession();
  // One for the session, the others for what it runs apart.
  const engines = await Promise.all(Array.from({ length: 4 }, () => createEngine({ thread: 'here' })));
  session.start(({ onEvent } = {}) => {
    const engine = engines.pop();
    if (!engine) throw new Error('no engine is left');
    if (onEvent) engine.on(onEvent);
    return engine;
  });
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

test('the exception on show is told anew, as its frames have other numbers, and exceptions on show are read again', async () => {
  const session = await started('def part(n):\n    return 1 // n\npart(0)\n');
  const before = session.shown;
  await session.readExceptions();
  const raised = async (count: number): Promise<void> => {
    const now = (): number | null => (session.records === null || session.records === 'reading' ? null : session.records.raised);
    for (let waited = 0; waited < 100 && now() !== count; waited += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(now(), count);
  };
  await session.execute('try: [][1]\nexcept IndexError: pass\n');
  await raised(2);
  await session.takeBack();
  await raised(1);
  assert.notEqual(session.shown, before);
  assert.equal(session.shown?.exception.traceback, before?.exception.traceback);
  for (const [index, step] of [2, 3].entries()) {
    await session.timeline?.goToFrame(session.shown!.exception.frames[index]!);
    assert.equal(session.timeline?.step, step);
  }
});
