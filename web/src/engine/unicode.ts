// What the engine knows of characters only when a program asks (their names, normal forms, the module unicodedata) is a file of
// its own. The engine cannot wait in the middle of a run, so it is read there and then, without a promise.
const inNode = typeof process === 'object' && 'node' in process.versions;

/** The file that the build puts among the assets (Vite rewrites the expression to its address). */
function address(): URL {
  return new URL('../../../cpp/base/unicode_data.txt', import.meta.url);
}

/** Its text, or null where it cannot be had at once. */
export function readUnicodeData(): Uint8Array | string | null {
  const url = address();
  try {
    if (inNode && url.protocol === 'file:') return process.getBuiltinModule('node:fs').readFileSync(url);
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.send();
    return request.status === 200 ? request.responseText : null;
  } catch {
    return null;
  }
}
