// `node tests/browser/pictures.mjs`: the page at every width, light and dark, as build/pictures/*.png, to look at.
// `--readme` also renews web/picture.png, which README.md shows.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from '../tooling/browser.mjs';
import { root } from '../tooling/setup.mjs';
import { enter, openPage, panel, settled } from './page.mjs';

const folder = join(root, 'build/pictures');
mkdirSync(folder, { recursive: true });
const browser = await startBrowser();

for (const colorScheme of ['light', 'dark']) {
  for (const [width, height] of [[1440, 900], [768, 1024], [360, 740]]) {
    const page = await openPage(browser, { colorScheme, viewport: { width, height } });
    await page.screenshot({ path: join(folder, `opening-${width}-${colorScheme}.png`), fullPage: width < 1000 });
    await page.getByRole('button', { name: 'Lessons', exact: true }).click();
    await page.locator('bs-lessons a').filter({ hasText: 'A view locks the size' }).click();
    await settled(page);
    await page.screenshot({ path: join(folder, `lesson-${width}-${colorScheme}.png`), fullPage: width < 1000 });
    await page.getByRole('button', { name: 'Lessons', exact: true }).click();
    await page.locator('bs-lessons input').fill('exports of data');
    await page.screenshot({ path: join(folder, `lessons-${width}-${colorScheme}.png`) });
    await page.context().close();
  }
  const page = await openPage(browser, { colorScheme });
  for (const statement of [
    "buf = bytearray(b'The quick brown fox jumps over the lazy dog.')",
    'view = memoryview(buf)',
    'word = view[4:9]',
    'every = view[10:35:3]',
    'back = view[43:35:-2]',
    "numbers = view[:16].cast('I')",
    "grid = view[:24].cast('B', [4, 6])",
    'look = word.toreadonly()',
    'gone = view[20:26]',
    'gone.release()',
    'buf.append(33)',
  ]) {
    await enter(page, statement);
  }
  const buf = panel(page, 'buf');
  await buf.locator('button.padlock').click();
  await buf.locator('[data-offset="10"]').click();
  await page.waitForTimeout(200);
  await page.screenshot({ path: join(folder, `views-1440-${colorScheme}.png`), fullPage: true });
  await page.context().close();
}

if (process.argv.includes('--readme')) {
  const page = await openPage(browser, { viewport: { width: 1280, height: 860 } });
  await page.screenshot({ path: join(root, 'web/picture.png') });
}
await browser.close();
