#!/usr/bin/env node
// Writes cpp/base/unicode_data.txt, what `unicodedata`, `\N{…}` and the normalisation of identifiers read, from what CPython itself
// (the oracle) says. Aliases and named sequences cannot be listed there: those in the file are asked for again, and so is each
// line of the files named as arguments. Run it when the reference version changes: `node tests/tooling/unicode-data.mjs [FILE…]`.
//
// The file is ASCII, in parts that an empty line ends:
//   version · records "category bidirectional combining width mirrored" · runs over all code points "length record" ·
//   decompositions "distance text" · numbers "distance value d|D|-" (digit, decimal, neither) · code points that are never
//   composed "distance" · names with their code point in them "first last prefix" · names "distance? letter words": the letter
//   tells how many words (a = 0) of the name before stand in front; every 32nd has none · aliases and sequences "code,code name".
// A distance is that from the code point of the line before.
import fs from 'node:fs';
import { createOracle, ensureStack } from '../oracle/oracle.mjs';

ensureStack();
const target = new URL('../../cpp/base/unicode_data.txt', import.meta.url);
const old = fs.existsSync(target) ? fs.readFileSync(target, 'latin1').split('\n\n').at(-1).split('\n').map((line) => line.replace(/^\S+ /, '')) : [];
const candidates = new Set([...old, ...process.argv.slice(2).flatMap((file) => fs.readFileSync(file, 'latin1').split('\n'))].filter(Boolean));

const ask = `
import unicodedata as u
from fractions import Fraction
print(u.unidata_version)
print()
LIMIT = 0x110000
chars = [chr(i) for i in range(LIMIT)]
records = {}
runs = []
for c in chars:
    record = (u.category(c), u.bidirectional(c) or '-', u.combining(c), u.east_asian_width(c), u.mirrored(c))
    index = records.setdefault(record, len(records))
    if runs and runs[-1][1] == index: runs[-1][0] += 1
    else: runs.append([1, index])
for record in records: print(*record)
print()
for run in runs: print(*run)
print()
class Distance:
    last = 0
    def __call__(self, i):
        distance, self.last = i - self.last, i
        return distance
step = Distance()
HANGUL = range(0xAC00, 0xAC00 + 11172)
for i, c in enumerate(chars):
    if u.decomposition(c) and i not in HANGUL: print(step(i), u.decomposition(c))
print()
step = Distance()
for i, c in enumerate(chars):
    value = u.numeric(c, None)
    if value is None: continue
    exact = Fraction(value).limit_denominator(1000)
    assert float(exact) == value
    print(step(i), exact, 'D' if u.decimal(c, None) is not None else 'd' if u.digit(c, None) is not None else '-')
    assert u.digit(c, exact) == exact and u.decimal(c, exact) == exact
print()
step = Distance()
for i, c in enumerate(chars):
    parts = u.decomposition(c).split()
    if len(parts) == 2 and parts[0][0] != '<' and u.normalize('NFC', c) != c: print(step(i))
print()
PREFIXES = ('CJK UNIFIED IDEOGRAPH-', 'CJK COMPATIBILITY IDEOGRAPH-', 'EGYPTIAN HIEROGLYPH-', 'KHITAN SMALL SCRIPT CHARACTER-', 'NUSHU CHARACTER-', 'TANGUT IDEOGRAPH-')
ranges = []
names = []
for i, c in enumerate(chars):
    name = u.name(c, None)
    if name is None or i in HANGUL: continue
    prefix = next((p for p in PREFIXES if name == f'{p}{i:04X}'), None)
    if prefix is None: names.append((i, name))
    elif ranges and ranges[-1][1] == i - 1 and ranges[-1][2] == prefix: ranges[-1][1] = i
    else: ranges.append([i, i, prefix])
for first, last, prefix in ranges: print(first, last, prefix)
print()
step = Distance()
before = []
for index, (i, name) in enumerate(names):
    words = name.split(' ')
    shared = 0
    if index % 32 != 0:
        while shared < min(len(words), len(before), 25) and words[shared] == before[shared]: shared += 1
    distance = step(i)
    print(('' if distance == 1 else str(distance)) + chr(97 + shared) + ' '.join(words[shared:]))
    before = words
print()
for candidate in ${JSON.stringify([...candidates])}:
    try: found = u.lookup(candidate)
    except KeyError: continue
    if len(found) > 1 or u.name(found, '') != candidate: print(','.join(str(ord(c)) for c in found), candidate)
`;

const oracle = await createOracle();
const { stdout, stderr } = oracle.runProgram({ files: { 'ask.py': ask }, main: 'ask.py', argv: [] });
if (stderr.length > 0) throw new Error(stderr.toString());
fs.writeFileSync(target, stdout);
process.exit(0);
