// Engines for the page: first the one that is under way since the page's first script, then others of the same make.
import { WorkerEngine } from '../engine/client.js';
import { defaultWasm } from '../engine/compile.js';
import type { EngineOptions } from '../engine/contract.js';
import type { OpenedEngine } from './session.js';

const first = new WorkerEngine(defaultWasm().href, globalThis.bufferscopeBegun);
let free: WorkerEngine | null = first;

/** Takes calls before it is ready. */
export function nextEngine(options: EngineOptions = {}): OpenedEngine {
  const engine = free ?? new WorkerEngine(first.wasm);
  free = null;
  if (options.onEvent) engine.on(options.onEvent);
  return engine;
}
