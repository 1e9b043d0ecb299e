// The worker's side: a LocalEngine, spoken to by messages.
import { LocalEngine } from './local.js';
import type { FromWorker, RemoteMethod, ToWorker } from './messages.js';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
let engine: LocalEngine | null = null;

async function begin(wasm: WebAssembly.Module): Promise<void> {
  scope.postMessage({ kind: 'begun' });
  engine = await LocalEngine.create(wasm);
  engine.on((event) => scope.postMessage({ kind: 'event', event }));
  scope.postMessage({ kind: 'ready', pythonVersion: engine.pythonVersion });
}

async function call(target: LocalEngine, id: number, method: RemoteMethod, args: readonly unknown[]): Promise<void> {
  if (method === 'stop') scope.postMessage({ kind: 'stopping' });
  try {
    const value = await (target[method] as (...args: readonly unknown[]) => Promise<unknown>).call(target, ...args);
    scope.postMessage({ kind: 'result', id, value }, value instanceof Uint8Array ? [value.buffer] : []);
  } catch (error) {
    scope.postMessage({ kind: 'error', id, message: error instanceof Error ? error.message : String(error) });
  }
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'begin') void begin(data.wasm);
  else if (!engine) throw new Error('The worker was called before it was ready.');
  else if (data.kind === 'call') void call(engine, data.id, data.method, data.args);
  else engine.provideInput(data.line);
};
