// The table of all BufferErrors: tests/cases/buffererrors/README.md, written from the programs there and from what CPython said.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesFolder, expectedText, findCases } from './cases.mjs';

const path = join(casesFolder, 'buffererrors', 'README.md');

const introduction = `# Every BufferError

Each BufferError that CPython 3.14 can raise without a C extension, with a small program that ends with it. What the programs print was
recorded from CPython, and Bufferscope prints the same. \`npm run record\` writes this table from the programs: the message is the last
line of their output, the explanation their docstring.

| Message | When | Program |
| --- | --- | --- |
`;

const ending = `
Two more cannot be reached here. \`Buffer must be single dimension\` (\`hmac.compare_digest\`, \`hashlib\`) takes an exporter that gives
several dimensions to who asks for none, and only \`ctypes\` has one. \`… view==NULL argument is obsolete\` is for C code alone.
`;

/** The message, the explanation and the name of a case; who raises nothing is a mistake. */
function row(testCase) {
  const message = /^err\|BufferError: ([^\n]*)\n$/m.exec(expectedText(testCase) ?? '')?.[1];
  if (message === undefined) throw new Error(`${testCase.name} does not end with a BufferError`);
  const explanation = /^"""(.*?)"""/s.exec(testCase.files[testCase.script].toString('utf8'))?.[1].replaceAll(/\s+/g, ' ');
  return { message, explanation, script: testCase.script };
}

function tableText() {
  const rows = findCases(['buffererrors/']).map(row);
  const keys = new Map(rows.map((each) => [each, `${each.message.toLowerCase()} ${each.script}`]));
  rows.sort((a, b) => (keys.get(a) < keys.get(b) ? -1 : 1));
  const lines = rows.map(({ message, explanation, script }) => `| \`${message}\` | ${explanation} | [${script}](${script}) |\n`);
  return introduction + lines.join('') + ending;
}

export const isTableCurrent = () => existsSync(path) && readFileSync(path, 'utf8') === tableText();

export function writeTable() {
  if (!isTableCurrent()) writeFileSync(path, tableText());
}
