// Compiles the engine's WebAssembly, in a page, a worker and Node. Apart from the rest, so that a page can do it before all else.
import { EngineError } from './errors.js';

export type WasmSource = URL | string | BufferSource | WebAssembly.Module;

const inNode = typeof process === 'object' && 'node' in process.versions;

/** The file that the build puts beside this module (Vite rewrites the expression to the asset's address). */
export function defaultWasm(): URL {
  return new URL('../../../build/wasm/bufferscope.wasm', import.meta.url);
}

async function readInNode(url: URL): Promise<BufferSource> {
  // An indirect name keeps bundlers for pages from looking for a Node module.
  const name = 'node:fs/promises';
  const { readFile } = (await import(/* @vite-ignore */ name)) as typeof import('node:fs/promises');
  return readFile(url);
}

async function compileAddress(address: URL | string): Promise<WebAssembly.Module> {
  const url = new URL(address, typeof location === 'object' ? location.href : import.meta.url);
  if (inNode && url.protocol === 'file:') return WebAssembly.compile(await readInNode(url));
  const response = await fetch(url);
  if (!response.ok) throw new EngineError(`The engine could not be loaded: ${url.href} answered ${response.status}.`);
  // A plain host may serve .wasm under another type, which compileStreaming refuses.
  if (response.headers.get('content-type')?.startsWith('application/wasm')) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** Compiles the engine's WebAssembly; the result can be sent to workers and instantiated many times. */
export async function compileEngine(source: WasmSource = defaultWasm()): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof URL || typeof source === 'string') return compileAddress(source);
  return WebAssembly.compile(source);
}
