// `npm run conformance`: brings CPython's test files and builds the engine if need be, then runs them (tests/conformance/run.mjs).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildNative, buildWasm, buildWeb } from './build.mjs';
import { ensure, root, runMain } from './setup.mjs';

await runMain(() => {
  const words = process.argv.slice(2);
  ensure('conformance');
  const one = words.includes('--native') !== words.includes('--wasm');
  if (!words.includes('--record') && !words.includes('--list')) {
    if (!one || words.includes('--native')) buildNative();
    if (!one || words.includes('--wasm')) {
      buildWasm();
      buildWeb();
    }
  }
  return spawnSync(process.execPath, [join(root, 'tests/conformance/run.mjs'), ...words], { stdio: 'inherit' }).status ?? 1;
});
