// The grid of a view: index and byte light each other up, the sum is told in numbers, and only a window of a large view is drawn.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { act, assertClean, doubleClick, enter, hexOf, looks, openPage, panel, run, statements, texts, typeOver, until, violations } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const view = (page, name) => page.locator('bs-view').filter({ has: page.locator(`h4:has-text("${name}")`) });
const gridOf = (page, name) => view(page, name).locator('bs-grid');
const cell = (page, name, index) => gridOf(page, name).locator(`[data-index="${index}"]`);
const cells = (page, name) => texts(page, `bs-view:has(h4:has-text("${name}")) bs-grid [role=gridcell]`);
const drawn = (page, name) => until(async () => (await gridOf(page, name).locator('[role=gridcell]').count()) > 0, { what: `the grid of ${name}` });
const sum = (page, name) => gridOf(page, name).locator('.sum').textContent();
const pointedBytes = (page, name) => panel(page, name).locator('bs-bytes .pointed').evaluateAll((all) => all.map((byte) => Number(byte.dataset.offset)));
const pointedCells = (page, name) => gridOf(page, name).locator('.pointed').evaluateAll((all) => all.map((element) => element.dataset.index));

test('an index lights its bytes, by pointer and by keyboard, and a byte its index', async () => {
  const page = await openPage(browser);
  await run(page, "data = bytearray(range(48))\ntable = memoryview(data).cast('H', [4, 6])\n");
  await drawn(page, 'table');
  assert.equal(await sum(page, 'table'), 'byte = 0 + i·12 + j·2');
  await cell(page, 'table', '1,2').hover();
  assert.equal(await sum(page, 'table'), '[1, 2] 0 + 1·12 + 2·2 = bytes 16–17');
  assert.deepEqual(await pointedBytes(page, 'data'), [16, 17]);
  await panel(page, 'data').locator('[data-offset="31"]').hover();
  await until(async () => (await pointedCells(page, 'table')).join() === '2,3', { what: 'byte 31 lights [2, 3]' });
  assert.equal(await sum(page, 'table'), '[2, 3] 0 + 2·12 + 3·2 = bytes 30–31');
  await page.mouse.move(2, 2);
  await cell(page, 'table', '0,0').focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'End']) await page.keyboard.press(key);
  await until(async () => (await sum(page, 'table')) === '[1, 5] 0 + 1·12 + 5·2 = bytes 22–23', { what: 'the keyboard is at [1, 5]' });
  assert.deepEqual(await pointedBytes(page, 'data'), [22, 23]);
  assert.match(await cell(page, 'table', '1,5').getAttribute('aria-label'), /^\[1, 5\]: 5910, 0 \+ 1·12 \+ 5·2 = bytes 22–23$/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+End');
  await until(async () => (await pointedBytes(page, 'data')).join() === '46,47', { what: 'the last element' });
  assert.equal(await gridOf(page, 'table').locator('[tabindex="0"]').count(), 1);
  await panel(page, 'data').locator('[data-offset="14"]').focus();
  await until(async () => (await pointedCells(page, 'table')).join() === '1,1', { what: 'the selected byte lights its index' });
  assertClean(page);
  await page.context().close();
});

test('an element is written by a statement through its view', async () => {
  const page = await openPage(browser);
  await run(page, "data = bytearray(24)\ntable = memoryview(data).cast('B', [2, 3, 4])\nlook = table.toreadonly()\n");
  await drawn(page, 'table');
  await cell(page, 'table', '0,1,2').focus();
  await page.keyboard.press('Enter');
  const form = view(page, 'table').locator('bs-compose form');
  assert.equal(await form.getByLabel('index or slice', { exact: true }).inputValue(), '0, 1, 2');
  await form.getByLabel('value', { exact: true }).fill('Z');
  await form.getByRole('button', { name: 'Run' }).click();
  await until(async () => (await hexOf(panel(page, 'data'))).startsWith('0000000000005a'), { what: 'byte 6 is written' });
  assert.deepEqual(await statements(page), ["table[0, 1, 2] = ord('Z')"]);
  await doubleClick(cell(page, 'look', '0,1,2'));
  await view(page, 'look').locator('bs-compose form').getByRole('button', { name: 'Run' }).click();
  await until(async () => (await page.locator('bs-exception .message').count()) === 1, { what: 'Python refuses' });
  assert.equal(await page.locator('bs-exception .message').textContent(), 'cannot modify read-only memory');
  assert.equal(await gridOf(page, 'look').getAttribute('look'), 'hollow');
  await page.context().close();
});

test('further dimensions are chosen by steppers; a selected byte chooses them too', async () => {
  const page = await openPage(browser);
  await run(page, "data = bytearray(range(120))\ncube = memoryview(data).cast('B', [2, 3, 4, 5])\n");
  await drawn(page, 'cube');
  assert.equal((await cells(page, 'cube')).join(' '), Array.from({ length: 20 }, (_, at) => at).join(' '));
  await gridOf(page, 'cube').getByLabel('index 0').fill('1');
  await gridOf(page, 'cube').getByLabel('index 1').fill('2');
  await until(async () => (await cells(page, 'cube'))[0] === '100', { what: 'cube[1, 2]' });
  await panel(page, 'data').locator('[data-offset="47"]').click();
  await until(async () => (await pointedCells(page, 'cube')).join() === '0,2,1,2', { what: 'byte 47 is [0, 2, 1, 2]' });
  assert.equal(await gridOf(page, 'cube').getByLabel('index 1').inputValue(), '2');
  assert.match(await sum(page, 'cube'), /^\[0, 2, 1, 2\] 0 \+ 0·60 \+ 2·20 \+ 1·5 \+ 2·1 = byte 47$/);
  await page.context().close();
});

test('negative strides, no dimension, strided and released views, pointers', async () => {
  const page = await openPage(browser);
  await run(
    page,
    `from _testbuffer import ndarray, ND_PIL
data = bytearray(range(20))
back = memoryview(data)[18::-3]
plain = memoryview(data)
single = memoryview(ndarray([7], shape=[], format='H'))
gone = memoryview(data)[::2]
rows = ndarray(list(range(12)), shape=[3, 4], format='B', flags=ND_PIL)
indirect = memoryview(rows)[::-1]
`,
  );
  await enter(page, 'gone.release()');
  await drawn(page, 'back');
  assert.deepEqual(await cells(page, 'back'), ['18', '15', '12', '9', '6', '3', '0']);
  await cell(page, 'back', '2').hover();
  assert.equal(await sum(page, 'back'), '[2] 18 + 2·(−3) = byte 12');
  assert.equal(await gridOf(page, 'plain').count(), 0);
  await view(page, 'plain').locator('.elements').click();
  await drawn(page, 'plain');
  await cell(page, 'single', '').hover();
  assert.equal(await sum(page, 'single'), '[()] 0 = bytes 0–1');
  await view(page, 'gone').locator('.elements').click();
  await drawn(page, 'gone');
  assert.equal((await cells(page, 'gone'))[0], '–');
  assert.match(await sum(page, 'gone'), /^Released/);
  await cell(page, 'indirect', '0,1').hover();
  assert.equal(await sum(page, 'indirect'), '[0, 1] 8 + 0·(−4) = byte 8, a pointer to byte 24; 24 + suboffset 0 + 1·1 = byte 25');
  assert.deepEqual((await cells(page, 'indirect')).slice(0, 4), ['8', '9', '10', '11']);
  assert.deepEqual(await pointedBytes(page, 'rows'), [8, 9, 10, 11, 25]);
  await page.mouse.move(2, 2);
  await panel(page, 'rows').locator('[data-offset="22"]').click();
  await until(async () => (await pointedCells(page, 'indirect')).join() === '1,2', { what: 'a byte leads back through the pointers' });
  assert.match(await view(page, 'indirect').locator('.span').textContent(), /bytes 16–27, through pointers/);
  assertClean(page);
  await page.context().close();
});

test('of a large view only a window is drawn, and the keyboard goes everywhere', async () => {
  const page = await openPage(browser);
  await run(page, "data = bytearray(10_000_000)\ndata[-1] = 9\nlarge = memoryview(data).cast('B', [2500, 4000])\n");
  await drawn(page, 'large');
  assert.ok((await cells(page, 'large')).length <= 128);
  await cell(page, 'large', '0,0').focus();
  await page.keyboard.press('Control+End');
  await until(async () => (await pointedBytes(page, 'data')).join() === '9999999', { what: 'the last byte is in sight' });
  assert.equal((await cells(page, 'large')).at(-1), '9');
  assert.equal(await gridOf(page, 'large').locator('[role=grid]').getAttribute('aria-rowcount'), '2501');
  await typeOver(gridOf(page, 'large').getByLabel('rows from'), '1200');
  await cell(page, 'large', '1200,3999').waitFor();
  await act(page, view(page, 'large'), 'release');
  assert.equal(await gridOf(page, 'large').count(), 0, 'a released view is folded up');
  assertClean(page);
  await page.context().close();
});

for (const [colorScheme, width] of looks) {
  test(`grids are for everyone, ${colorScheme}, ${width} px`, async () => {
    const page = await openPage(browser, { colorScheme, viewport: { width, height: 800 }, forcedColors: colorScheme === 'dark' ? 'active' : 'none', reducedMotion: 'reduce' });
    await run(page, "data = bytearray(range(200))\nwide = memoryview(data)[:192].cast('I', [4, 3, 4])\nlook = memoryview(data)[::3].toreadonly()\ngone = memoryview(data)[::2]\n");
    await enter(page, 'gone.release()');
    await drawn(page, 'wide');
    await view(page, 'gone').locator('.elements').click();
    await drawn(page, 'gone');
    await cell(page, 'wide', '0,1,0').focus();
    assert.deepEqual(await violations(page), []);
    const over = await page.evaluate(() => globalThis.document.documentElement.scrollWidth - globalThis.document.documentElement.clientWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    const fits = await gridOf(page, 'wide').evaluate((grid) => grid.renderRoot.querySelector('.frame').scrollWidth <= grid.clientWidth + 6);
    assert.ok(fits, 'the columns drawn are those there is room for');
    assertClean(page);
    await page.context().close();
  });
}
