// Links that hold a program: made, opened, damaged; the person's own program is kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { assertClean, goToStep, openPage, programText, run, settled, until } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const notice = (page) => page.locator('.notice').innerText();

/** The link that Share makes, by way of the address bar. */
async function linkOf(page) {
  await page.evaluate(() => {
    Object.defineProperty(globalThis.navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
  });
  await page.getByRole('button', { name: 'Share' }).click();
  await until(async () => page.url().includes('#share='), { what: 'the link is in the address bar' });
  return page.url().slice(page.url().indexOf('#'));
}

test('a link opens the program at its step and keeps the own one', async () => {
  const page = await openPage(browser);
  await run(page, 'buf = bytearray(2)\nbuf[0] = 7\nprint(buf)');
  await goToStep(page, 3);
  await until(async () => (await page.locator('bs-editor .bs-step-line').count()) === 1, { what: 'step 3 is on show' });
  const fragment = await linkOf(page);
  await page.context().close();

  const other = await openPage(browser);
  await run(other, 'mine = 1');
  await other.evaluate((hash) => (globalThis.location.hash = hash), fragment);
  await until(async () => (await programText(other)).startsWith('buf = bytearray(2)'), { what: 'the shared program is there' });
  await until(async () => (await other.locator('bs-editor .bs-step-line').textContent().catch(() => ''))?.includes('print(buf)'), { what: 'its step is on show' });
  assert.match(await notice(other), /your own one is kept/);
  assert.ok(!other.url().includes('#share='));
  await other.reload();
  await settled(other);
  assert.match(await programText(other), /^buf = bytearray\(2\)/);
  await other.getByRole('button', { name: 'Back to my program' }).click();
  await until(async () => (await programText(other)) === 'mine = 1', { what: 'the own program is back' });
  await assertClean(other);
  await other.context().close();
});

test('a damaged link opens nothing and says so', async () => {
  const page = await openPage(browser);
  await run(page, 'mine = 1');
  await page.evaluate(() => (globalThis.location.hash = '#share=1.AAAAbroken'));
  await until(async () => /damaged/.test(await notice(page).catch(() => '')), { what: 'the link is refused' });
  assert.equal(await programText(page), 'mine = 1');
  await page.context().close();
});
