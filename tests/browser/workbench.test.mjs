// The workbench: every button writes its Python statement and runs it in the live session.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../tooling/browser.mjs';
import { act, assertClean, enter, hexOf, openPage, panel, run, settled, statements, transcript, until } from './page.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** Makes a buffer with the form. */
async function create(page, kind, { form, text, code, name } = {}) {
  await page.locator(`bs-create [data-kind="${kind}"]`).click();
  const fields = page.locator('bs-create form');
  if (form) await fields.getByLabel('made of: written as').selectOption(form);
  if (text !== undefined) await fields.getByLabel('made of', { exact: true }).fill(text);
  if (code) await fields.getByLabel('typecode').selectOption(code);
  if (name) await fields.getByLabel('name').fill(name);
  await fields.getByRole('button', { name: 'Create' }).click();
  await settled(page);
}

const view = (page, name) => page.locator('bs-view').filter({ has: page.locator(`h4 .names:text-is("${name}")`) });

test('buffers are made of text, hex and numbers', async () => {
  const page = await openPage(browser);
  await run(page, '');
  await create(page, 'bytearray', { form: 'text', text: 'Hi' });
  await create(page, 'bytearray', { form: 'hex', text: 'de ad be ef' });
  await create(page, 'BytesIO', { form: 'text', text: 'stream' });
  await create(page, 'bytes', { form: 'list', text: '1, 2, 255' });
  await create(page, 'array', { form: 'list', text: '1, 2, 500', code: 'H', name: 'shorts' });
  assert.deepEqual(await statements(page), [
    "buf = bytearray(b'Hi')",
    "buf2 = bytearray(b'\\xde\\xad\\xbe\\xef')",
    'import io',
    "stream = io.BytesIO(b'stream')",
    'data = bytes([1, 2, 255])',
    'import array',
    "shorts = array.array('H', [1, 2, 500])",
  ]);
  assert.equal(await hexOf(panel(page, 'buf')), '4869');
  assert.equal(await hexOf(panel(page, 'buf2')), 'deadbeef');
  assert.equal(await hexOf(panel(page, 'stream')), '73747265616d');
  assert.equal(await hexOf(panel(page, 'data')), '0102ff');
  assert.equal(await hexOf(panel(page, 'shorts')), '01000200f401');
  assert.match(await panel(page, 'data').locator('.facts').textContent(), /read-only/);
  assertClean(page);
  await page.context().close();
});

test('what cannot be typed is said before anything runs', async () => {
  const page = await openPage(browser);
  const before = await statements(page);
  await page.locator('bs-create [data-kind="bytearray"]').click();
  const fields = page.locator('bs-create form');
  await fields.getByLabel('made of: written as').selectOption('hex');
  await fields.getByLabel('made of', { exact: true }).fill('4x');
  assert.match(await fields.locator('.problem').textContent(), /“x” is not a hex digit/);
  assert.ok(await fields.getByRole('button', { name: 'Create' }).isDisabled());
  await fields.getByLabel('made of', { exact: true }).fill('40');
  await fields.getByLabel('name').fill('for');
  assert.match(await fields.locator('.problem').textContent(), /keyword/);
  await page.keyboard.press('Escape');
  assert.equal(await fields.count(), 0);
  assert.deepEqual(await statements(page), before);
  await page.context().close();
});

test('views are taken, sliced, cast, written through, released and deleted', async () => {
  const page = await openPage(browser);
  await run(page, '');
  await create(page, 'bytearray', { form: 'text', text: 'abcdefgh' });
  const buf = panel(page, 'buf');
  await act(page, buf, 'view', { name: 'view' });
  await act(page, view(page, 'view'), 'slice', { start: '1', stop: '7', step: '2', name: 'odd' });
  await act(page, view(page, 'view'), 'slice', { start: '', stop: '', step: '-3', name: 'back' });
  await act(page, view(page, 'view'), 'cast', { format: 'I', shape: '', name: 'words' });
  await act(page, view(page, 'view'), 'readonly', { name: 'looking' });
  await act(page, view(page, 'odd'), 'set', { 'index or slice': '0', value: 'X' });
  assert.equal(await hexOf(buf), Buffer.from('aXcdefgh').toString('hex'));
  await act(page, view(page, 'view'), 'set', { 'index or slice': '4:6', value: 'YZ' });
  assert.equal(await hexOf(buf), Buffer.from('aXcdYZgh').toString('hex'));
  await act(page, buf, 'set', { 'index or slice': '0', value: 'A' });
  assert.deepEqual((await statements(page)).slice(1), [
    'view = memoryview(buf)',
    'odd = view[1:7:2]',
    'back = view[::-3]',
    "words = view.cast('I')",
    'looking = view.toreadonly()',
    "odd[0] = ord('X')",
    "view[4:6] = b'YZ'",
    "buf[0] = ord('A')",
  ]);
  const facts = async (name) => (await view(page, name).locator('dl').textContent()).replace(/\s+/g, ' ');
  assert.match(await facts('odd'), /shape ?\(3,\) ?strides ?\(2,\) ?nbytes ?3 ?reads ?\[88, 100, 90\]/);
  assert.match(await facts('back'), /shape ?\(3,\) ?strides ?\(-3,\)/);
  assert.match(await facts('words'), /format ?'I' ?itemsize ?4 ?shape ?\(2,\) ?strides ?\(4,\)/);
  assert.match(await view(page, 'odd').locator('.head').textContent(), /every 2nd byte from 1 to 5, made from A/);
  assert.match(await view(page, 'back').locator('.head').textContent(), /backwards/);
  assert.match(await view(page, 'looking').locator('.head').textContent(), /read-only/);
  assert.match(await buf.locator('.padlock').textContent(), /1 export/, 'slices and casts share the acquisition of the view they come from');
  assert.equal(await buf.locator('svg .mark .join').count(), 2, 'strided views are joined ticks');
  assert.equal(await buf.locator('svg .mark .arrow').count(), 1, 'a negative stride has an arrow');
  assert.equal(await buf.locator('svg .mark.hollow').count(), 1, 'a read-only view is hollow');

  await act(page, view(page, 'looking'), 'release');
  assert.equal(await buf.locator('svg .mark.released').count(), 1);
  assert.equal(await buf.locator('svg .mark.hollow').count(), 0);
  for (const name of ['looking', 'words', 'back', 'odd', 'view']) await act(page, view(page, name), 'del');
  assert.equal(await buf.locator('bs-view').count(), 0);
  assert.match(await buf.locator('.padlock').textContent(), /no exports/);
  await act(page, buf, 'del');
  assert.equal(await page.locator('bs-buffer').count(), 0);
  assertClean(page);
  await page.context().close();
});

test('growing works while nothing holds the bytes and raises while something does', async () => {
  const page = await openPage(browser);
  await run(page, '');
  await create(page, 'bytearray', { form: 'text', text: 'ab' });
  const buf = panel(page, 'buf');
  await act(page, buf, 'append', { value: 'c' });
  await act(page, buf, 'extend', { value: 'de' });
  await act(page, buf, 'resize', { size: '7' });
  await act(page, buf, 'pop');
  assert.equal(await hexOf(buf), '616263646500');
  await act(page, buf, 'view', { name: 'hold' });
  await act(page, buf, 'append', { value: '!' });
  const box = page.locator('bs-exception');
  assert.equal(await box.locator('.message').textContent(), 'Existing exports of data: object cannot be re-sized');
  assert.match(await box.locator('.holder').textContent(), /hold\s+holds bytes 0–5\s+taken at the prompt/);
  assert.equal(await hexOf(buf), '616263646500');
  assert.match((await transcript(page)).at(-1)[1], /BufferError: Existing exports of data: object cannot be re-sized\n$/);
  await act(page, view(page, 'hold'), 'release');
  await act(page, buf, 'append', { value: '!' });
  assert.equal(await hexOf(buf), '61626364650021');
  assertClean(page);
  await page.context().close();
});

test('a stream is written, truncated and closed; an array appended and extended', async () => {
  const page = await openPage(browser);
  await run(page, 'import array, io\nstream = io.BytesIO(b"abc")\nnumbers = array.array("H", [1])\n');
  const stream = panel(page, 'stream');
  await act(page, stream, 'seek', { position: '3' });
  await act(page, stream, 'write', { value: 'def' });
  await act(page, stream, 'truncate', { size: '4' });
  assert.equal(await hexOf(stream), '61626364');
  await act(page, stream, 'close');
  assert.match(await stream.locator('.facts').textContent(), /closed/);
  const numbers = panel(page, 'numbers');
  await act(page, numbers, 'append', { value: '2' });
  await act(page, numbers, 'extend', { values: '3, 4' });
  await act(page, numbers, 'set', { 'index or slice': '0', value: '513' });
  assert.equal(await hexOf(numbers), '0102020003000400');
  assertClean(page);
  await page.context().close();
});

test('the padlock lights the views that hold it; a selected byte is read', async () => {
  const page = await openPage(browser);
  await run(page, 'buf = bytearray(range(40))\nfirst = memoryview(buf)[0:4]\nlast = memoryview(buf)[36:]\n');
  const buf = panel(page, 'buf');
  await buf.locator('button.padlock').click();
  assert.equal(await buf.locator('.cell.lit').count(), 8);
  await buf.locator('[data-offset="37"]').click();
  await page.waitForTimeout(150);
  assert.match((await buf.locator('.inspector').textContent()).replace(/\s+/g, ' '), /byte 37 0x25 ?37 ?0b00100101 ?‘%’.*in/);
  await buf.locator('[data-offset="37"]').press('ArrowUp');
  await page.waitForTimeout(150);
  assert.match(await buf.locator('.inspector').textContent(), /byte 21/);
  assertClean(page);
  await page.context().close();
});

test('bytes are read in any format of struct, which the next visit remembers', async () => {
  const page = await openPage(browser);
  await run(page, "import struct\nbuf = bytearray(struct.pack('<id5s', -5, 0.1, b'hello'))\n");
  const reading = async (offset, order, codes) => {
    await panel(page, 'buf').locator(`[data-offset="${offset}"]`).click();
    await panel(page, 'buf').getByLabel('Byte order of the reading').selectOption(order);
    await panel(page, 'buf').getByLabel('Format codes of the reading').fill(codes);
    await page.waitForTimeout(150);
    return panel(page, 'buf').locator('.reading > :last-child').textContent();
  };
  assert.equal(await reading(0, '<', 'i'), '-5');
  assert.equal(await reading(4, '<', 'd5s'), "(0.1, b'hello')");
  assert.equal(await reading(0, '>', 'h'), '-1025');
  assert.equal(await reading(0, '>', 'n'), 'bad char in struct format');
  assert.equal(await reading(4, '=', '4d'), 'reads 32 bytes; 13 are there');
  await page.reload();
  await settled(page);
  await panel(page, 'buf').locator('[data-offset="0"]').click();
  await until(async () => (await panel(page, 'buf').getByLabel('Format codes of the reading').inputValue()) === '4d', { what: 'the format is remembered' });
  assert.equal(await panel(page, 'buf').getByLabel('Byte order of the reading').inputValue(), '=');
  assertClean(page);
  await page.context().close();
});

test('Enter on a byte opens the statement that writes it', async () => {
  const page = await openPage(browser);
  await panel(page, 'letter').locator('[data-offset="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const form = view(page, 'window').locator('form');
  await form.waitFor();
  assert.equal(await form.getByLabel('index or slice').inputValue(), '1');
  await form.getByLabel('value', { exact: true }).fill('u');
  await form.getByLabel('value', { exact: true }).press('Enter');
  await settled(page);
  assert.deepEqual(await statements(page), ["window[1] = ord('u')"]);
  assert.equal(await hexOf(panel(page, 'letter')), '4a756c6c6f');
  assert.equal(await panel(page, 'letter').locator('.cell.changed').count(), 1, 'the byte that changed is marked');
  assertClean(page);
  await page.context().close();
});

test('a buffer of 100 MB keeps only the rows on screen', async () => {
  const page = await openPage(browser);
  await run(page, 'big = bytearray(100_000_000)\nbig[-1] = 0x5a\n');
  const big = panel(page, 'big');
  assert.match(await big.locator('.facts').textContent(), /100,000,000 bytes/);
  assert.ok((await big.locator('.row').count()) < 30);
  await big.locator('[data-offset="0"]').focus();
  await page.keyboard.press('Control+End');
  const last = big.locator('[data-offset="99999999"]');
  await last.waitFor();
  await page.waitForTimeout(250);
  assert.match(await last.textContent(), /^5a/);
  assert.ok((await big.locator('.row').count()) < 30);
  await big.locator('.frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight / 2));
  await page.waitForTimeout(250);
  const offsets = await big.locator('.offset').allTextContents();
  assert.ok(offsets.some((text) => Math.abs(parseInt(text, 16) - 50_000_000) < 1_000_000), `the scroll bar's middle is the middle: ${offsets[0]}`);
  assertClean(page);
  await page.context().close();
});

test('scrolled rows show their own bytes, and the keys go on from the selected byte', async () => {
  const page = await openPage(browser);
  await run(page, 'ramp = bytearray(range(256)) * 40\n');
  const ramp = panel(page, 'ramp');
  await ramp.locator('[data-offset="17"]').focus();
  for (const top of [5000, 900, 5060, 0]) {
    await ramp.locator('.frame').evaluate((frame, y) => (frame.scrollTop = y), top);
    await until(async () => {
      const cells = await ramp.locator('.cell').evaluateAll((all) => all.map((cell) => [Number(cell.dataset.offset), cell.textContent, cell.getAttribute('aria-label')]));
      return cells.length > 100 && cells.every(([offset, hex, words]) => parseInt(hex, 16) === offset % 256 && words.startsWith(`byte ${offset}: `));
    }, { what: `the bytes at ${top}` });
    const tops = await ramp.locator('.frame .row').evaluateAll((rows) => rows.map((row) => [Number(row.ariaRowIndex), row.getBoundingClientRect().top]));
    assert.ok(tops.every(([row, y], index) => index === 0 || (row === tops[index - 1][0] + 1 && y > tops[index - 1][1])), `in order, also for those who listen: ${JSON.stringify(tops)}`);
    assert.equal(await ramp.locator('[aria-selected=true]').count(), top === 0 ? 1 : 0);
  }
  await ramp.locator('.frame').evaluate((frame) => (frame.scrollTop = 5000));
  await until(async () => (await ramp.locator('[data-offset="17"]').count()) === 0);
  await page.waitForTimeout(100);
  await page.keyboard.press('ArrowRight');
  await until(() => ramp.locator('[data-offset="18"]').evaluate((cell) => cell.matches(':focus') && cell.ariaSelected === 'true'), { what: 'the next byte is selected' });
  assertClean(page);
  await page.context().close();
});

test('statements of several lines, and the history of the prompt', async () => {
  const page = await openPage(browser);
  await run(page, '');
  const area = page.locator('bs-console textarea');
  await area.fill('for number in range(3):');
  await area.press('Enter');
  await page.waitForTimeout(200);
  await page.keyboard.type('print(number)');
  await area.press('Enter');
  await page.waitForTimeout(100);
  await area.press('Enter');
  await settled(page);
  assert.deepEqual((await transcript(page)).slice(-1), [['stdout', '0\n1\n2\n']]);
  await enter(page, '6 * 7');
  assert.deepEqual((await transcript(page)).at(-1), ['stdout', '42\n']);
  await area.press('ArrowUp');
  assert.equal(await area.inputValue(), '6 * 7');
  await area.press('ArrowUp');
  assert.match(await area.inputValue(), /^for number/);
  assertClean(page);
  await page.context().close();
});

test('what a button makes or raises comes into sight, and the holder shows its line', async () => {
  for (const [width, height] of [[1440, 900], [360, 740]]) {
    const page = await openPage(browser, { viewport: { width, height } });
    const inSight = async (place) => {
      const box = await place.boundingBox();
      return box !== null && box.y >= -1 && box.y + box.height <= height + 1;
    };
    await create(page, 'BytesIO', { form: 'text', text: 'Hello' });
    const stream = panel(page, 'stream');
    await until(() => inSight(stream.locator('h3')), { what: `the new panel is in sight at ${width} px` });
    await act(page, stream, 'view', { name: 'hold' });
    await act(page, stream, 'write', { value: 'longer than before' });
    await until(() => inSight(page.locator('bs-exception h2')), { what: `the explanation is in sight at ${width} px` });
    assert.match(await page.locator('bs-exception .holder').textContent(), /hold\s+holds bytes 0–4\s+taken at the prompt/);
    assert.equal(await page.locator('bs-exception .holder .line').textContent(), 'hold = stream.getbuffer()');
    assertClean(page);
    await page.context().close();
  }
});

test('modules imported under other spellings, and expressions left open', async () => {
  const page = await openPage(browser);
  await run(page, 'from array import array\nio = 3\n');
  await create(page, 'array', { form: 'list', text: '1, 2' });
  await create(page, 'BytesIO', { form: 'text', text: 'x' });
  assert.deepEqual(await statements(page), ["numbers = array('H', [1, 2])", 'import io', "stream = io.BytesIO(b'x')"]);
  assert.equal(await panel(page, 'numbers').count(), 1);
  await act(page, panel(page, 'numbers'), 'set', { 'index or slice': ':2', value: '3, 4' });
  assert.equal(await hexOf(panel(page, 'numbers')), '03000400');
  await create(page, 'bytes', { form: 'python', text: "(b'a'" });
  assert.match((await transcript(page)).at(-1)[1], /^Not run, because a bracket or quote is left open/);
  assertClean(page);
  await page.context().close();
});

test('the hint tells of writing only where that can be done; the padlock counts views and exports', async () => {
  const page = await openPage(browser);
  await run(page, "import io\ndata = b'abc'\nbuf = bytearray(b'abc')\nstream = io.BytesIO(b'abc')\nviews = [memoryview(buf)]\nviews += [views[0][:1] for _ in range(7)]\n");
  const hint = (name) => panel(page, name).locator('.inspector').textContent();
  assert.equal(await hint('data'), 'Select a byte to read it.');
  assert.equal(await hint('stream'), 'Select a byte to read it.');
  assert.equal(await hint('buf'), 'Select a byte to read it; Enter or a double click writes to it.');
  assert.match((await panel(page, 'buf').locator('.padlock').textContent()).replace(/\s+/g, ' '), /1 export, 8 views.*\+2/);
  await page.context().close();
});

test("an element of format 'c' is written as bytes", async () => {
  const page = await openPage(browser);
  await run(page, 'data = bytearray(4)\nletters = memoryview(data).cast("c")\n');
  await act(page, view(page, 'letters'), 'set', { 'index or slice': '0', value: 'J' });
  assert.deepEqual(await statements(page), ["letters[0] = b'J'"]);
  assert.equal(await hexOf(panel(page, 'data')), '4a000000');
  assertClean(page);
  await page.context().close();
});
