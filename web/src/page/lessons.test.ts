// The lessons as they stand in web/lessons: complete, well formed, findable, and every BufferError among them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { byGroup, findLessons, foundLine, lessonIn, linkOf, makeLessons, plain, readDocstring, type Contents } from './lessons.js';

const folder = new URL('../../lessons/', import.meta.url);
const bufferErrors = new URL('../../../tests/cases/buffererrors/', import.meta.url);
const textsIn = (from: URL, suffix: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(from)
      .filter((name) => name.endsWith(suffix))
      .map((name) => [name.slice(0, -suffix.length), readFileSync(new URL(name, from), 'utf8')]),
  );

const contents = JSON.parse(readFileSync(new URL('contents.json', folder), 'utf8')) as Contents;
const programs = textsIn(folder, '.py');
const lessons = makeLessons(contents, programs, textsIn(folder, '.expected'));
const ids = (found: readonly { readonly id: string }[]): string[] => found.map(({ id }) => id);

test('the contents list every lesson once', () => {
  assert.deepEqual(ids(lessons).sort(), Object.keys(programs).sort());
  assert.equal(new Set(lessons.map(({ title }) => title)).size, lessons.length);
  assert.deepEqual(lessons.map(({ number }) => number), lessons.map((_, index) => index + 1));
});

for (const { id, title, story, program, output } of lessons) {
  test(`the lesson ${id} has a title, a story and a short program that prints`, () => {
    assert.match(id, /^[a-z_]+$/);
    assert.match(title, /^[^\s.`].{5,50}[^\s.`]$/);
    assert.ok(story.length >= 2, 'a story of paragraphs');
    assert.ok(story.every((paragraph) => /[.:?]$/.test(plain(paragraph))), 'paragraphs end as sentences do');
    assert.equal((program.match(/`/g) ?? []).length % 2, 0, 'backticks come in pairs');
    const lines = program.replace(/^""".*?"""\n/s, '').trim().split('\n').length;
    assert.ok(lines >= 5 && lines <= 45, `${lines} lines`);
    assert.ok(program.split('\n').every((line) => line.length <= 90), 'no long line');
    assert.ok(output !== '' && !output.includes(' at 0x'));
  });
}

test('the lessons show every BufferError there is, in its words', () => {
  const said = lessons.map(({ output }) => output).join('\n');
  const messages = Object.values(textsIn(bufferErrors, '.expected')).map((text) => /^err\|BufferError: (.*)$/m.exec(text)?.[1] ?? '');
  assert.ok(messages.length > 30);
  assert.deepEqual([...new Set(messages)].filter((message) => message === '' || !said.includes(message)), []);
});

test('a docstring is read as title and paragraphs, with code between backticks', () => {
  const read = readDocstring('"""A title\n\nOne `two`\nthree.\n\n`four`\n"""\n\nprint()\n');
  assert.equal(read.title, 'A title');
  assert.deepEqual(read.story, [
    [{ text: 'One ', code: false }, { text: 'two', code: true }, { text: ' three.', code: false }],
    [{ text: 'four', code: true }],
  ]);
});

test('a recording is read as what was printed', () => {
  const recording = 'exit 1\nout|out|er\nout|\nout:no newline\nerr|Traceback\n';
  const [lesson] = makeLessons({ Group: ['one'] }, { one: '"""One"""\n' }, { one: recording });
  assert.equal(lesson?.output, 'out|er\n\nno newlineTraceback\n');
  assert.throws(() => makeLessons({ Group: ['two'] }, {}, {}), /two/);
});

test('the search finds words in title, story, program and output', () => {
  assert.deepEqual(findLessons(lessons, '  '), lessons);
  assert.ok(ids(findLessons(lessons, 'EXPORTS of data')).includes('lock_resize'));
  assert.deepEqual(ids(findLessons(lessons, 'stressed')), ['backwards']);
  assert.deepEqual(ids(findLessons(lessons, 'extant')), ['memory_map']);
  assert.deepEqual(findLessons(lessons, 'lock zeppelin'), []);
  assert.deepEqual(byGroup(lessons).map(([group]) => group), Object.keys(contents));
});

test('a result says where the words were found, unless its title does', () => {
  const of = (id: string, query: string): string | null => foundLine(lessons.find((lesson) => lesson.id === id)!, query);
  assert.equal(of('memory_map', 'extant'), "resize: mmap can't resize with extant buffers exported.");
  assert.equal(of('memory_map', 'MEMORY map'), null);
  assert.equal(of('lock_resize', 'padlock closed'), 'Look at the padlock in the picture: it is closed, and counts the views that hold it.');
});

test('a link names its lesson', () => {
  assert.equal(lessonIn(linkOf('grid')), 'grid');
  assert.equal(lessonIn('#lesson=no%20such'), 'no such');
  assert.equal(lessonIn('#'), null);
  assert.equal(lessonIn('#memory'), null);
});
