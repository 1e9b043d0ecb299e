// PNG from pixels. A canvas could write it too, but Firefox has it differ from one time to the next.
import { zlibSync } from 'fflate';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Each row says how its bytes are to be read: as the difference from those above, which are mostly the same. */
const filterUp = 2;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(12 + content.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, content.length);
  whole.set(new TextEncoder().encode(name), 4);
  whole.set(content, 8);
  view.setUint32(8 + content.length, crc(whole.subarray(4, 8 + content.length)));
  return whole;
}

/** Pixels of four bytes each, red, green, blue and one that is left out: what is drawn here covers all. */
export function encodePng(pixels: ArrayLike<number>, width: number, height: number): Uint8Array<ArrayBuffer> {
  const rowLength = 1 + 3 * width;
  const rows = new Uint8Array(height * rowLength);
  for (let y = 0; y < height; y += 1) {
    rows[y * rowLength] = filterUp;
    for (let x = 0; x < width; x += 1) {
      for (let colour = 0; colour < 3; colour += 1) {
        const at = (y * width + x) * 4 + colour;
        const above = y === 0 ? 0 : (pixels[at - width * 4] ?? 0);
        rows[y * rowLength + 1 + 3 * x + colour] = (pixels[at] ?? 0) - above;
      }
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2], 8); // eight bits each of red, green and blue
  const parts = [Uint8Array.from(signature), chunk('IHDR', header), chunk('IDAT', zlibSync(rows)), chunk('IEND', new Uint8Array())];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}
