// Parts of the engine that only some programs need: the build puts them into files of their own, beside the others. The engine
// cannot wait in the middle of a run, so they are read there and then, without a promise.
const inNode = typeof process === 'object' && 'node' in process.versions;

/** Vite rewrites each of these expressions to the address of the built asset. */
const addresses = {
  /** Functions of the WebAssembly that are seldom called. */
  'rest.wasm': () => new URL('../../../build/wasm/rest.wasm', import.meta.url),
  /** The Python part of the engine's modules. */
  'library.txt': () => new URL('../../../build/wasm/library.txt', import.meta.url),
  /** Names and normal forms of characters. */
  'unicode_data.txt': () => new URL('../../../cpp/base/unicode_data.txt', import.meta.url),
};
type Bytes = Uint8Array<ArrayBuffer>;
const kept = new Map<string, Bytes>();

/** Works in windows too, where a synchronous request may not ask for an ArrayBuffer: the text's characters are the bytes. */
function fetchNow(url: URL): Bytes | null {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  // Firefox gives a request up, with status 200 and nothing in it, when its page is being left.
  if (request.status !== 200 || request.responseText === '') return null;
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 0xff);
}

/** The bytes of one of the files above, or null where it cannot be had. */
export function readAsset(name: string): Bytes | null {
  const known = kept.get(name);
  if (known) return known;
  const url = addresses[name as keyof typeof addresses]();
  try {
    const bytes = inNode && url.protocol === 'file:' ? new Uint8Array(process.getBuiltinModule('node:fs').readFileSync(url)) : fetchNow(url);
    if (bytes) kept.set(name, bytes);
    return bytes;
  } catch {
    return null;
  }
}
