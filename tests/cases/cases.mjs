// Finds the cases, reads and writes their expected output, and shows how two outputs differ.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const casesFolder = dirname(fileURLToPath(import.meta.url));

/** The page's lessons, one file each, are cases too: the area `lessons`, whose programs and recordings the page shows. */
const lessonsArea = { name: 'lessons', folder: join(casesFolder, '..', '..', 'web', 'lessons') };

/**
 * One case. `name` is `area/name`; `folder` the working directory; `script` the file name given on the command line;
 * `files` maps every path of the program (relative to `folder`) to its bytes.
 * @typedef {{name: string, folder: string, script: string, argv: string[], stdin: string, files: Record<string, Uint8Array>,
 *   expectedPath: string}} Case
 * @typedef {{stdout: string, stderr: string, exitCode: number}} Outcome
 */

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== '__pycache__')
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));

/** The words of an `# argv:` comment; double quotes keep spaces. */
function wordsOf(text) {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]);
}

function argvOf(source) {
  for (const line of source.split('\n')) {
    if (!line.startsWith('#')) return [];
    const match = /^# argv: (.*)$/.exec(line);
    if (match) return wordsOf(match[1]);
  }
  return [];
}

/** `stem` is the path of what belongs to the case, without its suffix. */
function makeCase(name, stem, folder, script, paths) {
  const files = Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path)]));
  return {
    name,
    folder,
    script,
    argv: argvOf(files[script].toString('latin1')),
    stdin: existsSync(`${stem}.stdin`) ? readFileSync(`${stem}.stdin`, 'utf8') : '',
    files,
    expectedPath: `${stem}.expected`,
  };
}

/** Programs for what the engine does not have yet stand in this area; they are no part of the tests. */
export const laterArea = 'later';

/** All cases whose `area/name` contains one of the filters (without a filter all but those of `later`), sorted by name. */
export function findCases(filters = []) {
  const found = [];
  const folders = readdirSync(casesFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: area, folder } of [lessonsArea, ...folders.map(({ name }) => ({ name, folder: join(casesFolder, name) }))]) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const stem = path.replace(/\.py$/, '');
      const name = `${area}/${entry.name.replace(/\.py$/, '')}`;
      const wanted = filters.length ? filters.some((filter) => name.includes(filter)) : area !== laterArea;
      if (!wanted) continue;
      if (entry.isDirectory()) {
        if (area !== lessonsArea.name && existsSync(join(path, 'main.py'))) found.push(makeCase(name, stem, path, 'main.py', filesBelow(path)));
      } else if (entry.name.endsWith('.py')) {
        found.push(makeCase(name, stem, folder, entry.name, [path]));
      }
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function linesOf(text, tag) {
  if (text === '') return [];
  const lines = text.split('\n');
  const last = lines.pop();
  const marked = lines.map((line) => `${tag}|${line}`);
  return last === '' ? marked : [...marked, `${tag}:${last}`];
}

/** An outcome as the text of an `.expected` file. */
export function formatOutcome(outcome) {
  return [`exit ${outcome.exitCode}`, ...linesOf(outcome.stdout, 'out'), ...linesOf(outcome.stderr, 'err'), ''].join('\n');
}

/** The text CPython's run of the case left, or undefined when it was never recorded. */
export function expectedText(testCase) {
  return existsSync(testCase.expectedPath) ? readFileSync(testCase.expectedPath, 'utf8') : undefined;
}

export function writeExpected(testCase, text) {
  writeFileSync(testCase.expectedPath, text);
}

/** True when the program or its input is newer than the recording, or nothing was recorded. */
export function isStale(testCase) {
  if (!existsSync(testCase.expectedPath)) return true;
  const recorded = statSync(testCase.expectedPath).mtimeMs;
  const inputs = Object.keys(testCase.files).map((path) => join(testCase.folder, path));
  const stdin = testCase.expectedPath.replace(/expected$/, 'stdin');
  if (existsSync(stdin)) inputs.push(stdin);
  return inputs.some((path) => statSync(path).mtimeMs > recorded);
}

/** A line difference of two texts, `-` expected and `+` actual, with two lines of context. */
export function difference(expected, actual) {
  const left = expected.split('\n');
  const right = actual.split('\n');
  const rows = commonRows(left, right);
  const near = rows.map((_, at) => rows.slice(Math.max(0, at - 2), at + 3).some(([mark]) => mark !== ' '));
  const shown = [];
  rows.forEach(([mark, line], at) => {
    if (near[at]) shown.push(`    ${mark} ${line}`);
    else if (at > 0 && near[at - 1]) shown.push('      …');
  });
  return shown.slice(0, 60).join('\n');
}

/** Rows of the longest common subsequence of two short lists of lines. */
function commonRows(left, right) {
  if (left.length * right.length > 4_000_000) return [...left.map((l) => ['-', l]), ...right.map((l) => ['+', l])];
  const best = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      best[i][j] = left[i] === right[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    }
  }
  const rows = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      rows.push([' ', left[i++]]);
      j++;
    } else if (j === right.length || (i < left.length && best[i + 1][j] >= best[i][j + 1])) {
      rows.push(['-', left[i++]]);
    } else {
      rows.push(['+', right[j++]]);
    }
  }
  return rows;
}
