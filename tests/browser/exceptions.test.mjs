// The exceptions panel: every exception of the run, filtered, each leading to its step, exported.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { assertClean, enter, openPage, run, settled, texts, until, violations } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const looks = [{}, { colorScheme: 'dark', viewport: { width: 360, height: 740 } }, { forcedColors: 'active' }];

/** The panel, with every exception of the run read. */
async function openPanel(page) {
  const panel = page.locator('bs-exceptions');
  await panel.getByRole('button', { name: 'Show every one' }).click();
  await until(async () => (await panel.locator('.count').count()) === 1, { what: 'the exceptions are read' });
  return panel;
}

const focusedText = (page) =>
  page.evaluate(() => {
    let element = globalThis.document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.textContent?.trim() ?? '';
  });

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

test('counts over the run are drawn and told, and go to hundreds of exceptions', async () => {
  for (const options of looks) {
    const page = await openPage(browser, options);
    await run(page, "for i in range(300):\n    try:\n        {}[i]\n    except KeyError:\n        pass\nfor i in range(2000):\n    pass\ntry:\n    [][1]\nexcept IndexError:\n    pass\n");
    const panel = await openPanel(page);
    await until(async () => (await panel.locator('summary').count()) === 2, { what: 'the exceptions are there' });
    const bars = (group) => group.locator('svg.times rect').evaluateAll((all) => all.map((bar) => [Number(bar.getAttribute('x')), bar.getBoundingClientRect().height]));
    const [often, once] = [await bars(panel.locator('details').first()), await bars(panel.locator('details').last())];
    const columns = Number((await panel.locator('svg.times').first().getAttribute('viewBox')).split(' ')[2]);
    assert.ok(often.length > 5 && often.every(([x]) => x < columns / 2), 'the many are in the first half');
    assert.deepEqual(once.map(([x]) => x), [columns - 1], 'the one is at the end');
    assert.ok([...often, ...once].every(([, height]) => height >= 2), 'each can be seen');
    await panel.locator('summary').first().click();
    assert.match(await panel.locator('details[open] .when').innerText(), /^Raised from step 1 to 1,\d{3}, most of them, \d+, in steps /);
    assert.deepEqual(await violations(page), []);
    await assertClean(page);
    await page.context().close();
  }
});

test('statements typed after the run are read too, also those typed while the panel is open', async () => {
  const page = await openPage(browser);
  await run(page, 'd = {}\n');
  await enter(page, "d['first']");
  const panel = await openPanel(page);
  await until(async () => (await panel.locator('summary').count()) === 1, { what: 'the statement is there' });
  assert.match(await panel.locator('.count').innerText(), /1 raised, 0 handled/);
  await enter(page, '1 / 0');
  await until(async () => (await texts(page, 'bs-exceptions summary strong')).includes('ZeroDivisionError'), { what: 'the next statement is there' });
  assert.match(await panel.locator('.count').innerText(), /2 raised, 0 handled/);
  await run(page, 'd = {}\n');
  assert.equal(await panel.locator('summary').count(), 0, 'a new run begins anew');
  await page.context().close();
});

test('parameters and rules go with what is exported, by keyboard, and are kept for the next visit', async () => {
  for (const options of looks) {
    const page = await openPage(browser, options);
    await run(page, program);
    let panel = await openPanel(page);
    const toggle = panel.getByRole('button', { name: 'Parameters and rules' });
    await toggle.focus();
    await page.keyboard.press('Enter');
    const form = panel.locator('bs-notices');
    await form.getByRole('button', { name: 'Add a parameter' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('user');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ada');
    await form.getByRole('button', { name: 'Add a parameter' }).click();
    await form.getByLabel('Name of parameter 2').fill('api_key');
    await form.getByLabel('Value of parameter 2').fill('abc123');
    await form.getByRole('button', { name: 'Add a rule' }).focus();
    await page.keyboard.press('Enter');
    await form.getByLabel('Where rule 1 looks').selectOption('class');
    await form.getByLabel('Text that rule 1 looks for').fill('indexerror');
    await form.getByRole('button', { name: 'Add a rule' }).click();
    await form.getByLabel('What rule 2 does').selectOption('change');
    await form.getByLabel('Text that rule 2 looks for').fill('invalid literal');
    await form.getByLabel('What rule 2 puts in its place').fill('bad text');
    assert.match(await form.locator('.outcome').innerText(), /2 of 3 notices are kept, 1 dropped\./);
    await until(async () => /2 of 3 notices are kept/.test(await page.locator('bs-app [role=status][aria-live=polite]').textContent()), { what: 'it is said' });
    await form.locator('summary').click();
    assert.deepEqual(await violations(page), []);
    const over = await page.evaluate(() => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    const exported = async () => {
      const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: 'Export JSON' }).click()]);
      return JSON.parse(await readFile(await download.path(), 'utf8'));
    };
    const check = (notices) => {
      assert.deepEqual(notices.map(({ errors }) => errors[0].type), ['KeyError', 'ValueError']);
      assert.match(notices[1].errors[0].message, /^bad text for int/);
      assert.deepEqual(notices[0].params, { user: 'Ada', api_key: '[blocked]' });
      assert.ok(!/hunter2|abc123/.test(JSON.stringify(notices)));
    };
    check(await exported());
    await page.reload();
    await settled(page);
    panel = await openPanel(page);
    await until(async () => (await panel.locator('summary').count()) === 3, { what: 'the exceptions are there' });
    check(await exported());
    await panel.getByRole('button', { name: 'Parameters and rules' }).click();
    await panel.getByRole('button', { name: 'Remove rule 1' }).click();
    assert.match(await panel.locator('.outcome').innerText(), /3 of 3 notices are kept\./);
    assert.equal(await focusedText(page), 'Add a rule');
    await assertClean(page);
    await page.context().close();
  }
});
