// Instantiates the engine as often as asked, in a page, a worker and Node.
import createModule from '#engine-module';

import { readAsset } from './assets.js';
import type { LateData, RawModule } from './raw.js';

interface GlueOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}

type CreateModule = (options: GlueOptions) => Promise<RawModule>;

/** The digest that the build wrote into both parts. */
function buildOf(module: WebAssembly.Module): string {
  return WebAssembly.Module.customSections(module, 'build').map((section) => new Uint8Array(section).join()).join();
}

let restModule: WebAssembly.Module | null = null;

/** The engine's data before and after rest.wasm came. */
interface DataImages {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

interface FirstExports {
  readonly memory: WebAssembly.Memory;
  readonly data_end: () => number;
}

/** Where two texts of bytes differ: the pieces of the second. */
function differences({ before, after }: DataImages): LateData[] {
  const pieces: LateData[] = [];
  for (let at = 0; at < after.length; at += 1) {
    if (before[at] === after[at]) continue;
    let end = at + 1;
    while (end < after.length && before[end] !== after[end]) end += 1;
    pieces.push({ at, bytes: after.slice(at, end) });
    at = end;
  }
  return pieces;
}

/**
 * Brings the part with the seldom called functions: they take the places in the table of the stubs that asked for them. Constants come
 * with it; where they stand is looked for only if a memory of before is ever put back (RawModule.lateData).
 */
function bringRest(module: WebAssembly.Module, first: WebAssembly.Instance): DataImages {
  if (!restModule) {
    const bytes = readAsset('rest.wasm');
    if (!bytes) throw new Error('A part of the engine (rest.wasm) could not be loaded.');
    restModule = new WebAssembly.Module(bytes);
  }
  if (buildOf(restModule) !== buildOf(module)) throw new Error('The parts of the engine are of two builds.');
  const { memory, data_end: dataEnd } = first.exports as unknown as FirstExports;
  const image = (): Uint8Array => new Uint8Array(memory.buffer, 0, dataEnd()).slice();
  const before = image();
  new WebAssembly.Instance(restModule, { primary: first.exports });
  return { before, after: image() };
}

/** A fresh instance with its own memory. */
export function instantiateEngine(module: WebAssembly.Module): Promise<RawModule> {
  return new Promise((resolve, reject) => {
    let images: DataImages | null = null;
    let late: LateData[] = [];
    const lateData = (): readonly LateData[] => {
      if (images) late = differences(images);
      images = null;
      return late;
    };
    const instantiated = (createModule as CreateModule)({
      instantiateWasm(imports, receive) {
        let instance: WebAssembly.Instance;
        const all = { ...imports, placeholder: { bring: () => void (images = bringRest(module, instance)) } };
        // The glue itself would wait for ever if this failed.
        WebAssembly.instantiate(module, all).then((made) => receive((instance = made), module), reject);
        return {};
      },
    });
    instantiated.then((made) => resolve(Object.assign(made, { lateData })), reject);
  });
}
