// `npm run lint`: style and mistakes, C++ and TypeScript. Names every check, ends with a line of counts.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { configure } from './build.mjs';
import { findSources, formatSources } from './format.mjs';
import { lintIncludes } from './lint-includes.mjs';
import { lintTry } from './lint-try.mjs';
import { lintWords } from './lint-words.mjs';
import { ensure, root, runMain, say } from './setup.mjs';

const node = (script, ...words) => [process.execPath, [script, ...words]];

/** Runs a command; resolves to its exit code and output. */
function capture([command, words]) {
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString() }));
  });
}

async function runTool(...words) {
  const { ok, output } = await capture(node(...words));
  if (!ok) process.stdout.write(output);
  return ok;
}

function complain(complaints) {
  complaints.forEach((complaint) => console.log(complaint));
  return complaints.length === 0;
}

/** clang-tidy over every source, two at a time; a file whose text and headers did not change since it passed is left out. */
async function tidy() {
  configure('sanitized'); // clang-tidy reads its compile_commands.json
  const known = readFileSync(join(root, 'build/sanitized/compile_commands.json'), 'utf8');
  const sources = findSources(['cpp'], /\.cpp$/).filter((path) => known.includes(path));
  const headers = findSources(['cpp'], /\.h$/).map((path) => readFileSync(join(root, path)));
  const common = createHash('sha256').update(readFileSync(join(root, '.clang-tidy')));
  headers.forEach((header) => common.update(header));
  const shared = common.digest('hex');
  const key = (path) => createHash('sha256').update(shared).update(readFileSync(join(root, path))).digest('hex');
  const passedFile = join(root, 'build/sanitized/tidy-passed.json');
  const passed = existsSync(passedFile) ? JSON.parse(readFileSync(passedFile, 'utf8')) : {};
  const queue = sources.filter((path) => passed[path] !== key(path));
  let ok = true;
  const work = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const words = ['--quiet', '-p', 'build/sanitized', '--warnings-as-errors=*', '--extra-arg=-Wno-unknown-warning-option', path]; // g++ has flags that clang does not know
      const done = await capture(['clang-tidy', words]);
      if (done.ok) passed[path] = key(path);
      else {
        ok = false;
        process.stdout.write(done.output.replace(/^\d+ warnings? .*\n|^Suppressed .*\n|^Use -header.*\n/gm, ''));
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(passedFile, JSON.stringify(passed));
  return ok;
}

const checks = {
  'clang-format': () => formatSources({ check: true }),
  TRY: () => complain(lintTry()),
  'include direction': () => complain(lintIncludes()),
  words: () => complain(lintWords()),
  tsc: () => runTool('node_modules/typescript/bin/tsc', '--project', 'web/tsconfig.json'),
  eslint: () => runTool('node_modules/eslint/bin/eslint.js', '--config', 'web/eslint.config.js', 'web', 'tests'),
  'clang-tidy': tidy,
};

/** Runs all checks, or those named; returns how many passed and failed. */
export async function lint(names = []) {
  let passed = 0;
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const begin = performance.now();
    const ok = await check();
    if (ok) passed++;
    else failed++;
    say(`lint: ${name}: ${ok ? 'clean' : 'NOT clean'} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
  }
  return { passed, failed };
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    ensure('lint');
    const { passed, failed } = await lint(process.argv.slice(2));
    console.log(`lint: ${passed} passed, ${failed} failed`);
    return failed > 0 ? 1 : 0;
  });
}
