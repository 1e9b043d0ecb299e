// The explanation: where an exception came from, what it holds, its classes, and the clauses that would catch it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { assertClean, openPage, run, settled, texts, until, violations } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const looks = [{}, { colorScheme: 'dark', viewport: { width: 360, height: 740 } }, { forcedColors: 'active' }];
const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();
const inText = async (place) => plain(await place.innerText());

const group = `def parse(text):
    return int(text)
errors = []
for text in ('seven', '[]'):
    try:
        try:
            parse(text)
        except ValueError as error:
            error.add_note('seen <b>once</b>')
            raise LookupError(text) from error
    except LookupError as error:
        errors.append(error)
try:
    {}['x']
except KeyError as missing:
    errors.append(missing)
try:
    raise ExceptionGroup('jobs', [errors[0], ExceptionGroup('inner', errors[1:])])
except* ArithmeticError:
    pass
`;

test('a group is drawn as a tree of its members, each with its message, notes, frames and what it came from', async () => {
  for (const options of looks) {
    const page = await openPage(browser, options);
    await run(page, group);
    const tree = page.locator('bs-origins');
    await until(async () => (await tree.locator('li.member').count()) === 4, { what: 'the tree is there' });
    assert.equal(await inText(tree.locator('h3')), 'What it holds: 3 exceptions');
    const members = await tree.locator('li.itself > ul > li.member > .head').allInnerTexts();
    assert.deepEqual(members.map(plain), ['LookupError: seven', 'ExceptionGroup: inner (2 sub-exceptions)']);
    const inner = await tree.locator('li.member li.member > .head').allInnerTexts();
    assert.deepEqual(inner.map(plain), ['LookupError: []', "KeyError: 'x'"]);
    const cause = tree.locator('li.cause').first();
    assert.match(await inText(cause), /^raised from ValueError: invalid literal for int\(\) with base 10: 'seven' Note: seen <b>once<\/b> main.py, line 7: parse\(text\) main.py, line 2, in parse\(\): return int\(text\) caught by except ValueError as error: at main.py, line 8$/);
    assert.deepEqual(await violations(page), []);
    const over = await page.evaluate(() => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    await cause.getByRole('button', { name: 'main.py, line 2' }).focus();
    await page.keyboard.press('Enter');
    await until(async () => /main.py line 2, in parse/.test(await page.locator('[role=status]').first().textContent()), { what: 'the step of that call is on show' });
    assert.match(await inText(page.locator('bs-variables section')), /text 'seven'/);
    await assertClean(page);
    await page.context().close();
  }
});

test('chains are drawn, with the context that “from” hides; an exception on its own has no tree', async () => {
  const page = await openPage(browser);
  await run(page, 'try:\n    1 / 0\nexcept ZeroDivisionError:\n    try:\n        [][1]\n    except IndexError:\n        raise ValueError("no") from None\n');
  const tree = page.locator('bs-origins');
  await until(async () => (await tree.locator('.head').count()) === 3, { what: 'the chain is there' });
  assert.equal(await inText(tree.locator('h3')), 'How it came about');
  assert.deepEqual((await tree.locator('.head').allInnerTexts()).map(plain), ['ValueError', 'was handling, hidden by “from” IndexError: list index out of range', 'raised while handling ZeroDivisionError: division by zero']);
  await run(page, '1 / 0\n');
  assert.equal(await tree.count(), 0);
  await page.context().close();
});

test('classes with several bases stand below each of them, and in the tree of all', async () => {
  for (const options of looks) {
    const page = await openPage(browser, options);
    await run(page, "class Mixin:\n    pass\nclass Gone(ConnectionError, Mixin, KeyError):\n    pass\ne = Gone('x')\ne.add_note('look elsewhere')\nraise e\n");
    const classes = page.locator('bs-exception .kind bs-hierarchy');
    const below = (name) => classes.locator('li', { has: page.locator(`> code:text-is("${name}")`) });
    assert.equal(await classes.locator('.own').count(), 2);
    assert.equal(await below('ConnectionError').locator('.own').count(), 1);
    assert.equal(await below('KeyError').locator('.own').count(), 1);
    assert.equal(await below('OSError').locator('.own').count(), 1);
    assert.match(await inText(classes.locator('.mixins')), /Also of Mixin, no exception: except cannot name it/);
    await page.locator('bs-hierarchy.tree summary').click();
    const on = (await page.locator('bs-hierarchy.tree .on > code').allInnerTexts()).sort();
    assert.deepEqual(on, ['BaseException', 'ConnectionError', 'Exception', 'Gone', 'Gone', 'KeyError', 'LookupError', 'OSError']);
    assert.match(await inText(page.locator('bs-exception .note').first()), /Note ?look elsewhere/);
    assert.deepEqual(await violations(page), []);
    await assertClean(page);
    await page.context().close();
  }
});

test('clauses are told: which were tried, and which would catch it', async () => {
  const page = await openPage(browser);
  const clauses = page.locator('bs-exception .clauses');
  await run(page, "def work():\n    try:\n        return {}['x']\n    except (IndexError, TypeError):\n        pass\ntry:\n    work()\nexcept OSError:\n    pass\ntry:\n    pass\nexcept LookupError:\n    pass\n");
  assert.equal(await inText(clauses.locator('p')), 'A clause that names KeyError, LookupError or Exception catches it.');
  assert.deepEqual((await clauses.locator('li').allInnerTexts()).map(plain), [
    'except (IndexError, TypeError): main.py, line 4 tried; KeyError is none of these',
    'except OSError: main.py, line 8 tried; KeyError is no OSError',
    'except LookupError: main.py, line 12 would catch it, but does not stand around the line that failed',
  ]);
  await clauses.getByRole('button', { name: 'main.py, line 8' }).click();
  await until(async () => (await page.locator('bs-editor .cm-activeLine').textContent()) === 'except OSError:', { what: 'the clause is in the editor' });
  await run(page, "{}['x']\n");
  assert.match(await inText(clauses), /No except clause stands around the line that failed\. A clause that names KeyError, LookupError or Exception catches it\./);
  await page.context().close();
});

test('the traceback is there to copy, to the letter', async () => {
  const page = await openPage(browser);
  await run(page, group);
  await settled(page);
  const [shown] = await texts(page, 'bs-exception .traceback pre');
  const [written] = (await texts(page, 'bs-console .stderr pre')).slice(-1);
  assert.equal(shown, written);
  await page.context().close();
});
