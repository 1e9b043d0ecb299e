// The engine's door for JavaScript: createEngine() for programs that run, createPython() for handles on Python's buffers.
import type { Engine, EngineOptions, OutputChunk, Python } from './contract.js';
import { describe } from './check.js';
import { WorkerEngine } from './client.js';
import { EngineError } from './errors.js';
import { LocalEngine } from './local.js';
import { compileEngine, defaultWasm } from './compile.js';
import { instantiateEngine } from './module.js';
import { LocalPython } from './python.js';

export type * from './contract.js';
export { EngineError, PythonError } from './errors.js';

function checkOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null) throw new EngineError(`The options must be an object, not ${describe(options)}.`);
}

/** A Python session that runs without blocking: in a worker where there are workers, else sliced in this thread. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  checkOptions(options);
  const hasWorkers = typeof Worker === 'function' && typeof location === 'object';
  const thread: unknown = options.thread ?? (hasWorkers ? 'worker' : 'here');
  if (thread !== 'worker' && thread !== 'here') throw new EngineError(`thread must be 'worker' or 'here', not ${describe(thread)}.`);
  const wasm = options.wasm ?? defaultWasm();
  const engine = thread === 'worker' ? new WorkerEngine(typeof wasm === 'string' || wasm instanceof URL ? new URL(wasm, location.href).href : wasm) : await LocalEngine.create(await compileEngine(wasm));
  if (engine instanceof WorkerEngine) await engine.ready;
  if (options.onEvent) engine.on(options.onEvent);
  return engine;
}

/** A synchronous Python session in this thread, whose buffers can be held and driven from JavaScript. */
export async function createPython(options: Pick<EngineOptions, 'wasm'> & { readonly onOutput?: (chunk: OutputChunk) => void } = {}): Promise<Python> {
  checkOptions(options);
  const module = await instantiateEngine(await compileEngine(options.wasm));
  return new LocalPython(module, options.onOutput);
}
