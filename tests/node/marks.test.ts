// The timeline's marks are right: no buffer changes, no view comes or goes at a step that does not say so. Over programs of tests/cases.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { createEngine, type Engine } from '../../web/src/engine/index.js';
import { markBits } from '../../web/src/engine/check.js';

const areas = ['buffers', 'bytearray', 'array', 'bytesio', 'io', 'locks', 'memoryview', 'mmap', 'ndarray', 'struct'];
/** Programs with more steps are left to the others: each step is looked at. */
const mostSteps = 160;
const mostPrograms = 90;

let engine: Engine;
before(async () => {
  engine = await createEngine();
});
after(() => engine.dispose());

function programs(): string[] {
  const cases = new URL('../cases/', import.meta.url);
  const found = readdirSync(cases)
    .filter((area) => areas.some((name) => area.startsWith(name)))
    .flatMap((area) => readdirSync(new URL(`${area}/`, cases)).filter((name) => name.endsWith('.py')).map((name) => `${area}/${name}`));
  const stride = Math.max(1, Math.floor(found.length / mostPrograms));
  return found.filter((_, index) => index % stride === 0).map((path) => readFileSync(new URL(path, cases), 'utf8'));
}

/** What is numbered only when somebody looks: bytes objects, which cannot change, and views that the engine lends for one call. */
const numberedOnDemand = 1 << 30;

/** What every exporter holds, and which views live. */
async function state() {
  const { buffers, views } = await engine.inspect();
  const contents = new Map<number, string>();
  for (const buffer of buffers) {
    if (buffer.id >= numberedOnDemand || buffer.closed) continue;
    contents.set(buffer.id, `${buffer.length} ${Buffer.from(await engine.readBytes(buffer.id, 0, 4096)).toString('hex')}`);
  }
  return { contents, alive: new Set(views.filter((view) => !view.released && view.id < numberedOnDemand).map((view) => view.id)) };
}

test('every change of memory and every view that comes or goes is marked', async () => {
  let looked = 0;
  for (const source of programs()) {
    await engine.run({ files: { 'main.py': source }, main: 'main.py', timeline: true });
    const info = await engine.timeline();
    if (!info || info.steps > mostSteps || info.width > 1) continue;
    let before: Awaited<ReturnType<typeof state>> | null = null;
    for (let step = 1; step <= info.steps; step += 1) {
      await engine.seek(step);
      const now = await state();
      const marks = info.marks[step - 1] ?? 0;
      for (const [id, content] of before?.contents ?? []) {
        const after = now.contents.get(id);
        if (after !== undefined && after !== content) assert.ok(marks & markBits.write, `step ${step - 1} changes a buffer:\n${source}`);
      }
      for (const id of before?.alive ?? []) if (!now.alive.has(id)) assert.ok(marks & markBits.release, `step ${step - 1} lets a view go:\n${source}`);
      for (const id of now.alive) if (before && !before.alive.has(id)) assert.ok(marks & markBits.export, `step ${step - 1} takes a view:\n${source}`);
      before = now;
      looked += 1;
    }
  }
  assert.ok(looked > 1000, `only ${looked} steps were looked at`);
});

test('packing into bytes that are only being made writes to no buffer', async () => {
  const source = "import array, struct\nbuffer = array.array('H', [0, 0])\npacked = struct.pack('<HH', 1, 2)\nstruct.pack_into('<HH', buffer, 0, 1, 2)\n";
  await engine.run({ files: { 'main.py': source }, main: 'main.py', timeline: true });
  const info = await engine.timeline();
  const writes = [...(info?.marks ?? [])].slice(1).map((marks) => (marks & markBits.write) !== 0);
  assert.deepEqual(writes, [false, false, false, true]);
});
