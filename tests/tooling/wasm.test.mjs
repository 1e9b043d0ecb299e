// The tools that cut the engine in parts, on small modules.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root, run } from './setup.mjs';
import { imageOf, withData } from './wasm-data.mjs';
import { unreachedData } from './wasm-reach.mjs';
import { withStubs } from './wasm-stubs.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bufferscope-wasm-'));
after(() => rmSync(folder, { recursive: true }));

function assembled(text) {
  const [source, file] = ['module.wat', 'module.wasm'].map((name) => join(folder, name));
  writeFileSync(source, text);
  run(process.execPath, [join(root, 'node_modules/binaryen/bin/wasm-as'), source, '-o', file]);
  return readFileSync(file);
}

test('a stub has the rest brought and calls what then stands in its place of the table', () => {
  const file = withStubs(
    assembled(`(module
      (import "env" "note" (func $note (param i32)))
      (import "placeholder" "0" (func $first (param i32) (result i32)))
      (import "placeholder" "1" (func $second (param i32 i64) (result i64)))
      (table (export "table") 3 3 funcref)
      (elem (i32.const 0) $first $second $last)
      (func $last)
      (func (export "one") (param i32) (result i32) (call $note (local.get 0)) (call_indirect (param i32) (result i32) (local.get 0) (i32.const 0)))
      (func (export "two") (param i32 i64) (result i64) (call_indirect (param i32 i64) (result i64) (local.get 0) (local.get 1) (i32.const 1))))`),
  );
  const rest = new WebAssembly.Module(
    assembled(`(module
      (import "primary" "table" (table 3 funcref))
      (elem (i32.const 0) $first $second)
      (func $first (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
      (func $second (param i32 i64) (result i64) (i64.add (i64.extend_i32_u (local.get 0)) (local.get 1))))`),
  );
  const module = new WebAssembly.Module(file);
  for (const call of [(one) => assert.equal(one.one(41), 42), (one) => assert.equal(one.two(2, 40n), 42n)]) {
    let brought = 0;
    const { exports } = new WebAssembly.Instance(module, {
      env: { note() {} },
      placeholder: {
        bring: () => {
          brought++;
          new WebAssembly.Instance(rest, { primary: exports });
        },
      },
    });
    call(exports);
    call(exports);
    assert.equal(brought, 1);
  }
});

test('data that no function can read is found: by the code, through pointers, and by addresses folded to before a table', () => {
  const bytes = Buffer.alloc(0x3000);
  const image = { address: 0x1000, bytes };
  bytes.write('seen\0hidden\0by a pointer\0');
  bytes.writeUInt32LE(0x100c, 0x20);
  const map = [
    '    Addr      Off     Size Out     In      Symbol',
    '       -        8     3000 DATA',
    '    1000       10     3000 .rodata',
    '    1000       10       19         <internal>:(.rodata)',
    '    1020       30        8         a.o:(.rodata.pointers)',
    '    1020       30        8                 pointers',
    '    1100      110       10         a.o:(.rodata.letters)',
    '    1100      110       10                 letters',
    '    3000     2010       10         a.o:(.rodata.unused)',
    '    3000     2010       10                 unused',
  ].join('\n');
  const text = ' (func $f\n  (i32.const 4096)\n  (i32.load offset=4128)\n )\n (data $d (i32.const 12288) "")\n';
  const places = (from) => unreachedData(from, map, image).map(({ address, bytes: { length } }) => [address, length]);
  assert.deepEqual(places(text), [[0x1005, 7], [0x3000, 16]]);
  assert.deepEqual(places(text.replace('4128', '4000').replace('4096', '0')).at(0), [0x1000, 12]);
  assert.throws(() => unreachedData(text, 'no map', image), /names no data/);
});

test('data is read as one image and written as the segments asked for', () => {
  const file = assembled('(module (memory 1) (data (i32.const 16) "ab") (data (i32.const 20) "c"))');
  const image = imageOf(file, 24);
  assert.deepEqual([image.address, image.bytes.toString('latin1')], [16, 'ab\0\0c\0\0\0']);
  const code = assembled('(module (memory (export "memory") 1) (func (export "f")))');
  const { memory } = new WebAssembly.Instance(new WebAssembly.Module(withData(code, [image, { address: 70, bytes: Buffer.from('z') }]))).exports;
  assert.equal(Buffer.from(memory.buffer, 16, 5).toString('latin1'), 'ab\0\0c');
  assert.equal(Buffer.from(memory.buffer, 70, 1).toString(), 'z');
});
