// Keeps the page for times without a network, once it has shown what it opens on: nothing of this is in the way of the first sight.

/** Waits until the browser has nothing better to do. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve, 1000);
  });

/** Sets the service worker up, on a page of its own only (not within another page), and has it keep the rest while nothing else is done. */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || window.top !== window) return;
  try {
    await idle();
    await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
    const { active } = await navigator.serviceWorker.ready;
    await idle();
    active?.postMessage('keep the rest');
  } catch {
    // A browser that refuses (no storage, private windows) has a page that needs the network, as any page does.
  }
}
