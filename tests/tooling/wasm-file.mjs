// A wasm file as bytes: its numbers and its sections.

export const sectionIds = { type: 1, import: 2, function: 3, element: 9, code: 10, data: 11, dataCount: 12 };

/** Reads numbers of a wasm file one after the other. */
export class Reader {
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

export function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Buffer.from([...bytes, value]);
}

export function signedNumber(value) {
  const bytes = [];
  for (; value < -64 || value > 63; value >>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value & 127]);
}

export const section = (id, content) => Buffer.concat([Buffer.from([id]), number(content.length), content]);

/** The file's sections: { id, content, whole }. */
export function sectionsOf(file) {
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

/** The file with new contents for some of its sections: `changes` maps a section's id to a function of its content. */
export function withSections(file, changes) {
  const parts = sectionsOf(file).map(({ id, content, whole }) => (changes[id] ? section(id, changes[id](content)) : whole));
  return Buffer.concat([file.subarray(0, 8), ...parts]);
}
