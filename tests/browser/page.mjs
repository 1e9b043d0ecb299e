// What the page's tests share: opening it and a hand on its parts. Locators reach through the shadow roots.
/* global document, requestAnimationFrame */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { browserName, until } from '../tooling/browser.mjs';

export { until };

/** Colour schemes and widths in which what is to be seen is checked; the second browser, with the same styles, takes two of the four. */
export const looks = [['light', 1440], ['dark', 320], ...(browserName === 'chromium' ? [['light', 320], ['dark', 1440]] : [])];

/** Opens the page, or a link into it, and waits until its program has run. */
export async function openPage(browser, { link = '', ...options } = {}) {
  const page = await browser.open(link, { viewport: { width: 1440, height: 900 }, ...options });
  await settled(page);
  return page;
}

/** Waits until nothing runs, and what ran is drawn. */
export async function settled(page, timeout = 20_000) {
  const isQuiet = async () => (await page.locator('bs-program .run:enabled').count()) === 1 && (await page.locator('bs-console').evaluate(isDrawn));
  await until(isQuiet, { timeout, what: 'the run ends' });
  await page.waitForTimeout(60);
  await until(isQuiet, { timeout, what: 'the run ends' });
}

/** In the page: whether nothing runs, told once the page has drawn that. It draws a little after a run begins and after it ends. */
async function isDrawn({ session }) {
  if (session.busy) return false;
  const drawn = new Promise((resolve) => session.addEventListener('change', resolve, { once: true }));
  session.changed();
  await drawn;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return !session.busy;
}

/** Types a statement at the prompt and waits for its end. */
export async function enter(page, statement) {
  const area = page.locator('bs-console textarea');
  await area.fill(statement);
  await area.press('Enter');
  await settled(page);
}

/** The texts of all elements a selector finds. */
export const texts = (page, selector) => page.locator(selector).allTextContents();

/** The transcript as [kind, text] pairs. */
export const transcript = (page) =>
  page.locator('bs-console .log').evaluate((log) =>
    [...log.children].map((entry) => {
      const text = (entry.querySelector('pre') ?? entry).textContent ?? '';
      return [entry.className, text.replace(/^Statement: /, '')];
    }),
  );

/** The statements of the transcript, without their prompts. */
export const statements = async (page) => (await transcript(page)).filter(([kind]) => kind === 'statement').map(([, text]) => text.replace(/^>>> /, '').replaceAll('\n... ', '\n'));

/** The panel of the buffer that a variable names. */
export const panel = (page, name) => page.locator('bs-buffer').filter({ has: page.locator(`h3:text-is("${name}")`) });

/** The hex cells of a panel as one string. */
export async function hexOf(panel) {
  const cells = await panel.locator('bs-bytes [role=gridcell]').allTextContents();
  return cells.map((cell) => cell.trim()).join('');
}

/** Presses a verb of a buffer or view; with values fills its form (by label) and runs it. */
export async function act(page, place, verb, values) {
  await place.locator('bs-compose').first().locator(`[data-verb="${verb}"]`).click();
  if (values) {
    const form = place.locator('bs-compose').first().locator('form');
    for (const [label, value] of Object.entries(values)) {
      const field = form.getByLabel(label, { exact: true });
      if ((await field.evaluate((element) => element.localName)) === 'select') await field.selectOption(value);
      else await field.fill(value);
    }
    await form.getByRole('button', { name: 'Run' }).click();
  }
  await settled(page);
}

/** Puts a text into the open file. A key typed over what was there takes it away: a whole text put in its place would leave empty lines in Firefox. */
export async function write(page, text) {
  const content = page.locator('bs-editor .cm-content');
  await content.click();
  await content.press('Control+a');
  await page.keyboard.type('x');
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText(text);
}

/** The open file's text, as far as the editor has drawn it. */
export const programText = async (page) => (await page.locator('bs-editor .cm-line').allTextContents()).join('\n').trimEnd();

export async function run(page, text) {
  if (text !== undefined) await write(page, text);
  await page.locator('bs-program .run').click();
  await settled(page);
}

/** Types over what stands in a field of a number: what `fill` writes comes behind it in Firefox. */
export async function typeOver(field, text) {
  await field.selectText();
  await field.page().keyboard.type(text);
}

/** A double click: two clicks are never one in a Firefox that is driven, so it is told of it. */
export async function doubleClick(element) {
  if (browserName === 'chromium') return element.dblclick();
  await element.click();
  await element.dispatchEvent('dblclick');
}

/** Types a step's number into the timeline. */
export async function goToStep(page, step) {
  const field = page.locator('bs-timeline .step input');
  await typeOver(field, String(step));
  await field.press('Enter');
}

/** Fails if the page told of an error, broke its policy or asked another origin. */
export function assertClean(page) {
  assert.deepEqual(page.problems, []);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rules for everyone that the page breaks, each with what breaks it. Put into words there: all that axe finds would be seconds on its way. */
export async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const found = await globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return found.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.flat().join(' ')).join(' | ')}`);
  }, standards);
}
