// What browser tests stand on: dist/ served on a free port and Debian's Chromium or Firefox, driven by playwright-core.
import { join } from 'node:path';
import { launchChromium, launchFirefox, splitMedia } from './launch.mjs';
import { serve } from './serve.mjs';
import { root } from './setup.mjs';

/** The browser that the tests run in: the suite chooses. */
export const browserName = process.env.BROWSER ?? 'chromium';

/**
 * Serves a folder (default: dist/) and starts the browser. `url`: where the page is; `served`: the paths that were asked for;
 * `newContext(options)`: a fresh context; `open(path, options)`: a fresh page in a context of its own that collects every console error,
 * uncaught error, CSP violation and request to elsewhere in `page.problems`; `stopServing()` leaves the pages without a network;
 * `close()` ends all.
 */
export async function startBrowser({ folder = join(root, 'dist'), name = browserName } = {}) {
  const { server, port } = await serve(folder, 0);
  const url = `http://localhost:${port}/`;
  const served = [];
  server.on('request', (request) => served.push(request.url));
  const browsers = new Map();

  /** One browser is enough, but Firefox takes colour scheme and the like for all its pages: it needs one for each. */
  function browserFor(media) {
    const key = JSON.stringify(media);
    if (!browsers.has(key)) browsers.set(key, name === 'firefox' ? launchFirefox(media) : launchChromium());
    return browsers.get(key);
  }

  /** Without service workers, if not asked for: what they fetch in idle time is nothing to most tests. */
  async function newContext(options = {}) {
    const { media, rest } = name === 'firefox' ? splitMedia(options) : { media: {}, rest: options };
    return (await browserFor(media)).newContext({ serviceWorkers: 'block', ...rest });
  }

  async function open(path = '', options = {}) {
    const context = await newContext(options);
    const page = await context.newPage();
    page.problems = [];
    page.on('console', (message) => {
      if (message.type() === 'error') page.problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => page.problems.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('request', (request) => {
      const target = request.url();
      if (!target.startsWith(url) && !/^(blob|data|about):/.test(target)) page.problems.push(`request to elsewhere: ${target}`);
    });
    await page.goto(url + path);
    return page;
  }

  /** The network is gone, as far as the page is concerned. */
  function stopServing() {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  }

  async function close() {
    for (const browser of browsers.values()) await (await browser).close();
    await stopServing();
  }

  await browserFor({}); // or the first test would count the start as its own time
  return { url, served, newContext, open, stopServing, close };
}

/** Asks until `probe` (run in Node, free to use page.evaluate) gives a truthy value; waitForFunction needs eval, which the CSP forbids. */
export async function until(probe, { timeout = 10_000, what = String(probe) } = {}) {
  const end = performance.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (performance.now() > end) throw new Error(`did not happen within ${timeout} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
