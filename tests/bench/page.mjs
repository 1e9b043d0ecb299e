// `npm run bench:page`: the page in Chromium, beside a page that loads Pyodide from the same server: time from the navigation to the first
// run's result (cold, and warm from the browser's cache), what is downloaded until then, how long it takes to go to a step of a run of a
// million, and how smoothly a buffer of 100 MB scrolls.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser, until } from '../tooling/browser.mjs';
import { brotliKilobytes } from '../tooling/build.mjs';
import { root, runMain, ToolFailure } from '../tooling/setup.mjs';
import { median, percentile } from './statistics.mjs';

const rounds = 5;
const seeks = 100;
/** Milliseconds in which a new window's own pages (its first tab, its address bar's) come to rest; they are no part of what is measured. */
const windowSettles = 2000;
const dist = join(root, 'dist');

/** The program that the page opens on, as a page of Pyodide's would run it. */
const pyodidePage = `<!doctype html><meta charset="utf-8"><title>Pyodide</title><body><script type="module">
import { loadPyodide } from './pyodide/pyodide.mjs';
const pyodide = await loadPyodide();
const text = pyodide.runPython("import io\\nletter = io.BytesIO(b'Hello')\\nwindow = letter.getbuffer()\\ntry:\\n    letter.write(b'!')\\nexcept BufferError as error:\\n    answer = str(error)\\nanswer");
document.body.append(document.createElement('h2'));
document.querySelector('h2').textContent = text;
</script>`;

/** A folder with both pages. */
function bothPages() {
  if (!existsSync(join(dist, 'index.html'))) throw new ToolFailure('there is no dist/: npm run build makes it');
  const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
  cpSync(dist, folder, { recursive: true });
  mkdirSync(join(folder, 'pyodide'));
  for (const name of ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json']) cpSync(join(root, 'node_modules/pyodide', name), join(folder, 'pyodide', name));
  writeFileSync(join(folder, 'pyodide.html'), pyodidePage);
  return folder;
}

/** Runs in the page: tells, in the frame that has it, that the first result is on show. Asked from outside, the page would be kept busy by the asking. */
function watch(word) {
  const { console, document, performance, requestAnimationFrame } = globalThis;
  const holds = (root) => [...root.querySelectorAll('*')].some((element) => (element.shadowRoot ? holds(element.shadowRoot) : element.localName === 'h2' && element.textContent.includes(word)));
  const look = () => {
    if (document.body && holds(document)) console.debug(`shown after ${performance.now()}`);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Milliseconds from the navigation until the page shows its first result; and the files that were asked for. */
async function visit(browser, context, path) {
  const page = await context.newPage();
  await page.waitForTimeout(windowSettles);
  const asked = new Set();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.addInitScript(watch, 'Existing exports');
  const told = page.waitForEvent('console', { predicate: (message) => message.text().startsWith('shown after '), timeout: 60_000 });
  const [message] = await Promise.all([told, page.goto(browser.url + path, { waitUntil: 'commit' })]);
  await page.close();
  return { took: Number(message.text().slice('shown after '.length)), asked };
}

async function firstResults(browser, path) {
  const [cold, warm] = [[], []];
  let asked = new Set();
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext();
    const first = await visit(browser, context, path);
    cold.push(first.took);
    ({ asked } = first);
    warm.push((await visit(browser, context, path)).took);
    await context.close();
  }
  return { cold: median(cold), warm: median(warm), asked };
}

function kilobytesOf(folder, asked) {
  const files = [...asked].map((path) => join(folder, path === '/' ? 'index.html' : path)).filter((file) => existsSync(file));
  return files.reduce((sum, file) => sum + brotliKilobytes(readFileSync(file)), 0);
}

const millionSteps = `buf = bytearray(64)
view = memoryview(buf)
def note(i):
    view[i % 64] = i % 251
    return i
total = 0
for i in range(200000):
    total += note(i)
    if i % 1000 == 0:
        total -= 1
`;

async function run(page, text) {
  const content = page.locator('bs-editor .cm-content');
  await content.click();
  await content.press('Control+a');
  await page.keyboard.insertText(text);
  await page.locator('bs-program .run').click();
  await page.waitForTimeout(200);
  await until(async () => (await page.locator('bs-program .run:enabled').count()) === 1, { timeout: 60_000, what: 'the run ends' });
}

/** Times from asking the page's session for a step until it stands there, in the page itself. */
async function seekTimes(page) {
  await run(page, millionSteps);
  return page.evaluate(async (count) => {
    const timeline = globalThis.document.querySelector('bs-app').renderRoot.querySelector('bs-timeline').session.timeline;
    const { steps, checkpoints } = timeline.info;
    const times = [];
    for (let i = 0, step = 12345; i < count; i += 1, step = (step * 48271) % steps) {
      const begun = globalThis.performance.now();
      await timeline.go(step + 1);
      times.push(globalThis.performance.now() - begun);
    }
    return { steps, checkpoints, times };
  }, seeks);
}

/** Frames a second while a buffer of 102 MB scrolls, no two rows of which look alike on one screen, for two seconds. */
async function scrollRate(page) {
  await run(page, 'big = bytearray(range(256)) * 400_000\n');
  return page.evaluate(async () => {
    const grid = globalThis.document.querySelector('bs-app').renderRoot.querySelector('bs-memory').renderRoot.querySelector('bs-buffer').renderRoot.querySelector('bs-bytes').renderRoot.querySelector('.frame');
    const begun = globalThis.performance.now();
    let frames = 0;
    while (globalThis.performance.now() - begun < 2000) {
      grid.scrollTop += 400;
      await new Promise((resolve) => globalThis.requestAnimationFrame(resolve));
      frames += 1;
    }
    return (frames * 1000) / (globalThis.performance.now() - begun);
  });
}

await runMain(async () => {
  const folder = bothPages();
  const browser = await startBrowser({ folder, name: 'chromium' });
  try {
    const ours = await firstResults(browser, '');
    const theirs = await firstResults(browser, 'pyodide.html');
    const line = (name, { cold, warm, asked }) => console.log(`${name}: first result ${cold.toFixed(0)} ms cold, ${warm.toFixed(0)} ms warm (medians of ${rounds}); ${kilobytesOf(folder, asked).toFixed(0)} KB downloaded, brotli`);
    line('Bufferscope', ours);
    line('Pyodide    ', theirs);
    const page = await browser.open('', { viewport: { width: 1440, height: 900 } });
    await until(async () => (await page.locator('bs-program .run:enabled').count()) === 1, { timeout: 60_000, what: 'the page is ready' });
    const { steps, checkpoints, times } = await seekTimes(page);
    console.log(`going to a step of ${steps.toLocaleString('en')}: median ${median(times).toFixed(1)} ms, 95 of 100 within ${percentile(times, 0.95).toFixed(1)} ms (aim: 50); ${checkpoints.count} checkpoints, ${(checkpoints.bytes / 1e6).toFixed(1)} MB (aim: 64)`);
    console.log(`scrolling a buffer of 102 MB: ${(await scrollRate(page)).toFixed(0)} frames a second`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
