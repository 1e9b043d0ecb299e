// The first sight: a program of two files, already run, its BufferError explained.
/* global navigator */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { act, assertClean, enter, hexOf, openPage, panel, settled, statements, texts, transcript, until } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const traceback = `Traceback (most recent call last):
  File "main.py", line 22, in <module>
    add_line(letter, b', world!')
    ~~~~~~~~^^^^^^^^^^^^^^^^^^^^^
  File "main.py", line 11, in add_line
    letter.write(line)
    ~~~~~~~~~~~~^^^^^^
BufferError: Existing exports of data: object cannot be re-sized
`;

test('the page carries its own strict policy and obeys it', async () => {
  const page = await openPage(browser);
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /script-src 'self' 'sha256-[\w+/]{43}=' 'wasm-unsafe-eval'(;|$)/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
  assertClean(page);
  await page.context().close();
});

test("where a host's own policy forbids scripts within the page, its first result is on show all the same", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(browser.url, async (route) => {
    const response = await route.fetch();
    const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'";
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await page.goto(browser.url);
  await page.locator('bs-exception h2', { hasText: 'Existing exports' }).waitFor();
  assert.ok(await page.evaluate(() => !('bufferscopeBegun' in globalThis)), 'the script was refused');
  await context.close();
});

test('the BufferError is on show: message, reason, holder, hierarchy, exact traceback', async () => {
  const page = await openPage(browser);
  const box = page.locator('bs-exception');
  assert.equal(await box.locator('.type').textContent(), 'BufferError');
  assert.equal(await box.locator('.message').textContent(), 'Existing exports of data: object cannot be re-sized');
  assert.ok((await box.locator('.why').textContent()).trim().length > 20, 'a sentence on why');
  assert.match(await box.locator('.holder').textContent(), /window\s+holds bytes 0–4\s+taken at\s+main\.py, line 15/);
  assert.match(await box.locator('.holder .line').textContent(), /^window = letter\.getbuffer\(\)/);
  assert.deepEqual(await texts(page, 'bs-hierarchy .path code'), ['BaseException', 'Exception', 'BufferError']);
  assert.equal(await box.locator('.traceback pre').textContent(), traceback);
  for (const [width, height] of [[1440, 900], [768, 1024]]) {
    await page.setViewportSize({ width, height });
    // The layout changes with the width, which takes the page a moment.
    const place = await until(() => box.locator('h2').boundingBox());
    assert.ok(place && place.y >= 0 && place.y + place.height < height, `the message is in sight at ${width} px`);
  }
  assertClean(page);
  await page.context().close();
});

test('when the elements cannot be fetched, the page says so', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(/assets\/index-.*\.js/, (route) => route.abort());
  await page.goto(browser.url);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.textContent(), /could not be loaded.*reload the page/);
  await context.close();
});

for (const [part, pattern, reason] of [['wasm', /assets\/bufferscope-.*\.wasm/, /./], ['worker', /assets\/worker-.*\.js/, /worker failed/]]) {
  test(`when the engine's ${part} cannot be fetched, the page says so once and keeps the program`, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route(pattern, (route) => route.abort());
    await page.goto(browser.url);
    const alert = page.locator('bs-app p[role=alert]');
    await alert.waitFor();
    assert.match(await alert.textContent(), /The Python engine could not start: /);
    assert.match(await alert.textContent(), reason);
    assert.equal(await page.locator('bs-app .status').textContent(), 'No engine');
    await page.locator('bs-editor .cm-content', { hasText: 'letter.getbuffer' }).waitFor();
    assert.ok(await page.locator('bs-program .run').isDisabled());
    assert.ok((await transcript(page)).every(([, text]) => text === 'python3 main.py'), 'the console does not repeat it');
    await context.close();
  });
}

test('a program waits for an engine that is long in coming, can be stopped meanwhile, and a page left meanwhile starts it at the next visit', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  let come;
  const coming = new Promise((resolve) => (come = resolve));
  await page.route(/assets\/bufferscope-.*\.wasm/, async (route) => {
    await coming;
    await route.continue().catch(() => undefined); // of a page that was left
  });
  await page.goto(browser.url);
  const status = page.locator('bs-app .status');
  await until(async () => (await status.textContent()) === 'Starting Python…');
  await page.reload();
  await until(async () => (await status.textContent()) === 'Starting Python…');
  assert.equal(await page.locator('bs-app .notice').count(), 0, 'nothing was running');
  await page.locator('bs-program .stop').click();
  assert.equal(await status.textContent(), 'Starting Python…');
  come();
  await until(async () => (await status.textContent()) === 'Python 3.14');
  await settled(page);
  await page.locator('bs-program .run').click();
  await page.locator('bs-exception h2').waitFor();
  await context.close();
});

test('the console tells stdout from stderr', async () => {
  const page = await openPage(browser);
  const entries = await transcript(page);
  assert.deepEqual(entries.map(([kind]) => kind), ['note', 'stdout', 'stderr']);
  assert.match(entries[1][1], /THROUGH THE WINDOW[^]*48656c6c6f[^]*b'Jello'/);
  assert.equal(entries[2][1], `noted: BufferError: Existing exports of data: object cannot be re-sized\n${traceback}`);
  assert.equal(await page.locator('bs-console .stderr .channel').textContent(), 'stderr');
  await page.context().close();
});

test('the memory shows the stream, its lock and its view', async () => {
  const page = await openPage(browser);
  const letter = panel(page, 'letter');
  assert.equal(await hexOf(letter), '4a656c6c6f');
  assert.equal((await letter.locator('.ascii').textContent()).replace(/\s/g, ''), 'Jello');
  assert.match(await letter.locator('.facts').textContent(), /BytesIO\s*5 bytes\s*writable\s*position 5/);
  assert.match(await letter.locator('.padlock').textContent(), /1 export/);
  const view = letter.locator('bs-view');
  const facts = (await view.locator('dl').textContent()).replace(/\s+/g, ' ');
  assert.match(facts, /format ?'B' ?itemsize ?1 ?shape ?\(5,\) ?strides ?\(1,\) ?nbytes ?5 ?reads ?\[74, 101, 108, 108, 111\]/);
  assert.match(await view.locator('.head').textContent(), /window\s*bytes 0–4\s*writable\s*taken at main\.py, line 15/);
  assert.equal(await letter.locator('svg .mark.filled').count(), 1);
  await page.context().close();
});

test('the editor marks the failing line with its message, and where the view was taken', async () => {
  const page = await openPage(browser);
  assert.equal(await page.locator('bs-editor .bs-failed').textContent(), 'letter.write(line)');
  assert.equal(await page.locator('bs-editor .bs-failure').textContent(), 'BufferError: Existing exports of data: object cannot be re-sized');
  const line = page.locator('bs-editor .cm-line').filter({ has: page.locator('.bs-taken') });
  assert.match(await line.textContent(), /window = letter\.getbuffer\(\)/);
  await page.locator('bs-exception .holder button.link').click();
  const activeLine = () => page.locator('bs-editor .cm-activeLine').textContent();
  await until(async () => /window = letter\.getbuffer\(\)/.test(await activeLine()), { what: 'the link leads to the line' });
  await page.locator('bs-exception .traceback a').first().click();
  await until(async () => /add_line\(letter, b/.test(await page.locator('bs-editor .bs-step-line').textContent()), { what: 'the traceback leads to its step' });
  await page.context().close();
});

test('releasing the view opens the lock, and the write works', async () => {
  const page = await openPage(browser);
  await page.locator('bs-exception .holders button.primary').click();
  await settled(page);
  assert.deepEqual(await statements(page), ['window.release()']);
  const letter = panel(page, 'letter');
  assert.match(await letter.locator('.padlock').textContent(), /no exports/);
  assert.match(await page.locator('bs-exception .holders h3').textContent(), /Nothing holds the bytes any more/);
  assert.equal(await letter.locator('svg .mark.released').count(), 1);
  await act(page, letter, 'write', { value: ', world!' });
  assert.equal(await hexOf(letter), '4a656c6c6f2c20776f726c6421');
  assert.deepEqual(await statements(page), ['window.release()', "letter.write(b', world!')"]);
  assert.equal((await transcript(page)).at(-1)[1], '8\n');
  await enter(page, 'len(letter.getvalue())');
  assert.equal((await transcript(page)).at(-1)[1], '13\n');
  assertClean(page);
  await page.context().close();
});

test('the traceback is copied exactly', async () => {
  const page = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('bs-exception').getByRole('button', { name: 'Copy' }).click();
  await until(async () => (await page.locator('bs-exception .caption button').textContent()) === 'Copied', { what: 'Copied is said' });
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), traceback);
  await page.context().close();
});

test('parts of the engine that few programs need come when one needs them', async () => {
  const page = await openPage(browser);
  const requested = [];
  page.on('request', (request) => requested.push(/assets\/(\w+)-/.exec(request.url())?.[1]));
  await enter(page, 'word = 1');
  assert.deepEqual(requested, []);
  await enter(page, "import enum, re; print(enum.Enum('E', 'A').A, re.sub('a+', 'b', 'caat'))");
  assert.deepEqual(requested.sort(), ['library', 'rest']);
  await enter(page, String.raw`print('\N{SNAKE}')`);
  assert.deepEqual(requested.sort(), ['library', 'rest', 'unicode_data']);
  assert.deepEqual((await transcript(page)).slice(-4).filter(([kind]) => kind === 'stdout').map(([, text]) => text), ['E.A cbt\n', '🐍\n']);
  assertClean(page);
  await page.context().close();
});
