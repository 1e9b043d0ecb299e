// What wasm-split leaves in the first part for the functions of the other: an import each, called through the table. Thousands of
// imports take a while to be found whenever the part is instantiated. Here each becomes a function of the part itself, which has the
// other part brought (that puts its functions into the table) and then calls through the table what stands there now.
import { number, Reader, sectionIds, sectionsOf, signedNumber, withSections } from './wasm-file.mjs';

const functionKind = 0;
const opcodes = { end: 0x0b, call: 0x10, callIndirect: 0x11, localGet: 0x20, i32Const: 0x41 };

/** The import by which the first part has the other one brought: a function without parameters and results. */
const bringImport = { module: 'placeholder', name: 'bring' };

function name(text) {
  return Buffer.concat([number(Buffer.byteLength(text)), Buffer.from(text)]);
}

/** The number of parameters of every function type, and the index of the type without parameters and results. */
function typesOf(content) {
  const reader = new Reader(content, 0);
  const types = Array.from({ length: reader.number() }, () => {
    if (reader.byte() !== 0x60) throw new Error('a type is not a function type');
    const parameters = reader.number();
    reader.bytes(parameters);
    const results = reader.number();
    reader.bytes(results);
    return { parameters, results };
  });
  return { types, plain: types.findIndex(({ parameters, results }) => parameters === 0 && results === 0) };
}

/** Imports up to the first placeholder, as bytes and counted, and the placeholders: { slot, type } each. They must come last. */
function importsOf(content) {
  const reader = new Reader(content, 0);
  const count = reader.number();
  const start = reader.at;
  const placeholders = [];
  let [others, end] = [0, start];
  for (let index = 0; index < count; index++) {
    const module = reader.bytes(reader.number()).toString();
    const slot = reader.bytes(reader.number()).toString();
    if (reader.byte() !== functionKind) throw new Error('an import is not a function');
    const type = reader.number();
    if (module === bringImport.module) placeholders.push({ slot: Number(slot), type });
    else if (placeholders.length) throw new Error('the placeholders are not the last imports');
    else [others, end] = [others + 1, reader.at];
  }
  return { bytes: content.subarray(start, end), others, placeholders };
}

/** A vector of the format with more elements before and after its own. */
function extended(content, before, after) {
  const reader = new Reader(content, 0);
  const count = reader.number();
  return Buffer.concat([number(count + before.length + after.length), ...before, content.subarray(reader.at), ...after]);
}

/** The elements of the table with the function `from` replaced by `to`. */
function withFunctionReplaced(content, from, to) {
  const reader = new Reader(content, 0);
  const segments = reader.number();
  const parts = [number(segments)];
  for (let segment = 0; segment < segments; segment++) {
    const start = reader.at;
    if (reader.number() !== 0) throw new Error('a segment of the table is not a plain one');
    reader.byte();
    reader.address();
    reader.byte();
    parts.push(content.subarray(start, reader.at));
    const count = reader.number();
    parts.push(number(count));
    for (let index = 0; index < count; index++) {
      const one = reader.number();
      parts.push(number(one === from ? to : one));
    }
  }
  return Buffer.concat(parts);
}

/** The first part with functions for its placeholders; its only import besides the glue's is then `bringImport`. */
export function withStubs(file) {
  const content = (wanted) => sectionsOf(file).find(({ id }) => id === wanted).content;
  const { types, plain } = typesOf(content(sectionIds.type));
  const { bytes, others, placeholders } = importsOf(content(sectionIds.import));
  const bring = others; // all imports are functions
  const defined = new Reader(content(sectionIds.function), 0).number();
  const stub = ({ slot, type }) => {
    const loads = Array.from({ length: types[type].parameters }, (_, index) => [Buffer.from([opcodes.localGet]), number(index)]).flat();
    const body = Buffer.concat([
      Buffer.from([0, opcodes.call]),
      number(bring),
      ...loads,
      Buffer.from([opcodes.i32Const]),
      signedNumber(slot),
      Buffer.from([opcodes.callIndirect]),
      number(type),
      Buffer.from([0, opcodes.end]),
    ]);
    return Buffer.concat([number(body.length), body]);
  };
  // So that no other function's index changes: the import that brings takes the index of the first placeholder, whose stub comes last.
  const [first, ...rest] = placeholders;
  return withSections(file, {
    [sectionIds.import]: () =>
      Buffer.concat([number(others + 1), bytes, name(bringImport.module), name(bringImport.name), Buffer.from([functionKind]), number(plain)]),
    [sectionIds.function]: (old) => extended(old, rest.map(({ type }) => number(type)), [number(first.type)]),
    [sectionIds.code]: (old) => extended(old, rest.map(stub), [stub(first)]),
    [sectionIds.element]: (old) => withFunctionReplaced(old, bring, bring + placeholders.length + defined),
  });
}
