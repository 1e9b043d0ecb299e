// `npm test [-- SUITE…]`: builds what the suites need and runs them; closes with the counts of all.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildNative, buildSanitizedTests, buildWasm, buildWasmTests, buildWeb, printSizes } from './build.mjs';
import { ensure, root, runMain, say } from './setup.mjs';

// A suite takes a few minutes at most, one test seconds: what hangs fails instead of holding up everything after it.
const suiteMinutes = 20;
const testSeconds = 180;

/** Runs a command (ended after `suiteMinutes`) with its output shown; resolves to its exit code and stdout. */
function follow(command, words, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
      timeout: suiteMinutes * 60_000,
      killSignal: 'SIGKILL',
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => {
      chunks.push(chunk);
      process.stdout.write(chunk);
    });
    child.on('error', (error) => resolve({ code: -1, output: String(error) }));
    child.on('exit', (code, signal) => {
      if (signal) console.error(`bufferscope: ended by ${signal}: ${[command, ...words].join(' ')}`);
      setTimeout(() => child.stdout.destroy(), 2_000).unref(); // what a killed run left behind may hold the pipe
    });
    child.on('close', (code, signal) => resolve({ code: signal ?? code, output: Buffer.concat(chunks).toString() }));
  });
}

/** Adds up every number a pattern catches. */
const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);

/** Counts of a run; one that ends badly without naming a failed test counts as one failure. */
function count({ code, output }, passedPattern, failedPattern) {
  const passed = sum(output, passedPattern);
  const failed = sum(output, failedPattern);
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

async function runGoogleTest(command, words, env) {
  const done = await follow(command, [...words, '--gtest_brief=1'], env);
  return count(done, /^\[ {2}PASSED {2}\] (\d+) tests?\./gm, /^ ?(\d+) FAILED TESTS?$/gm);
}

function findTests(folders) {
  const found = folders.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    } catch {
      return [];
    }
  });
  return found
    .filter((entry) => entry.isFile() && /\.test\.(mjs|ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort();
}

async function runNodeTests(folders, words = [], more = {}) {
  const files = findTests(folders);
  if (files.length === 0) return { passed: 0, failed: 0 };
  const report = join(tmpdir(), `bufferscope-tests-${process.pid}.tap`);
  mkdirSync(tmpdir(), { recursive: true });
  const reporters = [
    '--test-reporter=spec', '--test-reporter-destination=stdout',
    '--test-reporter=tap', `--test-reporter-destination=${report}`,
  ];
  const env = { TSX_TSCONFIG_PATH: join(root, 'web/tsconfig.json'), ...more };
  const { code } = await follow(process.execPath, ['--import', 'tsx', '--test', `--test-timeout=${testSeconds * 1000}`, ...words, ...reporters, ...files], env);
  return count({ code, output: readFileSync(report, 'utf8') }, /^# pass (\d+)$/gm, /^# (?:fail|cancelled) (\d+)$/gm);
}

async function runCases(door) {
  const done = await follow(process.execPath, ['tests/cases/run.mjs', `--${door}`]);
  return count(done, /^cases \w+: (\d+) passed/gm, /^cases \w+: \d+ passed, (\d+) failed/gm);
}

async function runConformance(door) {
  const done = await follow(process.execPath, ['tests/conformance/run.mjs', `--${door}`, '--check']);
  return count(done, /^conformance \w+: (\d+) passed/gm, /^conformance \w+: (\d+) lost/gm);
}

async function runFuzz() {
  const run = (...words) => follow(process.execPath, ['tests/fuzz/run.mjs', '--native', '--seed', '1', ...words]);
  const programs = await run('--count', '2000');
  const walks = await run('--walks', '--count', '300');
  const counted = [programs, walks].map((done) => count(done, /^fuzz \w+: (\d+) passed/gm, /^fuzz \w+: \d+ passed, (\d+) failed/gm));
  return { passed: counted[0].passed + counted[1].passed, failed: counted[0].failed + counted[1].failed };
}

const web = async () => {
  buildWasm();
  if (buildWeb()) await printSizes();
};
const suites = {
  cpp: {
    what: "the engine's parts, natively under address, leak and undefined-behaviour sanitizers",
    build: buildSanitizedTests,
    run: () =>
      runGoogleTest('build/sanitized/bufferscope_tests', [], {
        ASAN_OPTIONS: 'detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1',
        UBSAN_OPTIONS: 'print_stacktrace=1',
      }),
  },
  'cpp-wasm': {
    what: "the engine's parts, as WebAssembly in Node",
    build: buildWasmTests,
    run: () => {
      // Emscripten writes CommonJS, which this package calls .cjs.
      copyFileSync(join(root, 'build/wasm/bufferscope_tests.js'), join(root, 'build/wasm/bufferscope_tests.cjs'));
      return runGoogleTest(process.execPath, ['--no-experimental-fetch', 'build/wasm/bufferscope_tests.cjs']);
    },
  },
  cases: { what: 'Python programs against CPython, natively', build: buildNative, run: () => runCases('native') },
  'cases-wasm': { what: 'Python programs against CPython, on the wasm', build: web, run: () => runCases('wasm') },
  'cases-engine': { what: 'Python programs against CPython, each in a fresh engine as a page has it', build: web, run: () => runCases('engine') },
  conformance: {
    what: "what passed of CPython's own tests passes still, natively",
    build: buildNative,
    run: () => runConformance('native'),
  },
  'conformance-wasm': {
    what: "what passed of CPython's own tests passes still, on the wasm",
    build: web,
    run: () => runConformance('wasm'),
  },
  fuzz: { what: '2,000 generated programs and 300 walks over the buffer API against CPython, natively', build: buildNative, run: runFuzz },
  node: {
    what: 'the JavaScript door, the Node command and the tools',
    build: web,
    run: () => runNodeTests(['tests/node', 'tests/tooling', 'tests/cases', 'tests/conformance', 'web/src'], ['--test-concurrency=2']),
  },
  browser: {
    what: 'the page in Chromium',
    build: web,
    run: () => runNodeTests(['tests/browser'], ['--test-concurrency=2'], { BROWSER: 'chromium' }),
  },
  'browser-firefox': {
    what: 'the page in Firefox',
    build: web,
    run: () => runNodeTests(['tests/browser'], ['--test-concurrency=2'], { BROWSER: 'firefox' }),
  },
};

await runMain(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in suites));
  if (unknown.length > 0) {
    console.error(`no such suite: ${unknown.join(' ')}; there are: ${Object.keys(suites).join(' ')}`);
    return 2;
  }
  ensure('test');
  const results = [];
  for (const [name, suite] of Object.entries(suites)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    say(`${name}: ${suite.what}`);
    const begin = performance.now();
    let counts = { passed: 0, failed: 1 };
    try {
      await suite.build();
      counts = await suite.run();
    } catch (error) {
      console.error(`bufferscope: ${name}: ${error.message}`);
    }
    results.push({ name, ...counts, seconds: ((performance.now() - begin) / 1000).toFixed(0) });
  }
  console.log('');
  for (const { name, passed, failed, seconds } of results) {
    say(`${name.padEnd(16)} ${passed} passed, ${failed} failed (${seconds} s)`);
  }
  const total = (key) => results.reduce((all, result) => all + result[key], 0);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') > 0 || total('passed') === 0 ? 1 : 0;
});
