// The data of a wasm file: read as one image of the memory, and written.
import { number, Reader, section, sectionIds, sectionsOf, signedNumber } from './wasm-file.mjs';

/** The plain segments of memory 0 as one: { address, bytes }, up to `stop` at least; other segments are refused. */
export function imageOf(file, stop) {
  const reader = new Reader(sectionsOf(file).find(({ id }) => id === sectionIds.data).content, 0);
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

function dataSection(segments) {
  const parts = segments.map(({ address, bytes }) =>
    Buffer.concat([Buffer.from([0, 0x41]), signedNumber(address | 0), Buffer.from([0x0b]), number(bytes.length), bytes]),
  );
  return section(sectionIds.data, Buffer.concat([number(segments.length), ...parts]));
}

/** The file with these segments, { address, bytes } each, as all its data. */
export function withData(file, segments) {
  const parts = sectionsOf(file).flatMap(({ id, whole }) => {
    if (id === sectionIds.data) return [];
    if (id === sectionIds.dataCount) return [section(id, number(segments.length))];
    return id === sectionIds.code ? [whole, dataSection(segments)] : [whole];
  });
  return Buffer.concat([file.subarray(0, 8), ...parts]);
}
