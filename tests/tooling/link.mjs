// `node link.mjs COMPILER WORD…`: links as told, and leaves beside the result NAME.map, which says where every piece of its data stands.
// emscripten takes no flag for that, so what it calls the linker with is called once more.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { parse } from 'node:path';
import { runMain, ToolFailure } from './setup.mjs';

await runMain(() => {
  const [compiler, ...words] = process.argv.slice(2);
  // The linker's words must stand in its command line, not in a file that is gone afterwards.
  const env = { ...process.env, EM_FORCE_RESPONSE_FILES: '0' };
  const { status, stderr, error } = spawnSync(compiler, ['-v', ...words], { stdio: ['ignore', 'inherit', 'pipe'], env, encoding: 'utf8' });
  if (error) throw new ToolFailure(`${compiler} cannot be run: ${error.message}`);
  const lines = stderr.split('\n');
  if (status !== 0) throw new ToolFailure(`the link failed\n${stderr}`);
  for (const line of lines) if (/warning:/.test(line)) console.error(line);
  const linker = lines.find((line) => /^\s*\S*wasm-ld/.test(line));
  if (!linker) throw new ToolFailure(`${compiler} does not say how it called the linker`);
  const { dir, name } = parse(words[words.indexOf('-o') + 1]);
  const base = dir ? `${dir}/${name}` : name;
  const again = spawnSync('sh', ['-c', `${linker} -o ${base}.unused --Map=${base}.map`], { stdio: ['ignore', 'inherit', 'inherit'] });
  rmSync(`${base}.unused`, { force: true });
  if (again.status !== 0) throw new ToolFailure('the linker could not be called once more for its map');
});
