// `node merge-segments.mjs file.wasm`: joins the data segments of a wasm file into one. Optimizers cut the data at every run of
// zeros; compressed, as it is served, the zeros cost less than two thousand segment headers do.
import { readFileSync, writeFileSync } from 'node:fs';

const path = process.argv[2];
const file = readFileSync(path);
const dataSection = 11;
const dataCountSection = 12;
let at = 8; // after the magic number and the version

function readNumber() {
  let result = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = file[at++];
    result += (byte & 127) * 2 ** shift;
    if (byte < 128) return result;
  }
}

/** i32.const's operand, as an address. */
function readAddress() {
  let result = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = file[at++];
    result |= (byte & 127) << shift;
    if (byte < 128) return (shift < 28 && byte & 64 ? result | (-1 << (shift + 7)) : result) >>> 0;
  }
}

function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Buffer.from([...bytes, value]);
}

function signedNumber(value) {
  const bytes = [];
  for (; value < -64 || value > 63; value >>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value & 127]);
}

const section = (id, content) => Buffer.concat([Buffer.from([id]), number(content.length), content]);

/** The one segment; null when there is anything but plain segments of memory 0. */
function merged(count) {
  const segments = [];
  for (let i = 0; i < count; ++i) {
    if (readNumber() !== 0 || file[at++] !== 0x41) return null;
    const address = readAddress();
    if (file[at++] !== 0x0b) return null;
    const size = readNumber();
    segments.push({ address, bytes: file.subarray(at, at + size) });
    at += size;
  }
  if (segments.length === 0) return null;
  const start = Math.min(...segments.map((one) => one.address));
  const end = Math.max(...segments.map((one) => one.address + one.bytes.length));
  const bytes = Buffer.alloc(end - start);
  for (const one of segments) one.bytes.copy(bytes, one.address - start);
  return Buffer.concat([number(1), number(0), Buffer.from([0x41]), signedNumber(start | 0), Buffer.from([0x0b]), number(bytes.length), bytes]);
}

const parts = [file.subarray(0, at)];
while (at < file.length) {
  const start = at;
  const id = file[at++];
  const size = readNumber();
  const end = at + size;
  if (id === dataCountSection) {
    parts.push(section(id, number(1)));
  } else if (id === dataSection) {
    const content = merged(readNumber());
    if (!content) throw new Error(`${path} has data segments that cannot be joined`);
    parts.push(section(id, content));
  } else {
    parts.push(file.subarray(start, end));
  }
  at = end;
}
writeFileSync(path, Buffer.concat(parts));
