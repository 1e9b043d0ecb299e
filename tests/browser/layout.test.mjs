// The person's own arrangement survives a reload; statements of the picture are taken back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { act, assertClean, hexOf, openPage, panel, run, settled, statements, until, violations } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const widthOf = (page, selector) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().width);
const heightOf = (page, selector) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().height);

test('parts are resized by keyboard and by pointer, folded, and stay so', async () => {
  const page = await openPage(browser);
  const columns = page.getByRole('separator', { name: 'Width of the program' });
  const rows = page.getByRole('separator', { name: 'Height of the program' });
  const before = await widthOf(page, '.left');
  await columns.focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
  await until(async () => (await widthOf(page, '.left')) > before + 60, { what: 'the left column is wider' });
  assert.equal(await columns.getAttribute('aria-valuenow'), '50');
  const place = await rows.boundingBox();
  const height = await heightOf(page, 'bs-program');
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  await page.mouse.move(place.x + place.width / 2, place.y - 90, { steps: 4 });
  await page.mouse.up();
  await until(async () => Math.abs((await heightOf(page, 'bs-program')) - height + 102) < 12, { what: 'the edge follows the pointer' });
  assert.deepEqual(await violations(page), []);
  await page.locator('bs-variables summary').click();
  const elements = page.locator('bs-view .elements').first();
  assert.equal(await elements.getAttribute('aria-expanded'), 'false');
  await elements.click();
  const [width, lower] = [await widthOf(page, '.left'), await heightOf(page, 'bs-program')];
  await page.reload();
  await settled(page);
  assert.equal(await widthOf(page, '.left'), width);
  assert.equal(await heightOf(page, 'bs-program'), lower);
  assert.equal(await page.locator('bs-variables details[open]').count(), 0);
  await until(async () => (await elements.getAttribute('aria-expanded')) === 'true', { what: 'the elements are open again' });
  await columns.focus();
  await page.keyboard.press('Enter');
  await until(async () => Math.abs((await widthOf(page, '.left')) - before) < 1, { what: 'the usual width is back' });
  await page.setViewportSize({ width: 800, height: 800 });
  await until(async () => (await columns.count()) === 0, { what: 'one column has no edge' });
  assertClean(page);
  await page.context().close();
});

test('an edit in the picture is taken back', async () => {
  const page = await openPage(browser);
  await run(page, "buf = bytearray(b'abc')\nprint('once')\n");
  const undo = page.locator('bs-memory .undo');
  assert.equal(await undo.count(), 0);
  await act(page, panel(page, 'buf'), 'set', { 'index or slice': '0', value: 'J' });
  await act(page, panel(page, 'buf'), 'append', { value: '!' });
  assert.equal(await hexOf(panel(page, 'buf')), '4a626321');
  assert.match(await undo.textContent(), /Undo\s+buf\.append\(ord\('!'\)\)/);
  await undo.focus();
  await page.keyboard.press('Enter');
  await settled(page);
  await until(async () => (await hexOf(panel(page, 'buf'))) === '4a6263', { what: 'the byte is gone again' });
  assert.deepEqual(await statements(page), ["buf[0] = ord('J')"]);
  await undo.click();
  await settled(page);
  await until(async () => (await hexOf(panel(page, 'buf'))) === '616263', { what: 'all is as the program left it' });
  assert.equal(await undo.count(), 0);
  assertClean(page);
  await page.context().close();
});
