// Export: the picture or the whole story as SVG, PNG and one HTML file, the same bytes every time.
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { startBrowser } from '../tooling/browser.mjs';
import { assertClean, enter, looks, openPage, run, until, violations } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const program = "buf = bytearray(b'Hello <b>')\nview = memoryview(buf)[::2]\nprint('seen', view[0])\nbuf.append(33)\n";

/** Opens the dialog with the keyboard and saves all six files. */
async function saveAll(page) {
  await page.getByRole('button', { name: 'Export', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.locator('bs-export dialog');
  await dialog.waitFor();
  const files = {};
  for (const what of ['The picture', 'The whole story']) {
    await dialog.getByLabel(what).check();
    for (const format of ['SVG', 'PNG', 'HTML']) {
      const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: format, exact: true }).click()]);
      files[`${what} ${format}`] = { name: download.suggestedFilename(), path: await download.path(), bytes: readFileSync(await download.path()) };
    }
  }
  assert.equal(await dialog.locator('[role=status]').textContent(), 'Saved as bufferscope-story.html.');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('bs-export dialog[open]').count(), 0);
  return files;
}

test('six files, the same bytes in a new visit', async () => {
  const visit = async () => {
    const page = await openPage(browser, { acceptDownloads: true });
    await run(page, program);
    const files = await saveAll(page);
    assertClean(page);
    return { page, files };
  };
  const one = await visit();
  const other = await visit();
  for (const [kind, { bytes }] of Object.entries(one.files)) assert.ok(bytes.equals(other.files[kind].bytes), kind);
  const { 'The picture SVG': picture, 'The whole story SVG': story, 'The picture PNG': pixels, 'The whole story HTML': whole } = one.files;
  assert.deepEqual([...pixels.bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  assert.ok(pixels.bytes.readUInt32BE(16) > 800 && pixels.bytes.readUInt32BE(20) > 100, 'it has a size');
  for (const part of ['BufferError: Existing exports of data', 'seen 72', 'every 2nd byte']) assert.ok(story.bytes.includes(part), part);
  assert.ok(!picture.bytes.includes('seen 72'));
  const reader = await (await browser.newContext()).newPage();
  const file = `${whole.path}.html`;
  copyFileSync(whole.path, file);
  await reader.goto(pathToFileURL(file).href);
  assert.equal(await reader.locator('h1').textContent(), 'main.py');
  assert.match(await reader.locator('mark').textContent(), /4 {2}buf\.append\(33\)/);
  assert.equal(await reader.locator('svg title').textContent(), 'main.py: its memory');
  assert.deepEqual(await violations(reader), []);
  for (const page of [reader, one.page, other.page]) await page.context().close();
});

test('what is exported is the moment on show', async () => {
  const page = await openPage(browser);
  await run(page, "buf = bytearray(b'A')\nbuf[0] = 66\n");
  await enter(page, "buf[0] = 67");
  await page.locator('bs-timeline').getByRole('button', { name: 'First step' }).click();
  const at = (step) => until(async () => (await page.locator('bs-timeline .step input').inputValue()) === step, { what: `step ${step}` });
  await at('1');
  await page.keyboard.press('.');
  await at('2');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('bs-export').getByRole('button', { name: 'SVG' }).click()]);
  const svg = readFileSync(await download.path(), 'utf8');
  assert.match(svg, /Step 2 of 3: main\.py line 2\./);
  assert.match(svg, />41</);
  await page.context().close();
});

for (const [colorScheme, width] of looks) {
  test(`the dialog is for everyone, ${colorScheme}, ${width} px`, async () => {
    const page = await openPage(browser, { colorScheme, viewport: { width, height: 700 } });
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.locator('bs-export dialog').waitFor();
    assert.deepEqual(await violations(page), []);
    const fits = await page.locator('bs-export dialog').evaluate((dialog) => [...dialog.querySelectorAll('*')].every((part) => part.getBoundingClientRect().right <= globalThis.document.documentElement.clientWidth));
    assert.ok(fits);
    assertClean(page);
    await page.context().close();
  });
}
