// The lessons: found, chosen, linked to; what they print; no program of one's own is lost.
/* global document, location */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { root } from '../tooling/setup.mjs';
import { assertClean, openPage, run, settled, texts, transcript, until, violations, write } from './page.mjs';

const lessons = join(root, 'web/lessons');
const ids = Object.values(JSON.parse(readFileSync(join(lessons, 'contents.json'), 'utf8'))).flat();
const titleOf = (id) => /^"""(.*)/.exec(readFileSync(join(lessons, `${id}.py`), 'utf8'))[1];

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const openList = (page) => page.getByRole('button', { name: 'Lessons', exact: true }).click();
const title = (page) => page.locator('bs-lesson h2').textContent();
const fragment = (page) => page.evaluate(() => location.hash);
const files = (page) => page.locator('bs-program [role=tab]').evaluateAll((tabs) => tabs.map((tab) => tab.dataset.path));
const program = async (page) => (await page.locator('bs-editor .cm-content').textContent()).trim();
const notice = (page) => page.locator('bs-app .notice > span');
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return `${element?.localName} ${element?.textContent?.trim() ?? ''}`;
  });

/** Goes to a lesson by its address and waits until it has run. */
async function follow(page, id) {
  await page.evaluate((to) => (location.hash = `#lesson=${to}`), id);
  await until(async () => (await page.locator('bs-lesson h2').count()) === 1 && (await title(page)) === titleOf(id), { what: `the lesson ${id} is open` });
  await settled(page);
}

test('the list is searched and a lesson chosen with the keyboard alone', async () => {
  const page = await openPage(browser);
  await page.getByRole('button', { name: 'Lessons', exact: true }).focus();
  await page.keyboard.press('Enter');
  await until(async () => (await page.locator('bs-lessons a').count()) === ids.length, { what: 'all lessons are listed' });
  assert.deepEqual(await texts(page, 'bs-lessons .title'), ids.map(titleOf));
  await page.keyboard.type('extant');
  await until(async () => (await page.locator('bs-lessons a').count()) === 1, { what: 'one is found' });
  assert.match(await page.locator('bs-lessons .line').textContent(), /^resize: mmap can't resize with extant/);
  assert.equal(await page.locator('bs-lessons [role=status]').textContent(), `1 of ${ids.length} lessons`);
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(page), /^a 33\s+A memory map/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await until(async () => (await page.locator('bs-lesson').count()) === 1, { what: 'the lesson is open' });
  await settled(page);
  assert.equal(await page.locator('bs-lessons dialog[open]').count(), 0);
  assert.equal(await focused(page), 'h2 A memory map');
  assert.equal(await fragment(page), '#lesson=memory_map');
  assert.equal(await page.title(), 'A memory map · Bufferscope');
  assert.deepEqual(await files(page), ['memory_map.py']);
  assertClean(page);
  await page.context().close();
});

test('a search that finds nothing says so and leads back', async () => {
  const page = await openPage(browser);
  await openList(page);
  await page.locator('bs-lessons input').fill('zeppelin');
  assert.match(await page.locator('bs-lessons .nothing').textContent(), /No lesson has all of these words: zeppelin/);
  await page.getByRole('button', { name: 'Show all lessons' }).click();
  assert.equal(await page.locator('bs-lessons a').count(), ids.length);
  await page.keyboard.press('Escape');
  assert.match(await focused(page), /^button Lessons/);
  await page.context().close();
});

test('a link opens its lesson; an unknown one says that there is none', async () => {
  const page = await openPage(browser, { link: '#lesson=lock_resize' });
  assert.equal(await title(page), 'A view locks the size');
  assert.equal(await page.locator('bs-exception .type').textContent(), 'BufferError');
  assert.equal(await notice(page).count(), 0, 'nothing was put away');
  await page.context().close();
  const lost = await openPage(browser, { link: '#lesson=zeppelin' });
  assert.equal(await notice(lost).textContent(), 'There is no lesson “zeppelin”. The button Lessons lists all there are.');
  assert.equal((await files(lost))[0], 'main.py');
  assert.equal(await fragment(lost), '');
  await follow(lost, 'grid');
  await write(lost, 'changed = 1\n');
  await lost.waitForTimeout(400);
  await lost.evaluate(() => (location.hash = '#lesson=airship'));
  await until(async () => /airship/.test(await notice(lost).textContent()), { what: 'the notice' });
  assert.equal(await fragment(lost), '#lesson=grid');
  await lost.goto(`${browser.url}?again#lesson=airship`);
  await settled(lost);
  assert.equal(await title(lost), 'Rows and columns', 'the last lesson goes on');
  assert.equal(await program(lost), 'changed = 1');
  assertClean(lost);
  await lost.context().close();
});

test('every lesson prints on the page what it says it prints', async () => {
  const page = await openPage(browser);
  for (const id of ids) {
    await page.locator('bs-console').getByRole('button', { name: 'Clear' }).click();
    await follow(page, id);
    const printed = (await transcript(page)).filter(([kind]) => kind !== 'note').map(([, text]) => text.replace(/^stderr/, ''));
    const told = await page.locator('bs-lesson pre').textContent();
    assert.deepEqual(printed.join('').split('\n').sort(), told.split('\n').sort(), id);
  }
  assertClean(page);
  await page.context().close();
});

test('one’s own program comes back: by Undo, by leaving, after a reload, by the browser’s Back', async () => {
  const page = await openPage(browser);
  await run(page, 'mine = 1\n');
  await follow(page, 'grid');
  assert.equal(await notice(page).textContent(), 'Your own program comes back when you leave the lessons.');
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await program(page), 'mine = 1');
  assert.equal(await page.locator('bs-lesson').count(), 0);
  assert.match(await page.title(), /^Bufferscope:/);
  assert.equal(await fragment(page), '');
  await follow(page, 'grid');
  await page.locator('bs-lesson nav a[rel=next]').click();
  await until(async () => (await title(page)) === 'Bytes that do not stand side by side', { what: 'the next lesson opens' });
  await settled(page);
  await write(page, 'changed = 1\n');
  await page.waitForTimeout(400);
  await page.reload();
  await settled(page);
  assert.equal(await program(page), 'changed = 1');
  assert.equal(await title(page), 'Bytes that do not stand side by side');
  await page.goBack();
  await until(async () => (await title(page)) === 'Rows and columns', { what: 'back at the lesson before' });
  await settled(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await program(page), 'changed = 1');
  await page.getByRole('button', { name: 'Start over' }).click();
  await settled(page);
  assert.match(await program(page), /"""Bytes that do not stand side by side/);
  await page.getByRole('button', { name: 'Leave the lesson' }).click();
  await settled(page);
  assert.equal(await program(page), 'mine = 1');
  assert.equal(await fragment(page), '');
  assert.equal((await files(page)).length, 3);
  assertClean(page);
  await page.context().close();
});

test('a lesson is opened while a program runs without end', async () => {
  const page = await openPage(browser);
  await write(page, 'while True:\n    pass\n');
  await page.locator('bs-program .run').click();
  await page.locator('bs-program .stop').waitFor();
  await follow(page, 'bytes_are_numbers');
  assert.deepEqual((await transcript(page)).at(-1)[0], 'stdout');
  assertClean(page);
  await page.context().close();
});

test('the docstring opens folded, and unfolds', async () => {
  const page = await openPage(browser, { link: '#lesson=grid' });
  const lines = () => page.locator('bs-editor .cm-line').count();
  const before = await lines();
  await page.locator('bs-editor .cm-foldPlaceholder').click();
  assert.ok((await lines()) > before + 5);
  await page.context().close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`list and story are for everyone, ${colorScheme}`, async () => {
    const page = await openPage(browser, { link: '#lesson=lock_resize', colorScheme });
    await page.locator('bs-lesson summary').click();
    assert.deepEqual(await violations(page), []);
    await openList(page);
    await page.locator('bs-lessons input').fill('exports');
    for (const width of [1440, 768, 320]) {
      await page.setViewportSize({ width, height: 700 });
      await page.waitForTimeout(150);
      assert.deepEqual(await violations(page), [], `${width} px`);
      const fits = await page.locator('bs-lessons dialog').evaluate((dialog) => {
        const all = [...dialog.querySelectorAll('*')].every((part) => part.getBoundingClientRect().right <= document.documentElement.clientWidth + 1);
        return all && document.documentElement.scrollWidth <= document.documentElement.clientWidth;
      });
      assert.ok(fits, `fits ${width} px`);
    }
    assertClean(page);
    await page.context().close();
  });
}
