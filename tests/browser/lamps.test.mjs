// Lamps: what would work now, told on hover and on focus, to everyone.
/* global document */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { assertClean, enter, looks, openPage, panel } from './page.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const lampsOf = (place) => place.locator('bs-lamps').first();
const lit = (place) => lampsOf(place).locator('button.on > span').allTextContents().then((all) => all.map((text) => text.split(':')[0]));

for (const [colorScheme, width] of looks) {
  test(`a lamp that is off says why, ${colorScheme}, ${width} px`, async () => {
    const page = await openPage(browser, { colorScheme, viewport: { width, height: 900 } });
    await enter(page, "lamp = bytearray(b'Hello')");
    assert.deepEqual(await lit(panel(page, 'lamp')), ['read', 'write', 'resize']);
    await enter(page, 'look = memoryview(lamp).toreadonly()');
    assert.deepEqual(await lit(panel(page, 'lamp')), ['read', 'write']);
    assert.deepEqual(await lit(panel(page, 'lamp').locator('bs-view').first()), ['read', 'release']);
    const resize = lampsOf(panel(page, 'lamp')).locator('button.off');
    const note = page.locator('bs-lamps .note');
    await resize.focus();
    assert.match(await note.textContent(), /^look \(line 1\) looks at this memory.*lamp\.append\(74\) BufferError: Existing exports.*Works all the same: lamp\.extend\(b''\)/s);
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document));
    assert.deepEqual(found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} ${node.target.flat().join(' ')}`)).filter((text) => text.includes('lamps')), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'the note fits');
    await page.keyboard.press('Escape');
    assert.equal(await note.count(), 0);
    await resize.hover();
    assert.equal(await note.count(), 1);
    await note.hover();
    assert.equal(await note.count(), 1, 'the pointer may go into the note');
    assertClean(page);
    await page.context().close();
  });
}
