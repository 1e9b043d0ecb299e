// The synchronous door: Python's buffers held and driven from JavaScript.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { createPython, EngineError, type Handle, type Python, PythonError } from '../../web/src/engine/index.js';

let py: Python;

beforeEach(async () => {
  py = await createPython();
});
afterEach(() => py.dispose());

function raises(action: () => unknown, type: string, message?: string): PythonError {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof PythonError, String(error));
    assert.equal(error.type, type);
    if (message !== undefined) assert.equal(error.message, message);
    return error;
  }
  assert.fail(`no ${type} was raised`);
}

const misused = (action: () => unknown, message: RegExp) =>
  assert.throws(action, (error) => error instanceof EngineError && message.test(error.message));

describe('BytesIO', () => {
  test('a view keeps it from growing, and the error names the view', () => {
    const buf = py.bytesIO('Hello');
    const view = buf.getbuffer();
    const error = raises(() => buf.write(' world!'), 'BufferError', 'Existing exports of data: object cannot be re-sized');
    assert.deepEqual(error.mro, ['BufferError', 'Exception', 'BaseException', 'object']);
    assert.equal(error.exports.length, 1);
    assert.equal(error.exports[0]?.viewId, view.id);
    assert.equal(error.exports[0].bufferId, buf.id);
    assert.match(error.explanation, /view/);
    view.release();
    assert.equal(buf.write(' world!'), 7);
    assert.equal(new TextDecoder().decode(buf.getvalue()), ' world!');
  });

  test('disposing the view drops the lock, as del does', () => {
    const buf = py.bytesIO('Hello');
    const view = buf.getbuffer();
    raises(() => buf.write('xyz xyz'), 'BufferError');
    view.dispose();
    assert.equal(buf.write('xyz xyz'), 7);
  });

  test('reads, seeks and truncates', () => {
    const buf = py.bytesIO(new Uint8Array([1, 2, 3, 4]));
    assert.deepEqual([...buf.read(2)], [1, 2]);
    assert.equal(buf.tell(), 2);
    assert.equal(buf.seek(-1, 2), 3);
    assert.deepEqual([...buf.read()], [4]);
    assert.equal(buf.truncate(1), 1);
    assert.deepEqual([...buf.getvalue()], [1]);
    buf.close();
    raises(() => buf.read(), 'ValueError', 'I/O operation on closed file.');
  });
});

describe('bytearray', () => {
  test('changes in place', () => {
    const data = py.bytearray('abc');
    data.append(0x64);
    data.extend('ef');
    data.insert(0, 0x5f);
    assert.equal(data.pop(), 0x66);
    data.setAt(1, 0x41);
    data.setSlice(2, 4, 'BC!');
    data.deleteSlice(0, 1);
    assert.equal(data.repr(), "bytearray(b'ABC!de')");
    assert.equal(data.length, 6);
    assert.equal(data.at(-1), 0x65);
    data.resize(2);
    assert.deepEqual([...data.toBytes()], [0x41, 0x42]);
    data.clear();
    assert.equal(data.length, 0);
  });

  test('is locked by views of slices', () => {
    const data = py.bytearray(8);
    const view = py.memoryview(data);
    const part = view.slice(2, 6);
    view.release();
    const error = raises(() => data.append(1), 'BufferError', 'Existing exports of data: object cannot be re-sized');
    assert.deepEqual(error.exports.map(({ viewId, start, end }) => [viewId, start, end]), [[part.id, 2, 6]]);
    data.setSlice(0, 2, [7, 8]);
    assert.deepEqual([...data.toBytes()], [7, 8, 0, 0, 0, 0, 0, 0]);
  });

  test('passes on the errors of Python', () => {
    const data = py.bytearray(2);
    raises(() => data.append(256), 'ValueError', 'byte must be in range(0, 256)');
    raises(() => data.at(9), 'IndexError', 'bytearray index out of range');
    raises(() => data.get('nope'), 'AttributeError', "'bytearray' object has no attribute 'nope'");
  });
});

describe('bytes and array', () => {
  test('bytes are read-only', () => {
    const data = py.bytes([104, 105]);
    assert.equal(data.type, 'bytes');
    assert.equal(data.repr(), "b'hi'");
    const view = py.memoryview(data);
    assert.equal(view.readonly, true);
    raises(() => view.setAt(0, 1), 'TypeError', 'cannot modify read-only memory');
  });

  test('arrays have elements of a type', () => {
    const numbers = py.array('h', [1, -2, 300]);
    assert.equal(numbers.itemsize, 2);
    assert.equal(numbers.typecode, 'h');
    numbers.append(4);
    assert.deepEqual(numbers.tolist(), [1, -2, 300, 4]);
    const view = py.memoryview(numbers);
    assert.equal(view.format, 'h');
    raises(() => numbers.append(5), 'BufferError', 'cannot resize an array that is exporting buffers');
    raises(() => py.array('h', [70000]), 'OverflowError');
  });
});

describe('memoryview', () => {
  test('slices and casts share the memory', () => {
    const data = py.bytearray([0, 1, 2, 3, 4, 5, 6, 7]);
    const view = py.memoryview(data);
    const odd = view.slice(1, null, 2);
    assert.deepEqual(odd.strides, [2]);
    assert.deepEqual(odd.shape, [4]);
    assert.equal(odd.contiguous, false);
    assert.deepEqual(odd.tolist(), [1, 3, 5, 7]);
    odd.setAt(0, 99);
    assert.equal(data.at(1), 99);
    const backwards = view.slice(null, null, -1);
    assert.equal(backwards.at(0), 7);
    const words = view.cast('H');
    assert.equal(words.length, 4);
    assert.equal(words.itemsize, 2);
    const grid = view.cast('B', [2, 4]);
    assert.equal(grid.ndim, 2);
    assert.deepEqual(grid.tolist(), [[0, 99, 2, 3], [4, 5, 6, 7]]);
    assert.equal(view.toreadonly().readonly, true);
    assert.equal(view.hex(':').slice(0, 5), '00:63');
    assert.equal(view.nbytes, 8);
  });

  test('says when it was released', () => {
    const view = py.memoryview(py.bytearray(2));
    view.release();
    raises(() => view.tobytes(), 'ValueError', 'operation forbidden on released memoryview object');
  });
});

describe('values', () => {
  test('cross in both directions', () => {
    assert.equal(py.evaluate('None'), null);
    assert.equal(py.evaluate('True'), true);
    assert.equal(py.evaluate('-7'), -7);
    assert.equal(py.evaluate('2**70'), 2n ** 70n);
    assert.equal(py.evaluate('2**53 - 1'), Number.MAX_SAFE_INTEGER);
    assert.equal(py.evaluate('1.5'), 1.5);
    assert.equal(py.evaluate("float('-inf')"), -Infinity);
    assert.ok(Number.isNaN(py.evaluate("float('nan')")));
    assert.equal(py.evaluate("'é😀\\n'"), 'é😀\n');
    assert.deepEqual(py.evaluate("[1, ('a', b'\\x00\\xff')]"), [1, ['a', new Uint8Array([0, 255])]]);
    assert.deepEqual(py.evaluate("b'xy'"), new Uint8Array([120, 121]));
    py.set('given', [1, 2.5, 3n ** 50n, 'é', null, true, new Uint8Array([1, 2])]);
    assert.deepEqual(py.execute('print(given)').output, [{ stream: 'stdout', text: "[1, 2.5, 717897987691852588770249, 'é', None, True, b'\\x01\\x02']\n" }]);
  });

  test('other objects become handles', () => {
    const value = py.evaluate('{1: 2}') as Handle;
    assert.equal(value.type, 'dict');
    assert.equal(value.length, 1);
    assert.equal(value.at(1), 2);
    assert.deepEqual(value.call('get', 1), 2);
    assert.equal((value.get('keys') as Handle).type, 'builtin_function_or_method');
  });

  test('handles can be given names in Python', () => {
    const data = py.bytearray('abc');
    py.set('data', data);
    py.execute('data.append(100)');
    assert.equal(data.length, 4);
    data.dispose();
    assert.equal(py.evaluate('len(data)'), 4);
  });

  test('the objects appear in inspect()', () => {
    const data = py.bytearray('abc');
    const view = py.memoryview(data);
    const { buffers, views } = py.inspect();
    assert.equal(buffers[0]?.id, data.id);
    assert.equal(buffers[0].exportCount, 1);
    assert.equal(views[0]?.id, view.id);
    assert.deepEqual(py.readBytes(data.id, 0, 2), new Uint8Array([97, 98]));
  });

  test('run() gives a program its output and its exception', () => {
    const result = py.run({ files: { 'm.py': "print('hi')\n{}['x']" }, main: 'm.py' });
    assert.equal(result.exitCode, 1);
    assert.equal(result.exception?.type, 'KeyError');
    assert.equal(result.output[0]?.text, 'hi\n');
  });
});

describe('lifetimes', () => {
  test('a handle holds its object until it is disposed', () => {
    py.execute('log = []\nclass Thing:\n    def __del__(self): log.append("gone")\n');
    const thing = py.evaluate('Thing()') as Handle;
    assert.deepEqual(py.evaluate('log'), []);
    thing.dispose();
    assert.equal(thing.disposed, true);
    assert.deepEqual(py.evaluate('log'), ['gone']);
    thing.dispose();
  });

  test('`using` releases at the end of the block', () => {
    const data = py.bytearray('abc');
    {
      using view = py.memoryview(data);
      raises(() => data.append(1), 'BufferError');
      assert.equal(view.nbytes, 3);
    }
    data.append(1);
  });
});

describe('wrong use', () => {
  test('of handles', async () => {
    const data = py.bytearray('abc');
    data.dispose();
    misused(() => data.length, /bytearray handle has been disposed/);
    misused(() => py.memoryview(data), /has been disposed/);
    misused(() => py.memoryview('abc' as unknown as Handle), /takes a handle, not a string/);
    misused(() => py.bytes({} as unknown as string), /not a Object/);
    misused(() => py.bytearray(2).slice(0.5), /start must be a whole number/);
    misused(() => py.bytearray(2).setAt('0' as unknown as number, 1), /index must be a whole number/);
    misused(() => py.bytearray(2).append((() => 1) as unknown as number), /cannot take a function/);
    misused(() => py.evaluate(1 as unknown as string), /must be a string/);
    const other = await createPython();
    misused(() => other.memoryview(py.bytearray(2)), /another session/);
    other.dispose();
  });

  test('of a disposed session', async () => {
    const other = await createPython();
    const data = other.bytearray(2);
    other.dispose();
    misused(() => other.bytes('x'), /has been disposed/);
    misused(() => data.append(1), /session of this bytearray handle has ended/);
    data.dispose();
  });

  test('of handles from before a run', () => {
    const data = py.bytearray(2);
    py.run({ files: { 'm.py': '' }, main: 'm.py' });
    misused(() => data.length, /session of this bytearray handle has ended/);
  });
});
