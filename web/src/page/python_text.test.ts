// The statements the workbench writes are Python, quoted as Python quotes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesExpression, bytesLiteral, checkName, createStatements, elementExpression, freeName, InputError, parseHex, parseItems, sliceText } from './python_text.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

test('a bytes literal is what repr(bytes) gives', () => {
  assert.equal(bytesLiteral(new TextEncoder().encode('Hello')), "b'Hello'");
  assert.equal(bytesLiteral(new TextEncoder().encode("it's")), 'b"it\'s"');
  assert.equal(bytesLiteral(new TextEncoder().encode(`'"`)), `b'\\'"'`);
  assert.equal(bytesLiteral(bytes(0, 9, 10, 13, 0x5c, 0x7f, 0xff)), "b'\\x00\\t\\n\\r\\\\\\x7f\\xff'");
  assert.equal(bytesLiteral(bytes()), "b''");
});

test('hex is read with or without separators and prefixes', () => {
  assert.deepEqual(parseHex('48 65 6c'), bytes(0x48, 0x65, 0x6c));
  assert.deepEqual(parseHex('0x48,0x65'), bytes(0x48, 0x65));
  assert.deepEqual(parseHex('\\x48\\x65'), bytes(0x48, 0x65));
  assert.throws(() => parseHex('10x2'), InputError);
  assert.throws(() => parseHex('4'), InputError);
  assert.throws(() => parseHex('4g'), InputError);
});

test('data becomes one expression, an element another', () => {
  assert.equal(bytesExpression('text', 'ä'), "b'\\xc3\\xa4'");
  assert.equal(bytesExpression('list', '[72, 0x65]'), 'bytes([72, 0x65])');
  assert.deepEqual(parseItems('1.5, -inf NaN'), ['1.5', "float('-inf')", "float('nan')"]);
  assert.equal(bytesExpression('python', ' b"x" * 3 '), 'b"x" * 3');
  assert.equal(elementExpression('text', 'J'), "ord('J')");
  assert.equal(elementExpression('text', "'"), "ord('\\'')");
  assert.equal(elementExpression('hex', '4A'), '0x4a');
  assert.equal(elementExpression('list', '-3'), '-3');
  assert.throws(() => elementExpression('text', 'two'), InputError);
  assert.throws(() => bytesExpression('list', '1, two'), InputError);
});

test('creating writes the import only where it is needed', () => {
  const request = { kind: 'BytesIO', form: 'text', text: 'Hi', code: 'H', name: 'stream' } as const;
  assert.deepEqual(createStatements(request, new Set()), ['import io', "stream = io.BytesIO(b'Hi')"]);
  assert.deepEqual(createStatements(request, new Set(['io'])), ["stream = io.BytesIO(b'Hi')"]);
  assert.deepEqual(createStatements({ ...request, kind: 'array', form: 'list', text: '1 2' }, new Set(['array'])), ["stream = array.array('H', [1, 2])"]);
  assert.deepEqual(createStatements({ ...request, kind: 'bytearray', form: 'list', text: '1,2' }, new Set()), ['stream = bytearray([1, 2])']);
  assert.deepEqual(createStatements({ ...request, kind: 'array', form: 'list', text: '1' }, new Set(['array.array'])), ["stream = array('H', [1])"], 'from array import array');
  assert.throws(() => createStatements({ ...request, name: 'class' }, new Set()), InputError);
});

test('names and slices', () => {
  assert.equal(freeName('buf', new Set(['buf', 'buf2'])), 'buf3');
  assert.equal(sliceText('1', '', '-2'), '1::-2');
  assert.equal(sliceText('', '', ''), ':');
  assert.throws(() => sliceText('a', '', ''), InputError);
  assert.throws(() => checkName('2x'), InputError);
  checkName('größe');
});
