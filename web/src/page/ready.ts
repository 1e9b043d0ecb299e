// An engine that is fetched and made ready from the first moment on, before anybody asks for one.
import { WorkerEngine } from '../engine/client.js';
import type { Engine, EngineOptions } from '../engine/contract.js';
import { compileEngine } from '../engine/compile.js';

const begun = new WorkerEngine(compileEngine());
let readied: Promise<Engine> | null = begun.whenReady();
readied.catch(() => undefined); // whoever asks for it is told

/** Its worker runs by itself. Before that, whatever keeps the page's thread busy keeps it waiting: its script and its wasm come by there. */
export const underWay: Promise<void> = begun.underWay;

/** createEngine; the first to ask gets the engine that is under way. */
export async function nextEngine(options: EngineOptions = {}): Promise<Engine> {
  const own = readied;
  readied = null;
  if (!own) return (await import('../engine/index.js')).createEngine(options);
  const engine = await own;
  if (options.onEvent) engine.on(options.onEvent);
  return engine;
}
