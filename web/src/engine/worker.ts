// The worker's side: a LocalEngine, spoken to by messages.
import { compileEngine, type WasmSource } from './compile.js';
import { LocalEngine } from './local.js';
import type { FromWorker, RemoteMethod, ToWorker } from './messages.js';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
type Request = Exclude<ToWorker, { kind: 'begin' }>;
/** What was asked for while the engine was being made. */
const early: Request[] = [];
let serve = (request: Request): void => void early.push(request);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function begin(source: WasmSource): Promise<void> {
  const wasm = await compileEngine(source);
  const engine = await LocalEngine.create(wasm);
  engine.on((event) => scope.postMessage({ kind: 'event', event }));
  scope.postMessage({ kind: 'ready', pythonVersion: engine.pythonVersion, wasm });
  serve = (request) => (request.kind === 'call' ? void call(engine, request.id, request.method, request.args) : engine.provideInput(request.line));
  early.splice(0).forEach(serve);
}

async function call(target: LocalEngine, id: number, method: RemoteMethod, args: readonly unknown[]): Promise<void> {
  if (method === 'stop') scope.postMessage({ kind: 'stopping' });
  try {
    const value = await (target[method] as (...args: readonly unknown[]) => Promise<unknown>).call(target, ...args);
    scope.postMessage({ kind: 'result', id, value }, value instanceof Uint8Array ? [value.buffer] : []);
  } catch (error) {
    scope.postMessage({ kind: 'error', id, message: messageOf(error) });
  }
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'begin') begin(data.wasm).catch((error: unknown) => scope.postMessage({ kind: 'failed', message: messageOf(error) }));
  else serve(data);
};
