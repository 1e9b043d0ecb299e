// `npm run conformance`: CPython's own test files, natively and on the wasm, against what passes on CPython itself.
// Options: see `usage`. Prints a line a file (passed / denominator), a line a set, and what fails by id.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { doors, listIds, runIds } from './doors.mjs';
import { allFiles, layOut, sets } from './files.mjs';
import { compare, mergeDenominator, readRecorded, writeRecorded } from './recorded.mjs';

const usage = `usage: npm run conformance [-- OPTION… FILTER…]
  --native, --wasm   one door only (default: both)
  FILTER             a file (test_list, list), a set (set:types) or a part of an id (test_list.ListTest.test_sort)
  --list             only names the tests and what is recorded of them
  --verbose          shows what each failing test printed, with its traceback
  --brief            no list of failures
  --ratchet          records what passes now, so that npm test holds it
  --check            fails when a test no longer passes that is recorded as passing
  --record           finds the denominator anew: what passes on CPython (minutes)`;

const flags = ['native', 'wasm', 'list', 'verbose', 'brief', 'ratchet', 'check', 'record', 'help'];
const words = process.argv.slice(2);
const options = new Set(words.filter((word) => word.startsWith('--')).map((word) => word.slice(2)));
const filters = words.filter((word) => !word.startsWith('--'));
const unknown = [...options].filter((option) => !flags.includes(option));
if (unknown.length > 0 || options.has('help')) {
  console.log(usage);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** The tests of a file that the filters ask for. */
function chosen(name, ids) {
  if (filters.length === 0 || filters.some((filter) => name === filter || name === `test_${filter}`)) return ids;
  if (filters.some((filter) => sets[filter.replace('set:', '')]?.includes(name) && filter.startsWith('set:'))) return ids;
  const parts = filters.filter((filter) => !allFiles.includes(filter) && !allFiles.includes(`test_${filter}`));
  return ids.filter((id) => parts.some((filter) => `${name}.${id}`.includes(filter)));
}

async function inParallel(items, work) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

async function recordAll() {
  const names = allFiles.filter((name) => chosen(name, [name]).length > 0);
  await inParallel(names, async (name) => {
    const { ids, why } = await listIds('oracle', name);
    if (why !== undefined) {
      console.log(`${name}: cannot be used on CPython: ${why}`);
      return;
    }
    const outcomes = await runIds('oracle', name, ids);
    const passing = ids.filter((id) => outcomes.get(id).kind === 'pass');
    writeRecorded(name, mergeDenominator(readRecorded(name), passing));
    const lost = [...outcomes].filter(([, outcome]) => outcome.kind === 'crash' || outcome.kind === 'hang');
    console.log(`${name.padEnd(26)} ${passing.length} of ${ids.length} pass on CPython`);
    for (const [id, { kind, detail }] of lost) console.log(`  ${kind} ${id}: ${detail.slice(0, 200)}`);
  });
  return 0;
}

async function runDoor(door) {
  const table = new Map();
  const failures = [];
  const compared = { lost: [], gained: [] };
  const names = allFiles.map((name) => ({ name, recorded: readRecorded(name) }));
  const work = names.map(({ name, recorded }) => ({ name, recorded, ids: chosen(name, [...recorded.keys()]) }));
  // The longest first, so that the last process does not keep everybody waiting.
  const queue = work.filter(({ ids }) => ids.length > 0).sort((one, other) => other.ids.length - one.ids.length);
  await inParallel(queue, async ({ name, recorded, ids }) => {
    const outcomes = await runIds(door, name, ids, options.has('verbose') ? ['--traceback'] : []);
    // What passed before and hung or crashed now gets a second chance by itself: the machine may be busy.
    const ended = ids.filter((id) => /^(hang|crash)$/.test(outcomes.get(id).kind) && recorded.get(id).has(door));
    for (const [id, outcome] of await runIds(door, name, ended)) outcomes.set(id, outcome);
    const passing = new Set(ids.filter((id) => outcomes.get(id).kind === 'pass'));
    table.set(name, { passed: passing.size, total: ids.length });
    for (const id of ids) {
      if (!passing.has(id)) failures.push({ name: `${name}.${id}`, ...outcomes.get(id) });
    }
    const { lost, gained } = compare(new Map(ids.map((id) => [id, recorded.get(id)])), door, passing);
    compared.lost.push(...lost.map((id) => `${name}.${id}`));
    compared.gained.push(...gained.map((id) => `${name}.${id}`));
    if (options.has('ratchet')) {
      for (const id of passing) recorded.get(id).add(door);
      writeRecorded(name, recorded);
    }
  });
  report(door, table, failures);
  return { table, failures, ...compared };
}

function report(door, table, failures) {
  const line = (name, { passed, total }) =>
    `${name.padEnd(26)} ${String(passed).padStart(5)} / ${String(total).padEnd(5)} ${percent(passed, total).padStart(8)}`;
  const all = { passed: 0, total: 0 };
  for (const [set, names] of Object.entries(sets)) {
    const sum = { passed: 0, total: 0 };
    for (const name of names) {
      const entry = table.get(name);
      if (entry === undefined) continue;
      console.log(line(name, entry));
      sum.passed += entry.passed;
      sum.total += entry.total;
    }
    if (sum.total > 0) console.log(`${line(`= ${set} (${door})`, sum)}\n`);
    all.passed += sum.passed;
    all.total += sum.total;
  }
  failures.sort((one, other) => (one.name < other.name ? -1 : 1));
  if (!options.has('brief') && !options.has('check')) {
    for (const { name, kind, detail, printed } of failures) {
      console.log(`✗ ${name}: ${kind} ${detail}`);
      if (options.has('verbose') && printed?.trim()) console.log(printed.trim().replace(/^/gm, '    '));
    }
  }
  console.log(`conformance ${door}: ${all.passed} passed, ${all.total - all.passed} failed, ${percent(all.passed, all.total)}`);
}

function listAll() {
  for (const name of allFiles) {
    const recorded = readRecorded(name);
    for (const id of chosen(name, [...recorded.keys()])) console.log(`${name}.${id} ${[...recorded.get(id)].join(' ')}`.trim());
  }
  return 0;
}

async function main() {
  if (options.has('list')) return listAll();
  layOut();
  if (options.has('record')) return recordAll();
  const asked = ['native', 'wasm'].filter((door) => options.has(door));
  let bad = 0;
  for (const door of asked.length > 0 ? asked : ['native', 'wasm']) {
    if (!existsSync(doors[door].needs)) {
      console.log(`conformance ${door}: ${doors[door].needs} is missing; run npm run build first`);
      return 1;
    }
    const { table, failures, lost, gained } = await runDoor(door);
    if (table.size === 0) {
      console.log('conformance: no test matches the filter');
      return 1;
    }
    if (gained.length > 0 && !options.has('ratchet')) {
      for (const name of gained.sort().slice(0, 20)) console.log(`+ ${name}`);
      console.log(`conformance ${door}: ${gained.length} tests pass for the first time; npm run conformance -- --ratchet holds them`);
    }
    const reasons = new Map(failures.map((failure) => [failure.name, failure]));
    for (const name of lost.sort()) console.log(`✗ ${name} passed before (${door}): ${reasons.get(name).kind} ${reasons.get(name).detail}`);
    console.log(`conformance ${door}: ${lost.length} lost of those that passed before`);
    bad += lost.length;
  }
  return options.has('check') && bad > 0 ? 1 : 0;
}

process.exit(await main());
