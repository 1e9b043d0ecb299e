// Brings what a command needs: system packages (Debian and its kin) and npm packages. Uses nothing but Node itself.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built commands, native and for Node, unless the environment names others. */
export const nativeCommand = resolve(process.env.BUFFERSCOPE_NATIVE ?? join(root, 'build', 'native', 'bufferscope'));
export const nodeCommand = resolve(process.env.BUFFERSCOPE_CLI ?? join(root, 'dist', 'cli.js'));

/** Says one line about what the tooling itself does. */
export const say = (line) => console.log(`bufferscope: ${line}`);

export class ToolFailure extends Error {}

/** Runs a main function; a ToolFailure is told in one line, anything else is a fault of ours and keeps its stack. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    console.error(`bufferscope: ${error.message}`);
    process.exitCode = 1;
  }
}

/** Runs a command in the project's folder with its output shown; throws a ToolFailure when it fails. */
export function run(command, words, { env, quiet = false } = {}) {
  const done = spawnSync(command, words, {
    cwd: root,
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (done.error) throw new ToolFailure(`${command} cannot be run: ${done.error.message}`);
  if (done.status !== 0) throw new ToolFailure(`failed: ${[command, ...words].join(' ')}`);
}

function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return statSync(join(folder, command)).isFile();
    } catch {
      return false;
    }
  });
}
const file = (...paths) => () => paths.some((path) => existsSync(path));
const command = (...names) => () => names.some(onPath);

function findProgram(chosen, names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return chosen || names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** The browsers that the tests drive, or undefined. */
export const findChromium = () => findProgram(process.env.CHROMIUM, ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
export const findFirefox = () => findProgram(process.env.FIREFOX, ['firefox-esr', 'firefox']);

/** The clang that compiles the fuzz targets, or undefined. */
export function findClang() {
  return ['clang++', 'clang++-14', 'clang++-16', 'clang++-19'].find(onPath);
}

/** Whether clang has its libFuzzer, which Debian packs apart. */
function hasLibFuzzer() {
  const clang = findClang();
  if (!clang) return false;
  const folder = spawnSync(clang, ['-print-runtime-dir'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  const folders = [folder, join(folder, '..', 'linux')]; // Debian has all architectures in one
  return folders.some((path) => existsSync(path) && readdirSync(path).some((name) => /^libclang_rt\.fuzzer\b/.test(name)));
}

const build = [
  { package: 'cmake', why: 'drives the build', present: command('cmake') },
  { package: 'ninja-build', why: 'runs the build', present: command('ninja') },
  { package: 'libboost1.81-dev', why: 'integers of any size (headers only)', present: file('/usr/include/boost/multiprecision/detail/standalone_config.hpp', '/usr/local/include/boost/multiprecision/detail/standalone_config.hpp') },
  { package: 'libfmt-dev', why: 'shortest texts of floats (headers only)', present: file('/usr/include/fmt/format.h', '/usr/local/include/fmt/format.h') },
  { package: 'emscripten', why: 'compiles the engine to WebAssembly', present: command('em++') },
];
const native = [{ package: 'g++', why: 'compiles the engine natively', present: command('g++', 'clang++') }];
const tests = [
  { package: 'googletest', why: "the engine's unit tests", present: file('/usr/src/googletest/googletest/src/gtest-all.cc') },
  { package: 'chromium', why: 'the tests of the page in a real browser', present: () => findChromium() !== undefined },
  { package: 'firefox-esr', why: 'the same tests in another one', present: () => findFirefox() !== undefined },
];
const fuzzers = [
  { package: 'clang', why: 'compiles the fuzz targets', present: () => findClang() !== undefined },
  { package: 'libclang-rt-14-dev', why: "clang's libFuzzer and sanitizers", present: hasLibFuzzer },
];
const conformance = [
  { package: 'libpython3.11-testsuite', why: "CPython's own test files", present: file('/usr/lib/python3.11/test/test_grammar.py') },
];
const format = [{ package: 'clang-format', why: 'the style of the C++ code', present: command('clang-format') }];
const lint = [...format, { package: 'clang-tidy', why: 'finds mistakes in the C++ code', present: command('clang-tidy') }];

const purposes = {
  start: [...build],
  build: [...build, ...native],
  test: [...build, ...native, ...tests, ...conformance],
  format: [...format],
  lint: [...build, ...native, ...tests.slice(0, 1), ...lint],
  record: [],
  conformance: [...build, ...native, ...conformance],
  fuzzers: [...build.slice(0, 4), ...fuzzers],
};

function superUser() {
  if (process.getuid?.() === 0) return [];
  if (onPath('sudo')) return ['sudo'];
  return undefined;
}

function installSystemPackages(purpose) {
  const missing = purposes[purpose].filter(({ present }) => !present());
  if (missing.length === 0) return;
  const names = missing.map((entry) => entry.package);
  const list = missing.map((entry) => `  ${entry.package.padEnd(14)} ${entry.why}`).join('\n');
  const prefix = superUser();
  if (process.platform !== 'linux' || !onPath('apt-get') || prefix === undefined) {
    const reason = prefix === undefined && onPath('apt-get') ? 'neither root nor sudo is at hand' : 'this system has no apt-get';
    throw new ToolFailure(
      `missing, and cannot be installed from here (${reason}):\n${list}\n` +
        `Install them by your system's means so that they are on PATH and run the command again. On Debian or Ubuntu:\n` +
        `  apt-get install ${names.join(' ')}\nEmscripten (3.1.6 or newer) can also come from https://emscripten.org (emsdk).`,
    );
  }
  say(`installing ${names.length} system package${names.length > 1 ? 's' : ''} with ${[...prefix, 'apt-get'].join(' ')}:\n${list}`);
  const apt = (...words) => {
    const [program, ...rest] = [...prefix, 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300', ...words];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(program, rest, { stdio: 'inherit', env }).status === 0;
  };
  const install = () => apt('install', '-y', '--no-install-recommends', ...names);
  const known = names.every((name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0);
  // Package lists are fetched only when there are none, or when they prove to be out of date.
  if (!((known && install()) || (apt('update') && install()))) {
    throw new ToolFailure(`apt-get could not install ${names.join(' ')}; its own words are above`);
  }
  const still = missing.filter(({ present }) => !present()).map((entry) => entry.package);
  if (still.length > 0) throw new ToolFailure(`installed, but what they bring is not on PATH: ${still.join(' ')}`);
}

function installNpmPackages() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('installing the npm packages of package-lock.json (once)');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new ToolFailure(`Node 20.19 or newer is needed; this is ${process.versions.node} (https://nodejs.org)`);
}

/** Makes sure that everything a command of package.json uses is there. */
export function ensure(purpose) {
  checkNode();
  installSystemPackages(purpose);
  installNpmPackages();
}
