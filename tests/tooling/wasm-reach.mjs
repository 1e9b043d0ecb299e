// Which data of a module its functions can read, found without running it: every constant in the code that is an address marks what
// stands there, and so does every word of what is marked (as a conservative garbage collector marks).

const wordSize = 4;
// How far before a table the constant may point from which it is read: of `table[letter - 'a']` with entries of 8 bytes compilers make
// an addition to the address 776 bytes before it.
const reachBack = 4096;

/**
 * The pieces of data, { address, size, isText } each and in order, from a linker's map. Strings are merged by the linker and stand
 * in the map as one piece: here each is one, its final zero included.
 */
function piecesOf(map, image) {
  const pieces = [];
  let inData = false;
  for (const line of map.split('\n')) {
    const [, address, size, name] = /^ *([0-9a-f-]+) +[0-9a-f]+ +([0-9a-f]+) (.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    if (/^[A-Z]/.test(name)) inData = name === 'DATA';
    if (!inData) continue;
    const piece = { address: parseInt(address, 16), size: parseInt(size, 16), isText: false };
    if (name.startsWith(' '.repeat(16))) pieces.push(piece);
    if (name.trim() === '<internal>:(.rodata)') pieces.push(...textsIn(piece, image));
  }
  const end = image.address + image.bytes.length;
  return pieces.filter(({ address, size }) => size > 0 && address + size <= end).sort((a, b) => a.address - b.address);
}

function textsIn({ address, size }, image) {
  const texts = [];
  for (let at = address; at < address + size; ) {
    const next = image.address + image.bytes.indexOf(0, at - image.address) + 1;
    texts.push({ address: at, size: next - at, isText: true });
    at = next;
  }
  return texts;
}

/** The index of the last piece that begins at or before the address; -1 without one. */
function indexAt(pieces, address) {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].address <= address) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The piece that stands at an address, if there is one; an address just past a table's end counts as the table's. */
function pieceAt(pieces, address) {
  const piece = pieces[indexAt(pieces, address)];
  return piece && address <= piece.address + piece.size - (piece.isText ? 1 : 0) ? [piece] : [];
}

/** The pieces that may be read from an address plus something: the one that stands there and what begins soon after it. */
function piecesFrom(pieces, address) {
  const found = pieceAt(pieces, address);
  for (let index = indexAt(pieces, address) + 1; index < pieces.length && pieces[index].address - address <= reachBack; index++) {
    if (!pieces[index].isText || pieces[index].address === address + 1) found.push(pieces[index]);
  }
  return found;
}

/** The constants in the code of a module in text format: { value, isBase }, isBase where something is added to one. */
function* constantsOf(text) {
  const operators = []; // by depth: an operand stands one deeper than what takes it
  for (const line of text.split('\n')) {
    if (line.startsWith(' (data')) continue; // the data itself stands in the text too
    const [, indent, operator, operand] = /^( *)\((\S+) ?([^()]*)/.exec(line) ?? [];
    if (operator === undefined) continue;
    operators[indent.length] = operator;
    if (operator === 'i32.const') yield { value: Number(operand), isBase: /^i32\.(add|sub)$/.test(operators[indent.length - 1]) };
    const offset = /offset=(\d+)/.exec(operand);
    if (offset) yield { value: Number(offset[1]), isBase: true };
  }
}

/**
 * The stretches of the image that no function of the module reads: { address, bytes } each.
 * `text` is the module in WebAssembly's text format, `map` its linker's map, `image` its data.
 */
export function unreachedData(text, map, image) {
  const pieces = piecesOf(map, image);
  if (!pieces.some(({ isText }) => isText) || pieces.every(({ isText }) => isText)) throw new Error('the map of the link names no data');
  const reached = new Set();
  const mark = (found) => found.forEach((piece) => reached.add(piece));
  for (const { value, isBase } of constantsOf(text)) mark((isBase ? piecesFrom : pieceAt)(pieces, value));
  for (const { address, size, isText } of reached) {
    if (isText) continue;
    const first = Math.ceil(address / wordSize) * wordSize;
    for (let at = first; at + wordSize <= address + size; at += wordSize) mark(pieceAt(pieces, image.bytes.readUInt32LE(at - image.address)));
  }
  const stretches = [];
  for (const piece of pieces) {
    if (reached.has(piece)) continue;
    const last = stretches.at(-1);
    if (last?.end === piece.address) last.end += piece.size;
    else stretches.push({ address: piece.address, end: piece.address + piece.size });
  }
  return stretches.map(({ address, end }) => ({ address, bytes: Buffer.from(image.bytes.subarray(address - image.address, end - image.address)) }));
}
