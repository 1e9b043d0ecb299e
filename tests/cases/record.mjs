// Records what CPython 3.14.2 prints for the cases: `npm run record [-- FILTER… | --all | --check]`.
import { isTableCurrent, writeTable } from './buffer-errors.mjs';
import { difference, expectedText, findCases, formatOutcome, isStale, writeExpected } from './cases.mjs';
import { createOracle, ensureStack } from '../oracle/oracle.mjs';

ensureStack();

const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
const filters = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const check = options.includes('--check');
const everything = check || options.includes('--all') || filters.length > 0;

const chosen = [...findCases(filters), ...(filters.length ? [] : findCases(['later/']))].filter((testCase) => everything || isStale(testCase));
let oracle = await createOracle();
let changed = 0;
let lost = 0;
for (const testCase of chosen) {
  let outcome;
  try {
    const { files, script, argv, stdin } = testCase;
    outcome = oracle.runProgram({ files, main: script, argv, stdin });
  } catch (error) {
    console.log(`✗ ${testCase.name}: CPython itself failed: ${error}`);
    lost++;
    oracle = await createOracle();
    continue;
  }
  const text = formatOutcome(outcome);
  if (/ at 0x[0-9a-f]{5,}/.test(text)) {
    console.log(`✗ ${testCase.name}: prints an address, which no other run would repeat`);
    lost++;
    continue;
  }
  const before = expectedText(testCase);
  if (before === text) {
    if (!check) writeExpected(testCase, text);
    continue;
  }
  changed++;
  console.log(`${check ? 'differs' : before === undefined ? 'recorded' : 'changed'}  ${testCase.name}`);
  if (before !== undefined) console.log(difference(before, text));
  if (!check) writeExpected(testCase, text);
}
const isStaleTable = !isTableCurrent();
if (isStaleTable) console.log(`${check ? 'differs' : 'changed'}  buffererrors/README.md`);
if (!check) writeTable();
const verdict = check ? 'differ' : 'new or changed';
console.log(`${chosen.length - lost} run on CPython ${oracle.version}, ${changed} ${verdict}, ${lost} lost`);
process.exit(lost || (check && (changed || isStaleTable)) ? 1 : 0);
