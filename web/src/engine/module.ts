// Loads the engine: compiles the WebAssembly once, instantiates it as often as asked, in a page, a worker and Node.
import createModule from '#engine-module';

import { readAsset } from './assets.js';
import { EngineError } from './errors.js';
import type { LateData, RawModule } from './raw.js';

interface GlueOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}

type CreateModule = (options: GlueOptions) => Promise<RawModule>;

export type WasmSource = URL | string | BufferSource | WebAssembly.Module;

const inNode = typeof process === 'object' && 'node' in process.versions;

/** The file that the build puts beside this module (Vite rewrites the expression to the asset's address). */
function defaultWasm(): URL {
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

/** The digest that the build wrote into both parts. */
function buildOf(module: WebAssembly.Module): string {
  return WebAssembly.Module.customSections(module, 'build').map((section) => new Uint8Array(section).join()).join();
}

let restModule: WebAssembly.Module | null = null;

interface FirstExports {
  readonly memory: WebAssembly.Memory;
  readonly data_end: () => number;
}

/** Where two texts of bytes differ: the pieces of the second. */
function* differences(before: Uint8Array, after: Uint8Array): Generator<LateData> {
  for (let at = 0; at < after.length; at += 1) {
    if (before[at] === after[at]) continue;
    let end = at + 1;
    while (end < after.length && before[end] !== after[end]) end += 1;
    yield { at, bytes: after.slice(at, end) };
    at = end;
  }
}

/**
 * Brings the part with the seldom called functions: they take the places in the table of the stubs that asked for them. Returns the
 * constants that came with it, for a memory of before that is put back.
 */
function bringRest(module: WebAssembly.Module, first: WebAssembly.Instance): LateData[] {
  if (!restModule) {
    const bytes = readAsset('rest.wasm');
    if (!bytes) throw new Error('A part of the engine (rest.wasm) could not be loaded.');
    restModule = new WebAssembly.Module(bytes);
  }
  if (buildOf(restModule) !== buildOf(module)) throw new Error('The parts of the engine are of two builds.');
  const { memory, data_end: dataEnd } = first.exports as unknown as FirstExports;
  const before = new Uint8Array(memory.buffer, 0, dataEnd()).slice();
  new WebAssembly.Instance(restModule, { primary: first.exports });
  return [...differences(before, new Uint8Array(memory.buffer, 0, dataEnd()))];
}

/** A fresh instance with its own memory. */
export function instantiateEngine(module: WebAssembly.Module): Promise<RawModule> {
  return new Promise((resolve, reject) => {
    const lateData: LateData[] = [];
    const instantiated = (createModule as CreateModule)({
      instantiateWasm(imports, receive) {
        let instance: WebAssembly.Instance;
        const all = { ...imports, placeholder: { bring: () => void lateData.push(...bringRest(module, instance)) } };
        // The glue itself would wait for ever if this failed.
        WebAssembly.instantiate(module, all).then((made) => receive((instance = made), module), reject);
        return {};
      },
    });
    instantiated.then((made) => resolve(Object.assign(made, { lateData })), reject);
  });
}
