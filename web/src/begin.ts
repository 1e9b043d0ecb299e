// The page's first script, which the build writes into index.html itself: the engine's worker starts and the engine is fetched before any
// other file has come. What the worker says before the page's code listens is kept. Where a host's own policy forbids the script, the
// page's code does the same a little later (page/ready.ts).
import type { BegunWorker } from './engine/client.js';
import type { ToWorker } from './engine/messages.js';

declare global {
  var bufferscopeBegun: BegunWorker | undefined;
}

/** What the elements would say themselves, had they come. */
function tellFailure(): void {
  const failure = document.createElement('p');
  failure.role = 'alert';
  failure.style.font = '1rem/1.5 system-ui, sans-serif';
  failure.textContent = 'A part of Bufferscope could not be loaded. Check the connection and reload the page; what you wrote is kept in this browser.';
  document.documentElement.append(failure);
}

// An element's error does not bubble.
addEventListener('error', ({ target }) => target instanceof HTMLScriptElement && tellFailure(), true);

const heard: BegunWorker['heard'] = [];
const worker = new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module' });
worker.onmessage = (event) => heard.push(event);
worker.onerror = (event) => heard.push(event);
globalThis.bufferscopeBegun = { worker, heard };

const { href } = new URL('../../build/wasm/bufferscope.wasm', import.meta.url);

/** What cannot be fetched here the worker asks for once more, and tells why it has no engine. */
async function fetched(): Promise<ArrayBuffer | string> {
  try {
    const response = await fetch(href);
    return response.ok ? await response.arrayBuffer() : href;
  } catch {
    return href;
  }
}

void fetched().then((wasm) => worker.postMessage({ kind: 'begin', wasm } satisfies ToWorker, typeof wasm === 'string' ? [] : [wasm]));
