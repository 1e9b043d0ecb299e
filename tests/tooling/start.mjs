// `npm start`: brings what is missing, builds what changed, serves dist/ until Ctrl-C.
import { join } from 'node:path';
import { buildWasm, buildWeb, printSizes } from './build.mjs';
import { serve } from './serve.mjs';
import { ensure, root, runMain, say, ToolFailure } from './setup.mjs';

await runMain(async () => {
  const wanted = process.env.PORT === undefined || process.env.PORT === '' ? 8080 : Number(process.env.PORT);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
    throw new ToolFailure(`PORT must be a number from 0 to 65535, not ${JSON.stringify(process.env.PORT)}`);
  }
  ensure('start');
  buildWasm();
  if (buildWeb()) await printSizes();
  const { port } = await serve(join(root, 'dist'), wanted);
  if (port !== wanted && wanted !== 0) say(`port ${wanted} is in use, taking ${port}`);
  say(`open http://localhost:${port} (Ctrl-C ends)`);
});
