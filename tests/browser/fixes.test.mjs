// Fixes of a BufferError: tried first, then offered; applying one edits the program, runs it, and can be undone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { assertClean, openPage, programText, run, settled, texts, until, violations } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const program = 'buf = bytearray(b"abc")\nview = memoryview(buf)\nprint(view[0])\nbuf.append(1)\nprint(buf)\n';

test('fixes are tried, offered, applied and undone', async () => {
  const page = await openPage(browser);
  await run(page, program);
  await page.getByRole('button', { name: 'Try some' }).click();
  const labels = page.locator('bs-exception .fixes li button');
  await until(async () => (await labels.count()) > 0, { what: 'the fixes have been tried' });
  assert.deepEqual(await texts(page, 'bs-exception .fixes li button'), ['view.release()', 'with … as view:', 'view = bytes(…)', 'del view']);
  assert.deepEqual(await violations(page), []);
  await labels.nth(1).click();
  await settled(page);
  await until(async () => (await page.locator('bs-exception').count()) === 0, { what: 'the program runs to its end' });
  assert.match(await programText(page), /with memoryview\(buf\) as view:/);
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await until(async () => /view = memoryview\(buf\)/.test(await programText(page)), { what: 'the edit is taken back' });
  await assertClean(page);
  await page.context().close();
});
