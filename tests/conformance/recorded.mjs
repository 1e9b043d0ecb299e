// What is recorded of each test file: the ids that pass on CPython (the denominator), each with the doors it must pass through.
// A line is `nw ID`, `n- ID`, `-w ID` or `-- ID`; written by `--record` and `--ratchet` only, never by hand.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { here } from './files.mjs';

const folder = join(here, 'recorded');
const letters = { native: 'n', wasm: 'w' };
const pathOf = (name) => join(folder, `${name}.txt`);

/** A map of id to the set of doors it has passed through. */
export function readRecorded(name, path = pathOf(name)) {
  const recorded = new Map();
  if (!existsSync(path)) return recorded;
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const passed = Object.keys(letters).filter((door) => line.slice(0, 2).includes(letters[door]));
    recorded.set(line.slice(3), new Set(passed));
  }
  return recorded;
}

export function writeRecorded(name, recorded, path = pathOf(name)) {
  mkdirSync(folder, { recursive: true });
  const marks = (passed) => Object.keys(letters).map((door) => (passed.has(door) ? letters[door] : '-')).join('');
  const lines = [...recorded.keys()].sort().map((id) => `${marks(recorded.get(id))} ${id}\n`);
  writeFileSync(path, lines.join(''));
}

/** A new denominator; what was recorded of the ids that stay is kept. */
export function mergeDenominator(recorded, ids) {
  return new Map(ids.map((id) => [id, recorded.get(id) ?? new Set()]));
}

/** Which of the tests that passed before fail now, and which pass for the first time. */
export function compare(recorded, door, passing) {
  const lost = [];
  const gained = [];
  for (const [id, passed] of recorded) {
    if (passed.has(door) && !passing.has(id)) lost.push(id);
    if (!passed.has(door) && passing.has(id)) gained.push(id);
  }
  return { lost, gained };
}
