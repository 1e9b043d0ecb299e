// dist/engine.js in a page of somebody else's, under a strict policy: the JavaScript door, in a worker and in the page's own thread.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startBrowser, until } from '../tooling/browser.mjs';
import { root } from '../tooling/setup.mjs';

const page = `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src 'self'">
<title>A tutorial</title><link rel="icon" href="scope/icon.svg"><pre></pre><script type="module" src="tutorial.js"></script>`;

const script = `import { createEngine, createPython } from './scope/engine.js';
const lines = [];
const engine = await createEngine({ onEvent: (event) => event.stream === 'stdout' && lines.push(event.text.trim()) });
const files = { 'main.py': "import json\\nbuf = bytearray(b'Hello')\\nprint(json.dumps(buf.decode()))\\nview = memoryview(buf)\\nbuf += b'!'" };
const { exception } = await engine.run({ files, main: 'main.py' });
lines.push(exception.message);
engine.dispose();
const py = await createPython();
const buf = py.bytesIO('Hello');
const view = buf.getbuffer();
try { buf.write(' world!'); } catch (error) { lines.push(error.type + ' ' + error.exports.length); }
lines.push('end');
document.querySelector('pre').textContent = lines.join('\\n');
`;

test('a page of its own imports the engine and runs programs with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bufferscope-'));
  cpSync(join(root, 'dist'), join(folder, 'scope'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'tutorial.js'), script);
  const browser = await startBrowser({ folder });
  try {
    const tutorial = await browser.open();
    const text = () => tutorial.locator('pre').textContent();
    await until(async () => (await text()).endsWith('end') || tutorial.problems.length > 0, { timeout: 30_000, what: 'the tutorial has run' });
    assert.deepEqual(tutorial.problems, []);
    assert.deepEqual((await text()).split('\n'), ['"Hello"', 'Existing exports of data: object cannot be re-sized', 'BufferError 1', 'end']);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
