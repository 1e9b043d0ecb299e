// Topics about buffers: bytearray, memoryview, array, BytesIO and their export locks.
import { guard } from './topics.mjs';

/** Views, writes through them, and resizes that exports forbid. */
export function buffers(w) {
  const { random } = w;
  const n = () => random.pick(['0', '1', '2', '-1', '5', '-3', '100']);
  const b = () => random.pick(["b'xy'", "b''", "b'abc'", 'bytes(2)', "bytearray(b'q')", "memoryview(b'mv')", '[1, 2]', "array('B', [7, 8])", "array('h', [1])", 'v', 'a']);
  const s = () => w.expressions.slice(0);
  w.line(`a = bytearray(${random.pick(["b'hello world'", '8', "b''", "'text', 'utf-8'", 'range(6)'])})`);
  w.line(`r = array('${random.pick([...'bBhHiIlLqQfd'])}', ${random.pick(['[1, 2, 3]', '[]', 'range(5)'])})`);
  w.line(`io_ = io.BytesIO(${random.pick(["b'content'", '', "b'a\\nb\\nc'"])})`);
  guard(w, () => w.line(`v = memoryview(${random.pick(['a', 'a', 'r', 'bytes(a)', 'a', 'io_.getbuffer()'])})`));
  // Not cast to '?': what CPython reads from bytes other than 0 and 1 is up to its C compiler.
  const actions = [
    () => `a.append(${n()})`, () => `a.extend(${b()})`, () => `a[${s()}] = ${b()}`, () => `a[${n()}] = ${n()}`, () => `del a[${random.pick([s(), n()])}]`, () => `print(a.pop(${random.pick(['', n()])}))`, () => `a.insert(${n()}, 65)`, () => `a += ${b()}`, () => `a *= ${random.pick(['2', '0', '1'])}`, () => 'a.clear()', () => 'a.reverse()', () => `a.remove(${n()})`, () => `print(a.find(${b()}), a.count(b'l'))`, () => `a.resize(${n()})`,
    () => `v = v[${s()}]`, () => `v[${s()}] = ${b()}`, () => `v[${n()}] = ${random.pick([n(), "b'x'", '300', '1.5'])}`, () => `v = v.cast('${random.pick([...'BbchHiIqQfd', '@h', '<h', 'zz'])}'${random.pick(['', '', ', (2, 2)', ', [4]'])})`, () => 'v.release()', () => 'print(v.tolist())', () => 'print(v.tobytes(), v.nbytes, v.itemsize, v.format, v.shape, v.strides)', () => 'print(v.readonly, v.contiguous, v.c_contiguous, v.ndim)', () => `print(v == a, v == ${b()})`, () => `print(v.hex(${random.pick(['', "':'", "'-', 2"])}))`, () => 'print(bytes(v), len(v))', () => 'print(v.obj is a)', () => `print(v[${n()}])`, () => 'v = v.toreadonly()', () => 'del v', () => 'v = memoryview(a)', () => 'print(hash(v) == hash(bytes(v)))', () => 'with v as q: print(len(q))', () => 'w2 = v[::-1]; print(w2.tolist(), w2.contiguous)', () => 'print(list(reversed(v)))', () => 'print(v.index(104), v.count(108))', () => `print(${n()} in v)`,
    () => `r.append(${random.pick([n(), '1.5', '2**40', "'x'"])})`, () => `r.extend(${random.pick(['[4, 5]', 'r', 'range(3)', "array('d', [1.0])"])})`, () => 'print(r, r.typecode, r.itemsize > 0)', () => 'print(r.tobytes()[:8], r.tolist())', () => `r[${n()}] = ${n()}`, () => `r[${s()}] = ${random.pick(["array(r.typecode, [9])", 'r', '[1]'])}`, () => `del r[${random.pick([s(), n()])}]`, () => `print(r.pop(${random.pick(['', n()])}))`, () => `r.frombytes(${random.pick(['bytes(8)', "b'abc'", 'bytes(16)'])})`, () => 'r.byteswap(); print(r)', () => `print(r + r, r * 2, r == r, r < r)`, () => 'r.fromlist([7, 8]); print(r)', () => 'r.reverse(); print(r.index(1), r.count(2))', () => 'r *= 2', () => 'r += r', () => 'print(memoryview(r)[0], memoryview(r).format)',
    () => `io_.write(${b()})`, () => `print(io_.read(${random.pick(['', '2', '-1'])}), io_.tell())`, () => `print(io_.seek(${random.pick(['0', '2', '0, 2', '-1, 1', '-1', '100'])}))`, () => 'print(io_.getvalue())', () => 'g = io_.getbuffer()', () => 'g[0] = 90', () => 'del g', () => 'g.release()', () => `print(io_.truncate(${random.pick(['', '2', '0'])}))`, () => 'io_.close()', () => 'print(io_.readline(), io_.readlines())', () => 'print([l for l in io_])', () => `print(io_.readinto(${random.pick(['a', 'v', 'bytearray(3)', 'b"x"'])}))`, () => 'print(io_.closed, io_.writable())',
    () => `print(a.${random.pick(['upper()', 'hex()', 'decode()', 'split()', "replace(b'l', b'LL')", 'strip()', "startswith(b'h')", "partition(b'o')", 'isalpha()', "translate(None, b'l')", "join([b'1', b'2'])", "center(15, b'*')", 'title()', "rfind(b'o')", 'splitlines()', "removeprefix(b'he')", 'zfill(15)', 'copy()'])})`, () => `print(a[${s()}], a == bytes(a), a < b'z')`, () => `print(b'%b|%s|%d' % (a, bytes(a), len(a)))`, () => 'print(bytes(a) + a, a + bytes(1))', () => `for x in a: a.append(1); break`,
  ];
  for (let i = random.between(8, 16); i > 0; i--) guard(w, () => w.line(random.pick(actions)()));
  w.line('print(a, r)');
}
