// For everyone: axe, small screens, the keyboard, what is said aloud.
/* global document, getComputedStyle */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { assertClean, enter, looks, openPage, panel, run, settled, until, violations, write } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

for (const [colorScheme, width] of looks) {
  test(`no axe violation, ${colorScheme}, ${width} px, in every state`, async () => {
    const page = await openPage(browser, { colorScheme, viewport: { width, height: 800 } });
    assert.deepEqual(await violations(page), []);
    await run(page, 'buf = bytearray(range(70))\nview = memoryview(buf)\npart = view[10:60:3]\nlook = part.toreadonly()\ngone = view[1:2]\ngone.release()\ngrid = view[:24].cast("B", [4, 6])\n');
    await panel(page, 'buf').locator('button.padlock').click();
    await panel(page, 'buf').locator('[data-offset="13"]').click();
    await panel(page, 'buf').locator('bs-compose').first().locator('[data-verb=set]').click();
    await page.locator('bs-create [data-kind=array]').click();
    await page.locator('bs-program').getByRole('button', { name: 'Add a file' }).click();
    assert.deepEqual(await violations(page), []);
    assertClean(page);
    await page.context().close();
  });
}

test('nothing is cut off or scrolls sideways down to 320 px', async () => {
  const page = await openPage(browser);
  await enter(page, 'wide = bytearray(range(200))');
  await enter(page, 'wide_view = memoryview(wide)[::-7]');
  for (const width of [1440, 1100, 1024, 768, 480, 360, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(150);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${over} px too wide at ${width} px`);
    const grid = panel(page, 'wide').locator('bs-bytes');
    const fits = await grid.evaluate((element) => [...element.shadowRoot.querySelectorAll('.cells, .ascii')].every((part) => part.getBoundingClientRect().right <= element.getBoundingClientRect().right + 1));
    assert.ok(fits, `the bytes fit at ${width} px`);
  }
  await page.context().close();
});

test('the keyboard reaches everything and gets out of the editor', async () => {
  const page = await openPage(browser);
  await page.locator('bs-editor .cm-content').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  const seen = [];
  for (let step = 0; step < 40; step += 1) {
    const name = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const style = element ? getComputedStyle(element) : undefined;
      return { tag: element?.localName ?? '', label: element?.getAttribute('aria-label') ?? element?.textContent?.trim().slice(0, 30) ?? '', outline: style?.outlineStyle ?? '' };
    });
    seen.push(name);
    if (name.tag === 'body') break;
    await page.keyboard.press('Tab');
  }
  const labels = seen.map((entry) => `${entry.tag} ${entry.label}`);
  for (const wanted of [/textarea/, /window\.release/, /bytearray/, /export/, /span byte 0/, /View|Write/]) {
    assert.ok(labels.some((label) => wanted.test(label)), `${String(wanted)} is reached: ${labels.join(' → ')}`);
  }
  assert.ok(seen.filter((entry) => entry.tag !== 'body').every((entry) => entry.outline !== 'none'), 'focus can be seen everywhere');
  await page.context().close();
});

test('Ctrl+Enter in the editor runs; what happened is said aloud, politely', async () => {
  const page = await openPage(browser);
  const said = () => page.locator('bs-app [role=status][aria-live=polite]').textContent();
  assert.match(await said(), /BufferError: Existing exports of data/);
  const content = page.locator('bs-editor .cm-content');
  await content.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('x = 1\n');
  await page.keyboard.press('Control+Enter');
  await until(async () => /finished/.test(await said()), { what: 'the end is said' });
  await settled(page);
  await page.context().close();
});

test('forced colours and reduced motion keep everything in sight', async () => {
  const page = await openPage(browser, { forcedColors: 'active', reducedMotion: 'reduce' });
  assert.ok(await page.locator('bs-exception h2').isVisible());
  assert.equal(await page.locator('bs-bytes svg .mark').count(), 1);
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});

/** Every panel of the page, with something in each. */
async function everyPanel(page) {
  await run(page, "for key in 'ab':\n    try:\n        {'a': 1}[key]\n    except KeyError:\n        pass\nbuf = bytearray(range(70))\nview = memoryview(buf)\ngrid = view[:24].cast('H', [3, 4])\nlook = view[1::9].toreadonly()\nbuf.append(1)\n");
  await page.locator('bs-exceptions').getByRole('button', { name: 'Show every one' }).click();
  await until(async () => (await page.locator('bs-exceptions summary').count()) > 0, { what: 'the exceptions are listed' });
  await page.locator('bs-exceptions summary').first().click();
  await page.locator('bs-hierarchy summary').first().click();
  await until(async () => (await page.locator('bs-grid [role=gridcell]').count()) > 0, { what: 'the grids are there' });
  await panel(page, 'buf').locator('bs-lamps button.off').first().focus();
  const panels = ['bs-lesson', 'bs-program', 'bs-timeline', 'bs-console', 'bs-exception', 'bs-hierarchy', 'bs-memory', 'bs-buffer', 'bs-view', 'bs-grid', 'bs-lamps .note', 'bs-variables', 'bs-exceptions .records'];
  for (const selector of panels) assert.ok(await page.locator(selector).first().isVisible(), selector);
}

test('every panel at 320 px, in forced colours, without motion', async () => {
  const page = await openPage(browser, { link: '#lesson=lock_resize', viewport: { width: 320, height: 700 }, forcedColors: 'active', reducedMotion: 'reduce' });
  await everyPanel(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${over} px too wide`);
  assert.deepEqual(await violations(page), []);
  const canvas = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const strokes = await page.locator('bs-timeline .track .marks line').evaluateAll((lines) => lines.map((line) => getComputedStyle(line).stroke));
  assert.ok(strokes.length > 3 && strokes.every((stroke) => stroke !== 'none' && stroke !== canvas), `marks can be told from ${canvas}: ${[...new Set(strokes)].join(' ')}`);
  const borders = await page.locator('bs-grid .cell').evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).borderTopColor));
  assert.ok(borders.every((border) => border !== canvas), 'the cells of the grid have edges');
  await page.locator('bs-timeline').getByRole('button', { name: 'First step' }).click();
  const moving = await page.evaluate(() => document.getAnimations().filter((animation) => Number(animation.effect?.getTiming().duration) > 1).length);
  assert.equal(moving, 0, 'nothing moves');
  await page.context().close();
});

test('one polite live region tells what happens; what else is live stands in a dialog', async () => {
  const page = await openPage(browser, { link: '#lesson=lock_resize' });
  await everyPanel(page);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.keyboard.press('Escape');
  const live = await page.evaluate(() => {
    const found = [];
    const search = (root, inDialog) => {
      for (const element of root.querySelectorAll('*')) {
        const within = inDialog || element.closest('dialog, .cm-editor') !== null; // CodeMirror speaks of its own matter
        if (!within && element.getAttribute('aria-live') !== 'off' && element.matches('[aria-live], [role=status], [role=alert], [role=log], [role=timer], output')) found.push(`${element.localName} ${element.getAttribute('role') ?? ''} ${element.getAttribute('aria-live') ?? ''}`);
        if (element.shadowRoot) search(element.shadowRoot, within);
      }
    };
    search(document, false);
    return found;
  });
  assert.deepEqual(live, ['div status polite']);
  await page.context().close();
});

test('the keyboard keeps its place when the button it pressed goes away', async () => {
  const page = await openPage(browser);
  const at = () =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return `${element?.localName} ${element?.textContent?.trim()}`;
    });
  const press = async (button, wanted) => {
    await button.focus();
    await page.keyboard.press('Enter');
    await until(async () => wanted.test(await at()), { what: `${String(wanted)} has the keyboard` });
    await settled(page);
  };
  await press(page.locator('bs-exception .holders button.primary'), /^h2 BufferError/);
  await press(page.locator('bs-exception .close'), /^h2 Memory/);
  await press(page.locator('bs-view').first().locator('[data-verb=del]'), /^h3 letter/);
  await press(panel(page, 'letter').locator('[data-verb=close]'), /^button Close/);
  await write(page, 'while True:\n    pass\n');
  await page.locator('bs-program .run').focus();
  await page.keyboard.press('Enter');
  await until(async () => /^button Stop/.test(await at()), { what: 'Stop has the keyboard' });
  await press(page.locator('bs-program .stop'), /^button Run/);
  await page.context().close();
});
