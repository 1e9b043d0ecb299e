// What page and worker say to each other.
import type { WasmSource } from './compile.js';
import type { EngineEvent } from './contract.js';

/** The Engine's methods that cross over; each answers with one Reply. */
export type RemoteMethod = 'run' | 'execute' | 'reset' | 'inspect' | 'readBytes' | 'files' | 'exceptions' | 'stop' | 'timeline' | 'seek' | 'findChange';

export type ToWorker =
  | { readonly kind: 'begin'; readonly wasm: WasmSource }
  | { readonly kind: 'call'; readonly id: number; readonly method: RemoteMethod; readonly args: readonly unknown[] }
  | { readonly kind: 'input'; readonly line: string | null };

export type FromWorker =
  /** The engine is made, and of what. */
  | { readonly kind: 'ready'; readonly pythonVersion: string; readonly wasm: WebAssembly.Module }
  /** It could not be made. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'event'; readonly event: EngineEvent }
  /** stop() has been heard: the engine is between slices. */
  | { readonly kind: 'stopping' }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly message: string };
