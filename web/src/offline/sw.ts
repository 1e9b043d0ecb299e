// The service worker of the full page: after the first visit the page works without a network. What the build wrote is kept under the
// build's version; its files carry their content in their names, so a page always gets the files it was built with.
/// <reference lib="webworker" />

/** The build puts its own values here (vite.config.ts). */
declare const BUILD: { readonly version: string; readonly first: readonly string[]; readonly later: readonly string[] };

const { version, first, later } = BUILD;
const scope = globalThis as unknown as ServiceWorkerGlobalScope;
const prefix = 'bufferscope-';
const cacheName = prefix + version;
/** How long a network may take to answer for the page itself before the kept one is shown. */
const patience = 3000;

const addressOf = (file: string): string => new URL(file, scope.registration.scope).href;
const kept = new Set([...first, ...later].map(addressOf));
/** The page itself; embedded pages have nothing to do with this. */
const page = addressOf('');

/** Keeps files that are not kept yet. What the browser has at hand is taken from there: the first visit downloads nothing twice. */
async function keep(files: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const file of files) {
    const address = addressOf(file);
    if (await cache.match(address)) continue;
    const response = await fetch(address, { cache: address === page ? 'no-cache' : 'force-cache' });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    await cache.put(address, response);
  }
}

/** Drops what other builds kept. Runs when no page of theirs is open any more. */
async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)));
}

/** The newest page if the network answers in time, else the kept one. */
async function answerPage(request: Request): Promise<Response> {
  const fresh = fetch(request);
  const fallback = async (): Promise<Response> => (await caches.match(page, { cacheName })) ?? fresh;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
  const answer = await Promise.race([fresh, late]).catch(() => null);
  return answer?.ok ? answer : fallback();
}

async function answerFile(request: Request): Promise<Response> {
  const found = await caches.match(request.url, { cacheName });
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(cacheName)).put(request.url, response.clone());
  return response;
}

scope.addEventListener('install', (event) => event.waitUntil(keep(first)));
scope.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
scope.addEventListener('message', (event) => {
  if (event.data === 'keep the rest') event.waitUntil(keep(later).catch(() => undefined)); // without a network: next time
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0] ?? '';
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    if (address === page || address === `${page}index.html`) event.respondWith(answerPage(request));
  } else if (kept.has(address)) event.respondWith(answerFile(request));
});
