// The exceptions panel: every exception of the run, filtered, each leading to its step, exported.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { assertClean, openPage, run, texts, until, violations } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const program = `for key in 'ab':
    try:
        {'a': 1}[key]
    except KeyError:
        pass
try:
    [][1]
except LookupError:
    pass
int('password=hunter2')
`;

test('all exceptions of a run are grouped, filtered, led to and exported', async () => {
  const page = await openPage(browser);
  await run(page, program);
  const panel = page.locator('bs-exceptions');
  await panel.getByRole('button', { name: 'Show every one' }).click();
  await until(async () => (await panel.locator('summary').count()) === 3, { what: 'the exceptions are there' });
  assert.match((await texts(page, 'bs-exceptions .count'))[0], /3 raised, 2 handled/);
  await panel.locator('select').first().selectOption('LookupError');
  assert.deepEqual(await texts(page, 'bs-exceptions summary strong'), ['KeyError', 'IndexError']);
  await panel.locator('summary').first().click();
  await panel.locator('details[open] .records button', { hasText: 'step' }).click();
  await until(async () => (await page.locator('bs-editor .bs-step-line').textContent())?.includes("{'a': 1}[key]"), { what: 'its step is on show' });
  await panel.locator('select').first().selectOption('');
  const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: 'Export JSON' }).click()]);
  const notices = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.deepEqual(notices.map((notice) => notice.errors[0].type), ['KeyError', 'IndexError', 'ValueError']);
  assert.ok(!JSON.stringify(notices).includes('hunter2'));
  assert.deepEqual(await violations(page), []);
  await assertClean(page);
  await page.context().close();
});
