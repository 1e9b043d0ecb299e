// The timeline: stepping, scrubbing, finding changes, and the page as it stood at a step.
/* global document */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { assertClean, enter, goToStep, hexOf, openPage, panel, run, settled, until, violations, write } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const program = `buf = bytearray(b'abc')
def put(x):
    buf[0] = x
    return x
view = memoryview(buf)
put(65)
view.release()
for i in range(3):
    buf.append(i)
print(buf)
1/0
`;

const stepField = (page) => page.locator('bs-timeline .step input');
const at = async (page, step) => until(async () => (await stepField(page).inputValue()) === String(step), { what: `step ${step}` });
const stepLine = (page) => page.locator('bs-editor .bs-step-line');
const button = (page, name) => page.locator('bs-timeline').getByRole('button', { name, exact: true });

test('buttons, keys and a number step through the program, and everything is as it was', async () => {
  const page = await openPage(browser);
  await run(page, program);
  await at(page, 17);
  assert.equal(await stepLine(page).count(), 0);
  await button(page, 'First step').click();
  await at(page, 1);
  await until(async () => (await stepLine(page).textContent())?.includes('buf = bytearray'), { what: 'the first line is marked' });
  assert.equal(await panel(page, 'buf').count(), 0);
  await page.keyboard.press('.');
  await at(page, 2);
  assert.equal(await hexOf(panel(page, 'buf')), '616263');
  await goToStep(page, 6);
  await at(page, 6);
  await until(async () => (await stepLine(page).textContent())?.includes('return x'), { what: 'the line in put() is marked' });
  assert.equal(await hexOf(panel(page, 'buf')), '416263');
  assert.match(await page.locator('bs-variables section').innerText(), /put\(\)\s*at main.py line 4[\s\S]*x\s*65/);
  await page.locator('bs-timeline input[type=range]').focus();
  await page.keyboard.press(',');
  await at(page, 5);
  assert.equal(await hexOf(panel(page, 'buf')), '616263');
  assert.match(await page.locator('[role=status]').first().textContent(), /Step 5 of 16: main.py line 3, in put\./);
  assert.deepEqual(await violations(page), []);
  await button(page, 'Last: after the last line').click();
  await at(page, 17);
  assert.equal(await page.locator('bs-exception').count(), 1);
  await assertClean(page);
  await page.context().close();
});

test('changes of a byte, a variable and kinds of event are found', async () => {
  const page = await openPage(browser);
  await run(page, program);
  await panel(page, 'buf').locator('[data-offset="0"]').click();
  await page.getByRole('button', { name: 'Previous change of byte 0' }).click();
  await at(page, 6);
  await page.locator('bs-timeline select').selectOption('release');
  await button(page, 'Next view let go').click();
  await at(page, 8);
  await page.locator('bs-timeline select').selectOption('exception');
  await button(page, 'Next exception').click();
  await at(page, 17);
  await page.getByRole('button', { name: 'Previous change of i', exact: true }).click();
  await at(page, 13);
  await page.context().close();
});

test('a statement typed at a past step runs where the session ends', async () => {
  const page = await openPage(browser);
  await run(page, 'x = 1\nx = 2\n');
  await button(page, 'First step').click();
  await at(page, 1);
  await enter(page, 'x = x + 40; y = bytearray([x])');
  assert.equal(await hexOf(panel(page, 'y')), '2a');
  await at(page, 4);
  await page.context().close();
});

test('an endless loop that was stopped can be stepped through', async () => {
  const page = await openPage(browser);
  await page.locator('bs-editor .cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('n = 0\nwhile True:\n    n += 1\n');
  await page.locator('bs-program .run').click();
  await page.waitForTimeout(300);
  await page.locator('bs-program .stop').click();
  await until(async () => (await page.locator('bs-timeline input[type=range]').count()) === 1, { what: 'the timeline is there' });
  await goToStep(page, 1001);
  await until(async () => /n\s*499\b/.test(await page.locator('bs-variables section').innerText()), { what: 'n is 499' });
  await page.context().close();
});

const consoleTexts = async (page, part) => (await page.locator(`bs-console ${part}`).allInnerTexts()).map((text) => text.trim());
const later = (page) => page.locator('bs-console .later');
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.textContent ?? '';
  });

test('the console shows what had been written at the step, and what came later apart from it', async () => {
  for (const options of [{}, { colorScheme: 'dark', viewport: { width: 360, height: 740 } }, { forcedColors: 'active' }]) {
    const page = await openPage(browser, options);
    await page.locator('bs-console').getByRole('button', { name: 'Clear' }).click();
    await run(page, "for word in ['one', 'two', 'three']:\n    print(word)\n");
    await enter(page, "print('typed')");
    assert.equal(await later(page).count(), 0);
    await goToStep(page, 4);
    await until(async () => (await later(page).count()) === 1, { what: 'later output stands apart' });
    assert.match((await consoleTexts(page, '.now'))[0], /Up to step 4; what follows came later/);
    assert.deepEqual(await consoleTexts(page, '.log > .stdout'), ['one']);
    assert.deepEqual(await consoleTexts(page, '.later pre'), ['two\nthree', "Statement:\n>>> print('typed')", 'typed']);
    assert.deepEqual(await violations(page), []);
    const inSight = await page.locator('bs-console .now').evaluate((divider) => {
      const [own, log] = [divider.getBoundingClientRect(), divider.parentElement.getBoundingClientRect()];
      return own.top >= log.top && own.bottom <= log.bottom;
    });
    assert.ok(inSight, 'the place where the step stands is in sight');
    await button(page, 'Last: after the last line').click();
    await until(async () => (await later(page).count()) === 0, { what: 'all of it is there again' });
    assert.deepEqual(await consoleTexts(page, '.log > .stdout'), ['one\ntwo\nthree', 'typed']);
    await assertClean(page);
    await page.context().close();
  }
});

test('a frame of the traceback leads to the step at which its line last ran', async () => {
  const page = await openPage(browser);
  await run(page, 'def part(n):\n    return 10 // n\ntotal = 0\nfor n in (5, 2, 0):\n    total += part(n)\n');
  const links = page.locator('bs-exception .traceback a');
  assert.deepEqual(await links.allTextContents(), ['File "main.py", line 5', 'File "main.py", line 2']);
  await links.nth(0).focus();
  await page.keyboard.press('Enter');
  await at(page, 10);
  await until(async () => /Step 10 of 11: main.py line 5\./.test(await page.locator('[role=status]').first().textContent()), { what: 'it is said where it went' });
  assert.match(await stepLine(page).textContent(), /total \+= part\(n\)/);
  assert.match(await page.locator('bs-variables section').innerText(), /total\s*7/);
  assert.equal(await focused(page), 'File "main.py", line 5');
  await links.nth(1).click();
  await at(page, 11);
  assert.match(await page.locator('bs-variables section').innerText(), /n\s*0/);
  assert.deepEqual(await violations(page), []);
  await page.locator('bs-exception').getByRole('button', { name: 'Back to the exception' }).click();
  await at(page, 12);
  assert.equal(await page.locator('bs-exception .at').count(), 0);
  await assertClean(page);
  await page.context().close();
});

test('holders of a buffer are told as they were at the exception, whatever step is on show', async () => {
  const page = await openPage(browser);
  await run(page, "buf = bytearray(b'abc')\nview = memoryview(buf)\nbuf.append(1)\n");
  assert.match(await page.locator('bs-exception .holders').innerText(), /This view holds the bytes/);
  await button(page, 'First step').click();
  await at(page, 1);
  assert.match(await page.locator('bs-exception .holders').innerText(), /This view holds the bytes[\s\S]*view\s*holds bytes 0–2/);
  await page.context().close();
});

test('input() without a line left asks in the page, with its steps at hand meanwhile, and goes on', async () => {
  const page = await openPage(browser);
  await write(page, "name = input('who? ')\nprint('hello', name)\n");
  await page.locator('bs-program .run').click();
  const field = page.locator('bs-console textarea');
  await until(async () => (await field.getAttribute('placeholder')) === 'the program waits for a line', { what: 'the program waits' });
  await until(async () => (await page.locator('bs-timeline input[type=range]').count()) === 1, { what: 'the timeline is there' });
  await button(page, 'First step').click();
  await at(page, 1);
  await field.fill('Ada');
  await field.press('Enter');
  await settled(page);
  assert.match(await page.locator('bs-console .log').innerText(), /who\? [\s\S]*input Ada[\s\S]*hello Ada/);
  await at(page, 3);
  await button(page, 'Step back (,)').click();
  await at(page, 2);
  assert.match(await page.locator('bs-variables section').innerText(), /name\s*'Ada'/);
  assert.deepEqual(await consoleTexts(page, '.later .stdout'), ['hello Ada']);
  await page.context().close();
});
