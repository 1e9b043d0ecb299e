// What browser tests stand on: dist/ served on a free port and Debian's Chromium driven by playwright-core.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';
import { findChromium, root } from './setup.mjs';

const chromiumArguments = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/**
 * Serves a folder (default: dist/) and starts Chromium. `url`: where the page is; `open(path, options)`: a fresh page in a
 * context of its own that collects every console error, uncaught error, CSP violation and request to elsewhere in
 * `page.problems`; `close()` ends both.
 */
export async function startBrowser({ folder = join(root, 'dist') } = {}) {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no chromium on PATH (apt-get install chromium, or set CHROMIUM)');
  const { server, port } = await serve(folder, 0);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const url = `http://localhost:${port}/`;

  async function open(path = '', options = {}) {
    const context = await browser.newContext(options);
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

  async function close() {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  return { url, browser, open, close };
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
