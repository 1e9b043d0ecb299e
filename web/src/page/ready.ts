// An engine that is fetched and made ready from the first moment on, before anybody asks for one.
import { createEngine, type Engine, type EngineOptions } from '../engine/index.js';

let readied: Promise<Engine> | null = createEngine();
readied.catch(() => undefined); // whoever asks for it is told

/** createEngine; the first to ask gets the engine that is under way. */
export async function nextEngine(options: EngineOptions = {}): Promise<Engine> {
  const own = readied;
  readied = null;
  if (!own) return createEngine(options);
  const engine = await own;
  if (options.onEvent) engine.on(options.onEvent);
  return engine;
}
