// Small rules that no other tool checks: a first line that says what a file is for, no raw `new Function`, no iostreams.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSources } from './format.mjs';
import { root } from './setup.mjs';

const forbidden = [
  [/#\s*include\s*<(iostream|sstream|fstream|iomanip|locale|regex|format|expected|source_location)>/, 'is too big for the wasm, or missing there'],
  [/\b(try\s*\{|catch\s*\(|throw\b\s*[^;]*;|dynamic_cast\s*<|typeid\s*\()/, 'needs exceptions or RTTI, which are off'],
];

/** Checks all engine sources; returns complaints. */
export function lintWords() {
  return findSources(['cpp', 'tests/cpp', 'tests/fuzz/native']).flatMap((path) => {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    const opening = lines[0].startsWith('// ') ? [] : [`${path}:1: open with one comment line saying what the file is for`];
    const bad = lines.flatMap((line, index) => {
      const code = line.replace(/\/\/.*$/, '').replace(/"(?:\\.|[^"\\])*"/g, '""');
      return forbidden.filter(([pattern]) => pattern.test(code)).map(([, why]) => `${path}:${index + 1}: ${code.trim()}: ${why}`);
    });
    return [...opening, ...bad];
  });
}
