// `npm run bench [-- FILTER… | --rounds=N]`: the same programs on Bufferscope's wasm, Pyodide and MicroPython, in turn, each in
// a Node process of its own; medians in milliseconds and how many times as fast as each peer Bufferscope is.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliKilobytes, buildWasm, buildWeb, printSizes } from '../tooling/build.mjs';
import { ensure, root, runMain, say, ToolFailure } from '../tooling/setup.mjs';
import { median } from './statistics.mjs';

const engines = ['bufferscope', 'pyodide', 'micropython'];
const peers = engines.slice(1);
const folder = join(root, 'tests/bench/programs');

const geometricMean = (ratios) => Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);

function measure(engine, programs) {
  const done = spawnSync(process.execPath, [join(root, 'tests/bench/engine.mjs'), engine, ...programs], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  });
  if (done.status !== 0) throw new ToolFailure(`${engine} ended with ${done.signal ?? done.status}`);
  return JSON.parse(done.stdout);
}

/** The fastest of ten runs of what bulk_copy does (400 copies of a mebibyte), by Node's own memory copy. */
function memcpyMilliseconds() {
  const from = Buffer.alloc(1 << 20, 1);
  const to = Buffer.alloc(1 << 20);
  const times = Array.from({ length: 10 }, () => {
    const begin = performance.now();
    for (let i = 0; i < 400; i++) from.copy(to);
    return performance.now() - begin;
  });
  return Math.min(...times);
}

const title = (name) => /^# (.*)$/m.exec(readFileSync(join(folder, `${name}.py`), 'utf8'))?.[1] ?? name;
const cell = (text, width) => String(text).padStart(width);

/** One row: each engine's median, or why there is none; ratios above 1 say that Bufferscope is faster. */
function row(name, rounds, ratios) {
  const runs = (engine) => rounds.map((round) => round[engine].results[name]);
  const expected = runs('pyodide')[0].output;
  const times = engines.map((engine) => {
    const failed = runs(engine).find((run) => run.error !== null);
    if (failed) return { note: failed.error };
    if (runs(engine)[0].output !== expected) return { note: 'prints something else' };
    return { milliseconds: median(runs(engine).map((run) => run.milliseconds)) };
  });
  const [own, ...others] = times;
  const columns = others.map((other, at) => {
    if (own.milliseconds === undefined || other.milliseconds === undefined) return '-';
    const ratio = other.milliseconds / own.milliseconds;
    if (name !== 'boot') ratios[peers[at]].push(ratio); // boot would drown the programs in the mean
    return `${ratio.toFixed(2)}x`;
  });
  const shown = times.map(({ milliseconds }) => cell(milliseconds === undefined ? 'failed' : milliseconds.toFixed(1), 12));
  console.log([title(name).padEnd(48), ...shown, ...columns.map((column) => cell(column, 12))].join(''));
  times.forEach(({ note }, at) => note && console.log(`    ${engines[at]}: ${note}`));
}

function printPeerSizes() {
  const size = (...paths) =>
    paths.reduce((sum, path) => sum + brotliKilobytes(readFileSync(join(root, 'node_modules', path))), 0).toFixed(0);
  const micropython = '@micropython/micropython-webassembly-pyscript';
  say(
    `peers, brotli: pyodide ${size('pyodide/pyodide.asm.wasm', 'pyodide/pyodide.asm.mjs', 'pyodide/pyodide.mjs', 'pyodide/python_stdlib.zip')} KB, ` +
      `micropython ${size(`${micropython}/micropython.wasm`, `${micropython}/micropython.mjs`)} KB`,
  );
}

await runMain(async () => {
  ensure('start');
  buildWasm();
  buildWeb();
  const words = process.argv.slice(2);
  const filters = words.filter((word) => !word.startsWith('--'));
  const count = Number(words.find((word) => word.startsWith('--rounds='))?.slice('--rounds='.length) ?? 5);
  if (!Number.isInteger(count) || count < 1) throw new ToolFailure('--rounds wants a whole number of 1 or more');
  const names = readdirSync(folder)
    .map((file) => file.replace(/\.py$/, ''))
    .filter((name) => name === 'boot' || filters.length === 0 || filters.some((filter) => name.includes(filter)))
    .sort((a, b) => (b === 'boot') - (a === 'boot') || (a < b ? -1 : 1));
  const rounds = [];
  for (let round = 0; round < count; round++) {
    say(`round ${round + 1} of ${count}`);
    rounds.push(Object.fromEntries(engines.map((engine) => [engine, measure(engine, names)])));
  }
  const ratios = Object.fromEntries(peers.map((peer) => [peer, []]));
  console.log(['milliseconds, median'.padEnd(48), ...engines.map((name) => cell(name, 12)), ...peers.map((peer) => cell(`/${peer}`, 12))].join(''));
  for (const name of names) row(name, rounds, ratios);
  console.log(`${'400 copies of 1 MiB by memcpy (bulk reference)'.padEnd(48)}${cell(memcpyMilliseconds().toFixed(1), 12)}`);
  const peaks = engines.map((engine) => cell(median(rounds.map((round) => round[engine].peakMegabytes)).toFixed(0), 12));
  console.log(`${'peak memory of the process, MB'.padEnd(48)}${peaks.join('')}`);
  for (const peer of peers) {
    const all = ratios[peer];
    if (all.length > 0) say(`against ${peer}: geometric mean ${geometricMean(all).toFixed(2)}x over ${all.length} programs (boot left out), slower on ${all.filter((ratio) => ratio < 1).length}`);
  }
  await printSizes();
  printPeerSizes();
});
