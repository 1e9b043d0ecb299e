// The timeline: stepping, scrubbing, finding changes, and the page as it stood at a step.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { assertClean, enter, goToStep, hexOf, openPage, panel, run, until, violations } from './page.mjs';

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
