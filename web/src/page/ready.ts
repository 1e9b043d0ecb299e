// An engine that is fetched and made ready from the first moment on, before anybody asks for one.
import { WorkerEngine } from '../engine/client.js';
import type { EngineOptions } from '../engine/contract.js';
import { compileEngine } from '../engine/compile.js';
import type { OpenedEngine } from './session.js';

const begun = new WorkerEngine(compileEngine());
let free: WorkerEngine | null = begun;

/** Its worker runs by itself. Before that, whatever keeps the page's thread busy keeps it waiting: its script and its wasm come by there. */
export const underWay: Promise<void> = begun.underWay;

/** createEngine; the first to ask gets the engine that is under way, which takes calls before it is ready. */
export async function nextEngine(options: EngineOptions = {}): Promise<OpenedEngine> {
  const engine = free;
  free = null;
  if (!engine) return (await import('../engine/index.js')).createEngine(options);
  if (options.onEvent) engine.on(options.onEvent);
  return engine;
}
