// `npm run fuzz -- --libfuzzer [TARGET…] [--seconds N]`: libFuzzer under the sanitizers on the targets of tests/fuzz/native, each for N
// seconds (60). What was learned stays in build/fuzzers/corpus; what was found is told and kept in build/fuzzers/found. Once it is
// mended, its input goes to tests/fuzz/native/found/TARGET (or its program to tests/cases), which the unit tests run.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildFuzzers } from '../tooling/build.mjs';
import { ensure, root, say } from '../tooling/setup.mjs';

const sources = join(root, 'tests/fuzz/native');
const work = join(root, 'build/fuzzers');
export const targets = ['programs', 'formats', 'structs', 'casts', 'slices'];
const secondsEach = 25; // what one input may take, under the sanitizers
const mostFindings = 10;
const longestProgram = 4096;

/** Puts the inputs to begin with into the corpus: what was found before, and for programs the cases. */
function seed(target, corpus) {
  mkdirSync(corpus, { recursive: true });
  const found = join(sources, 'found', target);
  if (existsSync(found)) cpSync(found, corpus, { recursive: true });
  if (target !== 'programs') return;
  const cases = join(root, 'tests/cases');
  for (const name of readdirSync(cases, { recursive: true })) {
    const path = join(cases, name);
    if (name.endsWith('.py') && statSync(path).size <= longestProgram) cpSync(path, join(corpus, name.replaceAll('/', '-')));
  }
}

/** One run of libFuzzer until the time is over or something is found; resolves to what it wrote. */
function runOnce(target, corpus, seconds) {
  const words = [
    `-max_total_time=${seconds}`, `-timeout=${secondsEach}`, '-rss_limit_mb=2048', '-print_final_stats=1',
    `-max_len=${target === 'programs' ? longestProgram : 256}`, `-artifact_prefix=${join(work, 'found')}/${target}-`,
    ...(target === 'programs' ? [`-dict=${join(sources, 'python.dict')}`] : []), corpus,
  ];
  return new Promise((resolve) => {
    const env = { ...process.env, ASAN_OPTIONS: 'quarantine_size_mb=32:malloc_context_size=12', UBSAN_OPTIONS: 'print_stacktrace=1' };
    const child = spawn(join(work, `fuzz_${target}`), words, { cwd: work, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Runs a target for that long; what is found is told, and the run goes on. */
async function runTarget(target, seconds) {
  const corpus = join(work, 'corpus', target);
  seed(target, corpus);
  const begin = performance.now();
  const left = () => Math.ceil(seconds - (performance.now() - begin) / 1000);
  let inputs = 0;
  let findings = 0;
  while (left() > 0 && findings < mostFindings) {
    const { code, output } = await runOnce(target, corpus, left());
    inputs += Number(/stat::number_of_executed_units: +(\d+)/.exec(output)?.[1] ?? 0);
    if (code === 0) break;
    findings++;
    const report = output.slice(Math.max(0, output.search(/^=+\d*=*ERROR|runtime error|ERROR: libFuzzer/m)));
    console.log(`✗ ${target}\n${report.split('\n').slice(0, 40).join('\n')}`);
    console.log(/Test unit written to (\S+)/.exec(output)?.[0] ?? output.slice(-500));
  }
  say(`libfuzzer: ${target}: ${inputs} inputs in ${seconds - Math.max(0, left())} s, ${findings} findings`);
  return findings;
}

export async function main(words) {
  const seconds = words.includes('--seconds') ? Number(words[words.indexOf('--seconds') + 1]) : 60;
  const asked = words.filter((word, i) => !word.startsWith('--') && words[i - 1] !== '--seconds');
  const unknown = asked.filter((word) => !targets.includes(word));
  if (unknown.length > 0 || !(seconds > 0)) {
    console.error(`fuzz: ${unknown.length > 0 ? `no such target: ${unknown.join(' ')}; there are: ${targets.join(' ')}` : '--seconds wants a number'}`);
    return 2;
  }
  ensure('fuzzers');
  const chosen = asked.length > 0 ? asked : targets;
  buildFuzzers(chosen);
  mkdirSync(join(work, 'found'), { recursive: true });
  let findings = 0;
  for (const target of chosen) findings += await runTarget(target, seconds);
  return findings > 0 ? 1 : 0;
}
