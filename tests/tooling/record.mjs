// `npm run record [-- FILTER…]`: brings the npm packages if need be, then records cases from CPython.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensure, root, runMain } from './setup.mjs';

await runMain(() => {
  ensure('record');
  // Deep recursion in a case needs more native stack than Node usually has.
  const words = ['--stack-size=6000', join(root, 'tests/cases/record.mjs'), ...process.argv.slice(2)];
  return spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 1;
});
