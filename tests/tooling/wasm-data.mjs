// The data of a wasm file: joined into one segment, and a stretch of it moved to another file.
const codeSection = 10;
const dataSection = 11;
const dataCountSection = 12;

/** Reads numbers of a wasm file one after the other. */
class Reader {
  constructor(file, at) {
    this.file = file;
    this.at = at;
  }

  byte() {
    return this.file[this.at++];
  }

  number() {
    let result = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      result += (byte & 127) * 2 ** shift;
      if (byte < 128) return result;
    }
  }

  /** i32.const's operand, as an address. */
  address() {
    let result = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      result |= (byte & 127) << shift;
      if (byte < 128) return (shift < 28 && byte & 64 ? result | (-1 << (shift + 7)) : result) >>> 0;
    }
  }

  bytes(size) {
    this.at += size;
    return this.file.subarray(this.at - size, this.at);
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

/** A data section of one segment. */
function dataOf({ address, bytes }) {
  const head = [number(1), number(0), Buffer.from([0x41]), signedNumber(address | 0), Buffer.from([0x0b]), number(bytes.length)];
  return section(dataSection, Buffer.concat([...head, bytes]));
}

/** The file's sections: { id, content, whole }. */
function sectionsOf(file) {
  const sections = [];
  const reader = new Reader(file, 8); // after the magic number and the version
  while (reader.at < file.length) {
    const start = reader.at;
    const id = reader.byte();
    const content = reader.bytes(reader.number());
    sections.push({ id, content, whole: file.subarray(start, reader.at) });
  }
  return sections;
}

/** All plain segments of memory 0 as one that reaches to `stop` at least; other segments are refused. */
function joined(content, stop) {
  const reader = new Reader(content, 0);
  const segments = Array.from({ length: reader.number() }, () => {
    if (reader.number() !== 0 || reader.byte() !== 0x41) throw new Error('a data segment is not a plain one');
    const address = reader.address();
    if (reader.byte() !== 0x0b) throw new Error('the address of a data segment is not plain');
    return { address, bytes: reader.bytes(reader.number()) };
  });
  const start = Math.min(...segments.map((one) => one.address));
  const end = Math.max(stop, ...segments.map((one) => one.address + one.bytes.length));
  const bytes = Buffer.alloc(end - start);
  for (const one of segments) one.bytes.copy(bytes, one.address - start);
  return { address: start, bytes };
}

/**
 * Joins a file's data segments into one: optimizers cut the data at every run of zeros, but compressed, as it is served, the zeros
 * cost less than two thousand segment headers do. The bytes from the address `start` to `stop` are taken out (zeros stand there).
 * Returns { file, taken }.
 */
export function joinData(file, start, stop) {
  let taken;
  const parts = sectionsOf(file).map(({ id, content, whole }) => {
    if (id === dataCountSection) return section(id, number(1));
    if (id !== dataSection) return whole;
    const { address, bytes } = joined(content, stop);
    taken = { address: start, bytes: Buffer.from(bytes.subarray(start - address, stop - address)) };
    bytes.fill(0, start - address, stop - address);
    return dataOf({ address, bytes });
  });
  if (taken?.bytes.length !== stop - start) throw new Error('the data to take out is not in the file');
  return { file: Buffer.concat([file.subarray(0, 8), ...parts]), taken };
}

/** A file without data of its own with these bytes as its data. */
export function withData(file, data) {
  const sections = sectionsOf(file);
  if (sections.some(({ id }) => id === dataSection)) throw new Error('the file has data already');
  const parts = sections.flatMap(({ id, whole }) => (id === codeSection ? [whole, dataOf(data)] : [whole]));
  return Buffer.concat([file.subarray(0, 8), ...parts]);
}
