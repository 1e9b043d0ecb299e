// The page's state over an engine that is scripted here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Engine, EngineEvent, ExecuteResult, PythonException, Snapshot, ViewInfo } from '../engine/contract.js';
import { PageSession } from './session.js';

const view = (id: number, change: Partial<ViewInfo> = {}): ViewInfo => ({
  id, bufferId: 1, ownerViewId: null, format: 'B', itemsize: 1, ndim: 1, shape: [5], strides: [1], suboffsets: [], offset: 0, length: 5,
  readonly: false, released: false, cContiguous: true, fContiguous: true, names: [`v${id}`], createdAt: null, lamps: [], ...change,
});

const exception: PythonException = {
  type: 'BufferError', module: 'builtins', message: 'no', mro: ['BufferError', 'Exception', 'BaseException', 'object'], bases: [[1], [2], [3], []], traceback: 'T\n', frames: [],
  cause: null, context: null, suppressContext: false, notes: [], members: [], syntax: null, exports: [], explanation: '',
};

const result = (change: Partial<ExecuteResult> = {}): ExecuteResult => ({ status: 'finished', exitCode: 0, exception: null, output: [], incomplete: false, ...change });

/** A session whose engine answers from a table; `asked` lists what it was asked, `views` is what lives. */
function scripted(answers: Readonly<Record<string, ExecuteResult>> = {}) {
  const asked: string[] = [];
  const state: { views: ViewInfo[] } = { views: [] };
  const session = new PageSession();
  let emit: (event: EngineEvent) => void = () => undefined;
  const engine: Engine = {
    status: 'idle',
    pythonVersion: '3.14.2',
    run: () => {
      asked.push('run');
      return Promise.resolve({ status: 'finished', exitCode: 0, exception: null });
    },
    execute: (source: string) => {
      asked.push(source);
      const answer = answers[source] ?? result();
      if (answer.exception) emit({ kind: 'output', stream: 'stderr', text: answer.exception.traceback });
      return Promise.resolve(answer);
    },
    stop: () => Promise.resolve(),
    provideInput: () => undefined,
    reset: () => Promise.resolve(),
    inspect: (): Promise<Snapshot> => Promise.resolve({ step: 1, stack: [], variables: [], buffers: [], views: state.views }),
    readBytes: () => Promise.resolve(new Uint8Array()),
    exceptions: () => Promise.resolve(null),
    files: () => Promise.resolve({}),
    timeline: () => Promise.resolve(null),
    seek: () => Promise.resolve({ output: 0 }),
    findChange: () => Promise.resolve(null),
    on: () => () => undefined,
    dispose: () => undefined,
    [Symbol.dispose]: () => undefined,
  };
  session.start((options) => {
    emit = options?.onEvent ?? emit;
    return engine;
  });
  return { session, asked, state, engine };
}

const written = (session: PageSession): string[][] => session.transcript.entries.map(({ kind, text }) => [kind, text]);

test('a statement is written into the transcript before it runs; the first that raises ends the row', async () => {
  const { session, asked } = scripted({ second: result({ status: 'raised', exitCode: 1, exception }) });
  assert.equal(await session.executeAll(['first', 'second', 'third']), false);
  assert.deepEqual(asked, ['first', 'second']);
  assert.deepEqual(written(session), [['statement', 'first'], ['statement', 'second'], ['stderr', 'T\n']]);
  assert.equal(session.shown?.exception, exception);
  assert.equal(session.announcement, 'BufferError: no');
  await session.execute('fourth');
  assert.equal(session.shown.exception, exception, 'a statement that works leaves the explanation standing');
  session.dismissException();
  assert.equal(session.shown, null);
});

test('an unfinished statement leaves no trace', async () => {
  const { session } = scripted({ 'for x in y:': result({ incomplete: true }) });
  const answer = await session.execute('for x in y:');
  assert.equal(answer?.incomplete, true);
  assert.deepEqual(written(session), []);
});

test('a view keeps its letter, and after its release the bytes it showed', async () => {
  const { session, state } = scripted();
  state.views = [view(5), view(9, { offset: 2, shape: [2], length: 2 })];
  await session.execute('one');
  assert.deepEqual(session.markedViews().map((mark) => mark.letter), ['A', 'B']);
  state.views = [view(9, { bufferId: null, released: true, shape: [], length: 0 }), view(12)];
  await session.execute('two');
  const [released, fresh] = session.markedViews();
  assert.equal(released?.letter, 'B');
  assert.equal(released.bufferId, 1);
  assert.deepEqual([released.view.released, released.view.offset, released.view.shape], [true, 2, [2]]);
  assert.equal(fresh?.letter, 'C');
  assert.equal(session.letterOfView(5)?.letter, 'A', 'also of a view that is gone');
  await session.run({ 'main.py': '' }, 'main.py');
  assert.equal(session.letterOfView(12)?.letter, 'B', 'letters begin anew with a run');
});

test('a run that breaks off with the engine is told, and has not ended', async () => {
  const { session, engine } = scripted();
  engine.run = () => Promise.reject(new Error('A part of the engine could not be loaded.'));
  await session.run({ 'main.py': '' }, 'main.py');
  assert.deepEqual(written(session).at(-1), ['note', 'A part of the engine could not be loaded.']);
  assert.deepEqual([session.busy, session.runs], [false, true], 'the next visit does not start it by itself');
  assert.equal((await session.execute('1'))?.status, 'finished');
  assert.equal(session.runs, false);
});

test('an engine that cannot be had is told in a sentence', async () => {
  const session = new PageSession();
  session.start(() => {
    throw new Error('no WebAssembly here');
  });
  assert.equal(session.engineState, 'failed');
  assert.equal(session.engineFailure, 'no WebAssembly here');
  assert.equal(await session.execute('1'), null);
});

test('an exception is told before memory has been read, and what holds its bytes is not judged yet', async () => {
  const { session, engine } = scripted();
  let read = (): void => undefined;
  const reading = new Promise<void>((resolve) => (read = resolve));
  const inspect = engine.inspect.bind(engine);
  engine.inspect = async () => {
    await reading;
    return inspect();
  };
  engine.run = () => Promise.resolve({ status: 'raised', exitCode: 1, exception });
  const told: unknown[] = [];
  session.addEventListener('change', () => told.push([session.shown?.exception.type, session.isPictured, session.busy]));
  const run = session.run({ 'main.py': 'x' }, 'main.py');
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(told, [['BufferError', false, true]]);
  read();
  await run;
  assert.deepEqual(told.at(-1), ['BufferError', true, false]);
});
