// The program: files, errors in place, loops without end, input, what survives a reload.
/* global Storage, DOMException */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { assertClean, enter, openPage, panel, run, settled, texts, transcript, until, write } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

test('a SyntaxError shows in place, also in another file', async () => {
  const page = await openPage(browser);
  await run(page, 'print("before")\ndef broken(x:\n    return x\n');
  assert.equal(await page.locator('bs-exception .type').textContent(), 'SyntaxError');
  assert.match(await page.locator('bs-editor .bs-failure').textContent(), /^SyntaxError: /);
  assert.match(await page.locator('bs-editor .bs-failed-line').textContent(), /def broken/);
  await run(page, 'import postoffice.report\n');
  assert.equal(await page.locator('bs-exception').count(), 0);
  await page.locator('bs-program [data-path="postoffice/report.py"]').click();
  await write(page, 'x = = 1\n');
  await page.locator('bs-program [data-path="main.py"]').click();
  await run(page);
  await until(async () => (await page.locator('bs-program [role=tab][aria-selected=true]').getAttribute('data-path')) === 'postoffice/report.py', { what: 'the bad file opens' });
  assert.equal(await page.locator('bs-editor .bs-failure').textContent(), 'SyntaxError: invalid syntax');
  assertClean(page);
  await page.context().close();
});

test('what is typed before the editor has come, in one file and another, is kept and can be undone there', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  let come;
  const coming = new Promise((resolve) => (come = resolve));
  await page.route(/assets\/surface-.*\.js/, async (route) => {
    await coming;
    await route.continue();
  });
  await page.goto(browser.url);
  await settled(page);
  const plain = page.locator('bs-editor textarea');
  const [main, other] = [page.locator('bs-program [data-path="main.py"]'), page.locator('bs-program [data-path="postoffice/report.py"]')];
  assert.equal(await plain.evaluate((area) => area.scrollWidth > area.clientWidth), false, 'long lines wrap where the page is narrow');
  const before = await plain.inputValue();
  await plain.press('Control+Home');
  await plain.pressSequentially('first = 1\n');
  await other.click();
  const otherBefore = await plain.inputValue();
  await plain.press('Control+Home');
  await plain.pressSequentially('second = 2\n');
  await main.click();
  await plain.press('Control+Home');
  come();
  const shown = page.locator('bs-editor .cm-content');
  await shown.waitFor();
  assert.match(await shown.textContent(), /^first = 1/);
  await shown.press('Control+z');
  assert.equal(await page.evaluate(() => globalThis.document.querySelector('bs-app').renderRoot.querySelector('bs-program').editor.text), before);
  await other.click();
  assert.match(await shown.textContent(), /^second = 2/);
  await shown.press('Control+z');
  assert.equal(await page.evaluate(() => globalThis.document.querySelector('bs-app').renderRoot.querySelector('bs-program').editor.text), otherBefore);
  await context.close();
});

test('an endless loop leaves the page free, and Stop ends it', async () => {
  const page = await openPage(browser);
  await write(page, 'buf = bytearray(b"x")\ncount = 0\nwhile True:\n    count += 1\n');
  await page.locator('bs-program .run').click();
  await page.locator('bs-program .stop').waitFor();
  const begin = Date.now();
  await page.locator('bs-program [data-path="postoffice/report.py"]').click();
  assert.match(await page.locator('bs-editor .cm-content').textContent(), /class Report/);
  assert.ok(Date.now() - begin < 2000, 'the page answers while the program runs');
  await page.locator('bs-program .stop').click();
  await settled(page);
  assert.ok((await transcript(page)).some(([kind, text]) => kind === 'note' && /Stopped/.test(text)));
  await enter(page, 'count > 0');
  assert.deepEqual((await transcript(page)).at(-1), ['stdout', 'True\n']);
  assert.equal(await panel(page, 'buf').count(), 1);
  assertClean(page);
  await page.context().close();
});

test('a loop that prints without end leaves the page free too', async () => {
  const page = await openPage(browser);
  await write(page, 'number = 0\nwhile True:\n    print("line", number)\n    number += 1\n');
  await page.locator('bs-program .run').click();
  await page.locator('bs-program .stop').waitFor();
  await page.waitForTimeout(1500);
  const begin = Date.now();
  await page.locator('bs-program .stop').click();
  await settled(page);
  assert.ok(Date.now() - begin < 5000, 'Stop works under a flood of output');
  assert.match(await page.locator('bs-console .log').textContent(), /line \d{3}/);
  await enter(page, 'print("still here")');
  assert.match((await transcript(page)).at(-1)[1], /still here\n$/);
  assertClean(page);
  await page.context().close();
});

test('input() asks in the page and goes on', async () => {
  const page = await openPage(browser);
  await write(page, 'name = input("Who? ")\nprint(f"Hello {name}")\n');
  await page.locator('bs-program .run').click();
  await page.locator('bs-console form.waiting').waitFor();
  assert.match((await transcript(page)).at(-1)[1], /Who\? $/, 'the question stands before the answer');
  await until(() => page.locator('bs-console textarea').evaluate((area) => area.matches(':focus')), { what: 'the prompt takes the keyboard' });
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.match((await transcript(page)).at(-1)[1], /Hello Ada\n$/);
  assertClean(page);
  await page.context().close();
});

test('files are added, imported, renamed, removed and brought back', async () => {
  const page = await openPage(browser);
  await page.locator('bs-program').getByRole('button', { name: 'Add a file' }).click();
  await page.locator('#file-name').fill('main.py');
  await page.locator('#file-name').press('Enter');
  assert.match(await page.locator('#file-problem').textContent(), /already/);
  await page.locator('#file-name').fill('tool.py');
  await page.locator('#file-name').press('Enter');
  await write(page, 'answer = 42\n');
  await page.locator('bs-program').getByRole('button', { name: 'Rename tool.py' }).click();
  await page.locator('#file-name').fill('kit/tool.py');
  await page.locator('#file-name').press('Enter');
  await page.locator('bs-program [data-path="main.py"]').click();
  await run(page, 'from kit.tool import answer\nprint(answer)\n');
  assert.deepEqual((await transcript(page)).at(-1), ['stdout', '42\n']);
  await page.locator('bs-program [data-path="kit/tool.py"]').click();
  await page.locator('bs-program').getByRole('button', { name: 'Remove kit/tool.py' }).click();
  assert.equal(await page.locator('bs-program [data-path="kit/tool.py"]').count(), 0);
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await page.locator('bs-program [data-path="kit/tool.py"]').waitFor();
  await until(async () => /answer = 42/.test(await page.locator('bs-editor .cm-content').textContent()), { what: 'the text is back' });
  assertClean(page);
  await page.context().close();
});

test('program and transcript survive a reload', async () => {
  const page = await openPage(browser);
  await run(page, 'kept = bytearray(b"kept")\nprint("first run")\n');
  await enter(page, 'len(kept)');
  await write(page, 'print("second text")\n');
  await page.waitForTimeout(400);
  await page.reload();
  await settled(page);
  assert.match(await page.locator('bs-editor .cm-content').textContent(), /second text/);
  const log = await page.locator('bs-console .log').textContent();
  assert.match(log, /first run/);
  assert.match(log, /len\(kept\)/);
  await page.locator('bs-console textarea').press('ArrowUp');
  assert.equal(await page.locator('bs-console textarea').inputValue(), 'len(kept)');
  assertClean(page);
  await page.context().close();
});

test('a storage that refuses is told once, and the page works', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(browser.url);
  await settled(page);
  await until(async () => (await page.locator('.notice').count()) === 1, { what: 'the notice' });
  assert.match(await page.locator('.notice').textContent(), /storage is full/);
  await page.locator('.notice').getByRole('button', { name: 'Dismiss' }).click();
  await enter(page, '1 + 1');
  await page.waitForTimeout(500);
  assert.equal(await page.locator('.notice').count(), 0);
  assert.deepEqual((await transcript(page)).at(-1), ['stdout', '2\n']);
  await context.close();
});

test('an ordinary exception is explained; chains stay in the traceback', async () => {
  const page = await openPage(browser);
  await run(page, 'class Missing(LookupError):\n    pass\n\ntry:\n    {}["key"]\nexcept KeyError as error:\n    raise Missing("nothing there") from error\n');
  assert.match(await page.locator('bs-exception .type').textContent(), /Missing/);
  assert.deepEqual((await texts(page, 'bs-hierarchy .path code')).map((name) => name.replace(/^__main__\./, '')), ['BaseException', 'Exception', 'LookupError', 'Missing']);
  assert.match(await page.locator('bs-exception .traceback pre').textContent(), /KeyError: 'key'[^]*direct cause[^]*Missing: nothing there/);
  await until(async () => (await texts(page, 'bs-exception bs-origins li')).some((text) => /raised from\s+KeyError/.test(text)), { what: 'its cause is drawn' });
  await page.locator('bs-hierarchy summary').click();
  assert.ok((await page.locator('bs-hierarchy .whole li').count()) > 60);
  await page.locator('bs-exception').getByRole('button', { name: 'Close the explanation' }).click();
  await page.locator('bs-exception').waitFor({ state: 'detached' });
  assertClean(page);
  await page.context().close();
});

test('a page that was closed in the middle of a run does not start it again by itself', async () => {
  const page = await openPage(browser);
  await write(page, 'while True:\n    pass\n');
  await page.locator('bs-program .run').click();
  await page.locator('bs-program .stop').waitFor();
  await page.reload();
  await settled(page);
  assert.match(await page.locator('.notice').textContent(), /still running when the page was closed/);
  assert.match(await page.locator('bs-editor .cm-content').textContent(), /while True/);
  assertClean(page);
  await page.context().close();
});

test('Start over brings the opening program back, and Undo the own one', async () => {
  const page = await openPage(browser);
  const button = page.getByRole('button', { name: 'Start over' });
  assert.equal(await button.count(), 0, 'nothing to bring back yet');
  await run(page, 'mine = 1\n');
  await button.click();
  await settled(page);
  assert.match(await page.locator('bs-editor .cm-content').textContent(), /letter that cannot grow/);
  assert.equal(await page.locator('bs-exception .type').textContent(), 'BufferError');
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await until(async () => /^mine = 1/.test(await page.locator('bs-editor .cm-content').textContent()), { what: 'the own program is back' });
  assertClean(page);
  await page.context().close();
});

test('the end of the transcript stays in sight', async () => {
  const page = await openPage(browser);
  const below = () => page.locator('bs-console .log').evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
  await run(page, 'for i in range(5):\n    print(i)\n');
  await until(async () => (await below()) < 2, { what: 'the end is in sight' });
  await page.locator('bs-console .log').evaluate((log) => (log.scrollTop = 0));
  await enter(page, 'print("more")');
  assert.ok((await below()) > 50, 'whoever reads further up is left there');
  await page.context().close();
});

test('another file can be the one that runs', async () => {
  const page = await openPage(browser);
  await page.locator('bs-program').getByRole('button', { name: 'Add a file' }).click();
  await page.locator('#file-name').fill('other.py');
  await page.locator('#file-name').press('Enter');
  await write(page, 'print(__name__, "of other.py")\n');
  await page.locator('bs-program').getByRole('button', { name: 'Run starts other.py' }).click();
  await run(page);
  assert.deepEqual((await transcript(page)).slice(-2), [['note', 'python3 other.py'], ['stdout', '__main__ of other.py\n']]);
  await page.locator('bs-program [data-path="main.py"]').click();
  await page.locator('bs-program').getByRole('button', { name: 'Remove main.py' }).click();
  assert.equal(await page.locator('bs-program [data-path="main.py"]').count(), 0);
  assertClean(page);
  await page.context().close();
});

test('any selection is typed over, also the one line that failed', async () => {
  const page = await openPage(browser);
  await run(page, 'assert False');
  await write(page, 'print("fine")');
  await run(page);
  assert.deepEqual((await transcript(page)).at(-1), ['stdout', 'fine\n']);
  assertClean(page);
  await page.context().close();
});

test('a statement at the prompt that does not end is stopped there: by its button, by Ctrl+C', async () => {
  const page = await openPage(browser, { viewport: { width: 360, height: 740 } });
  const area = page.locator('bs-console textarea');
  await area.fill('while True: pass');
  await area.press('Enter');
  await page.locator('bs-console').getByRole('button', { name: 'Stop' }).click();
  await settled(page);
  assert.deepEqual((await transcript(page)).at(-1), ['note', 'Stopped.']);
  await area.fill('while True: pass');
  await area.press('Enter');
  await page.locator('bs-program .stop').waitFor();
  await area.press('Control+c');
  await settled(page);
  assert.deepEqual((await transcript(page)).slice(-3).map(([kind]) => kind), ['statement', 'stderr', 'note']);
  assertClean(page);
  await page.context().close();
});

test('whatever is raised, there is a sentence on why', async () => {
  const page = await openPage(browser);
  for (const statement of ['raise ExceptionGroup("two", [ValueError(1), TypeError(2)])', 'raise Exception("own")', 'next(iter([]))', '[][1]', 'raise EOFError', 'raise OSError("no")']) {
    await enter(page, statement);
    assert.ok((await page.locator('bs-exception .why').textContent()).trim().length > 15, statement);
  }
  await page.context().close();
});

test('links to lines still lead there after an edit', async () => {
  const page = await openPage(browser);
  await page.locator('bs-editor .cm-content').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('# one\n# two\n');
  await page.locator('bs-exception .holder button.link').click();
  await until(async () => /window = letter\.getbuffer\(\)/.test(await page.locator('bs-editor .cm-activeLine').textContent()), { what: 'the link leads to the moved line' });
  assertClean(page);
  await page.context().close();
});

test('hundreds of views keep the explanation short', async () => {
  const page = await openPage(browser);
  await run(page, 'buf = bytearray(256)\nviews = [memoryview(buf)[i:i + 20] for i in range(200)]\n');
  await enter(page, 'buf.append(1)');
  assert.equal(await page.locator('bs-exception .why').textContent(), 'Changing the size of the bytearray buf could move its memory, and 200 views still point into it.');
  assert.equal(await page.locator('bs-exception .holder').count(), 8);
  assert.equal(await page.locator('bs-editor .cm-line .bs-taken').count(), 6);
  await page.locator('bs-exception').getByRole('button', { name: 'Show all 200' }).click();
  assert.equal(await page.locator('bs-exception .holder').count(), 200);
  assertClean(page);
  await page.context().close();
});

test('a long line of classes stays inside its box', async () => {
  const page = await openPage(browser);
  for (const width of [1440, 1100, 768, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await enter(page, 'b"\\xff".decode()');
    const over = await page.locator('bs-exception section').evaluate((section) => {
      const right = section.getBoundingClientRect().right;
      const path = section.querySelector('.kind bs-hierarchy').shadowRoot.querySelectorAll('code');
      return Math.max(...[...path].map((code) => code.getBoundingClientRect().right)) - right;
    });
    assert.ok(over < -8, `${over} at ${width} px`);
  }
  await page.context().close();
});
