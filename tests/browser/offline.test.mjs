// After the first visit the page works without a network; a new build takes over cleanly; embedded pages are left alone.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { root } from '../tooling/setup.mjs';
import { assertClean, enter, openPage, settled, texts, transcript, until } from './page.mjs';

const { first, later } = JSON.parse(/^const BUILD = (.*);$/m.exec(readFileSync(join(root, 'dist/sw.js'), 'utf8'))[1]);
const allow = { serviceWorkers: 'allow' };

/** The files that each cache of the page holds, by its name. */
const kept = (page) =>
  page.evaluate(async () => {
    const { caches, location } = globalThis;
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url.slice(location.href.length))));
    return Object.fromEntries(names.map((name, at) => [name, lists[at].sort()]));
  });

const keptAll = (page) =>
  until(async () => Object.values(await kept(page)).some((files) => files.length === first.length + later.length), { timeout: 30_000, what: 'everything is kept' });

test('everything of the page works without a network after the first visit', async () => {
  const browser = await startBrowser();
  try {
    const page = await openPage(browser, allow);
    await keptAll(page);
    assert.deepEqual(Object.values(await kept(page)), [[...first, ...later].sort()]);
    assert.deepEqual(later.map((file) => /(\w+)-/.exec(file)[1]).filter((name) => ['library', 'rest', 'unicode_data', 'lessons'].includes(name)).length, 4);
    const twice = [...first, ...later].filter((file) => file !== '' && browser.served.filter((path) => path === `/${file}`).length > 1);
    assert.deepEqual(twice, [], 'what the page has downloaded is not downloaded again to be kept');
    await browser.stopServing();
    await page.reload();
    await settled(page);
    assert.equal(await page.locator('bs-exception .type').textContent(), 'BufferError');
    await enter(page, String.raw`import enum, re; print(enum.Enum('E', 'A').A, re.sub('a+', 'b', 'caat'), '\N{SNAKE}')`);
    assert.deepEqual((await transcript(page)).at(-1), ['stdout', 'E.A cbt 🐍\n']);
    await page.getByRole('button', { name: 'Lessons', exact: true }).click();
    await until(async () => (await texts(page, 'bs-lessons .title')).length > 20, { what: 'the lessons are listed' });
    assertClean(page);
  } finally {
    await browser.close();
  }
});

test('a new build is shown at the next visit and takes the place of the old one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bufferscope-'));
  cpSync(join(root, 'dist'), folder, { recursive: true });
  const browser = await startBrowser({ folder });
  try {
    const page = await openPage(browser, allow);
    await keptAll(page);
    const change = (file, from, to) => writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(from, to));
    change('index.html', '<title>', '<title>New: ');
    change('sw.js', /"version":"\w+"/, '"version":"newer"');
    await page.reload();
    await settled(page);
    assert.match(await page.title(), /^New: /);
    await until(async () => 'bufferscope-newer' in (await kept(page)), { timeout: 20_000, what: 'the new build is kept beside the old one' });
    assert.equal(Object.keys(await kept(page)).length, 2, 'the open page has still what it was made with');
    const context = page.context();
    await page.close();
    // A visit that begins before the browser has seen the last one end belongs to that one still.
    let next;
    const visit = async () => {
      await next?.close();
      next = await context.newPage();
      await next.goto(browser.url);
      await settled(next);
      return Object.keys(await kept(next)).join() === 'bufferscope-newer';
    };
    await until(visit, { timeout: 40_000, what: 'the old build is dropped at a later visit' });
    await keptAll(next);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
});
