// `npm run build`: the native command, the wasm and the page. Each part is also a function for the other commands.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { ensure, findClang, root, run, runMain, say } from './setup.mjs';

const aimInKilobytes = 192;

const configurations = {
  native: { folder: 'build/native', options: ['-DCMAKE_BUILD_TYPE=RelWithDebInfo'] },
  sanitized: {
    folder: 'build/sanitized',
    options: ['-DCMAKE_BUILD_TYPE=Debug', '-DCMAKE_CXX_FLAGS_DEBUG=-O1 -g1', '-DBUFFERSCOPE_SANITIZE=ON', '-DBUFFERSCOPE_TESTS=ON'],
  },
  fuzzers: {
    folder: 'build/fuzzers',
    options: ['-DCMAKE_BUILD_TYPE=Debug', '-DCMAKE_CXX_FLAGS_DEBUG=-O1 -g1', '-DBUFFERSCOPE_SANITIZE=ON', '-DBUFFERSCOPE_FUZZ=ON'],
    compiler: findClang,
  },
  wasm: { folder: 'build/wasm', options: ['-DCMAKE_BUILD_TYPE=Release', '-DCMAKE_CXX_FLAGS_RELEASE=-O2 -DNDEBUG', '-DBUFFERSCOPE_TESTS=ON'] },
};

/** Configures one build once (CMake notices changes by itself); in CI a warning fails it. */
export function configure(name) {
  const { folder, options, compiler } = configurations[name];
  const strict = process.env.CI ? ['-DBUFFERSCOPE_WARNINGS_AS_ERRORS=ON'] : [];
  if (existsSync(join(root, folder, 'build.ninja')) && strict.length === 0) return;
  const line = ['cmake', '-S', '.', '-B', folder, '-G', 'Ninja', ...options, ...strict];
  if (compiler) line.push(`-DCMAKE_CXX_COMPILER=${compiler()}`);
  const [command, ...words] = name === 'wasm' ? ['emcmake', ...line] : line;
  run(command, words, { quiet: true });
}

/** Configures if need be and builds targets of one configuration. */
export function buildTargets(name, targets) {
  configure(name);
  const { folder } = configurations[name];
  run('cmake', ['--build', folder, '--parallel', String(availableParallelism()), '--target', ...targets], {
    env: { NINJA_STATUS: `[${name} %f/%t] ` },
  });
}

export const buildNative = () => buildTargets('native', ['bufferscope_command']);
export const buildSanitizedTests = () => buildTargets('sanitized', ['bufferscope_tests']);
export const buildFuzzers = (targets) => buildTargets('fuzzers', targets.map((target) => `fuzz_${target}`));
export const buildWasmTests = () => buildTargets('wasm', ['bufferscope_tests']);
export const buildWasm = () => buildTargets('wasm', ['bufferscope_web']);

/** Newest change below some paths, as a number; folders are walked. */
function newest(paths) {
  return Math.max(
    0,
    ...paths.map((path) => {
      const status = statSync(path, { throwIfNoEntry: false });
      if (!status) return 0;
      if (!status.isDirectory()) return status.mtimeMs;
      return Math.max(status.mtimeMs, newest(readdirSync(path).map((name) => join(path, name))));
    }),
  );
}

/** dist/: the page with its assets, and the Node command. Does nothing (and says false) when nothing changed. */
export function buildWeb() {
  const at = (path) => join(root, path);
  const inputs = ['web', 'build/wasm/bufferscope.wasm', 'build/wasm/rest.wasm', 'build/wasm/library.txt', 'build/wasm/bufferscope.mjs', 'cpp/base/unicode_data.txt', 'package-lock.json'].map(at);
  const outputs = ['dist/index.html', 'dist/cli.js'].map(at);
  const oldestOutput = Math.min(...outputs.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0));
  if (newest(inputs) <= oldestOutput) return false;
  const vite = (config) => run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn']);
  vite('web/vite.config.ts');
  vite('web/vite.door.config.ts');
  vite('web/vite.cli.config.ts');
  return true;
}

export function brotliKilobytes(content) {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } };
  return brotliCompressSync(content, options).length / 1000;
}

/**
 * Tells what a visitor downloads of the engine: to open it, the first part of the wasm and the JavaScript that embind made for it;
 * when a program asks for more, the files of web/src/engine/assets.ts.
 */
export async function printSizes() {
  const { minify } = await import('vite');
  const size = (path) => brotliKilobytes(readFileSync(join(root, path)));
  const wasm = size('build/wasm/bufferscope.wasm');
  const glue = await minify('glue.js', readFileSync(join(root, 'build/wasm/bufferscope.mjs'), 'utf8'), { module: true });
  const script = brotliKilobytes(glue.code);
  const total = wasm + script;
  const verdict = total <= aimInKilobytes ? `within the aim of ${aimInKilobytes} KB` : `ABOVE the aim of ${aimInKilobytes} KB`;
  const [rest, library, unicode] = [size('build/wasm/rest.wasm'), size('build/wasm/library.txt'), size('cpp/base/unicode_data.txt')];
  say(`engine, brotli: wasm ${wasm.toFixed(1)} KB + JavaScript ${script.toFixed(1)} KB = ${total.toFixed(1)} KB to open, ${verdict}`);
  say(
    `fetched by programs that need it, brotli: rest of the wasm ${rest.toFixed(1)} KB, Python library ${library.toFixed(1)} KB, ` +
      `Unicode data ${unicode.toFixed(1)} KB; all of it with what opens: ${(total + rest + library + unicode).toFixed(1)} KB`,
  );
  const page = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'cli.js' && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => `${relative(join(root, 'dist'), path)} ${brotliKilobytes(readFileSync(path)).toFixed(1)}`);
  say(`dist, brotli KB: ${page.join(', ')}`);
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    ensure('build');
    buildWasm();
    buildWeb();
    buildNative();
    await printSizes();
    say('built build/native/bufferscope, dist/ (static site) and dist/cli.js');
  });
}
