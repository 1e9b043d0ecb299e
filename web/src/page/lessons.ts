// The lessons: what their files say, finding them, and the links that lead to them.

/** A piece of a story; code is what stood between backticks. */
export interface Words {
  readonly text: string;
  readonly code: boolean;
}

export interface Lesson {
  /** The name of its file without the suffix, and what links say. */
  readonly id: string;
  readonly group: string;
  /** Its place among all lessons, from 1. */
  readonly number: number;
  readonly title: string;
  /** The story by paragraphs. */
  readonly story: readonly (readonly Words[])[];
  /** The file that runs: the whole program, docstring included, so that its lines are those of the recorded traceback. */
  readonly file: string;
  readonly program: string;
  /** What CPython printed, as it was recorded. */
  readonly output: string;
}

/** The groups with the ids of their lessons, in the order to learn in: web/lessons/contents.json. */
export type Contents = Readonly<Record<string, readonly string[]>>;

/** Puts the lessons together; `programs` and `recordings` give the text of NAME.py and NAME.expected by id. */
export function makeLessons(contents: Contents, programs: Readonly<Record<string, string>>, recordings: Readonly<Record<string, string>>): Lesson[] {
  const listed = Object.entries(contents).flatMap(([group, ids]) => ids.map((id) => ({ group, id })));
  return listed.map(({ group, id }, index) => {
    const program = programs[id];
    const recording = recordings[id];
    if (program === undefined || recording === undefined) throw new Error(`The lesson ${id} has no program or no recorded output.`);
    return { id, group, number: index + 1, ...readDocstring(program), file: `${id}.py`, program, output: readRecording(recording) };
  });
}

const docstring = /^"""(.*?)"""/s;

/** Title and story of a lesson's program. */
export function readDocstring(program: string): { readonly title: string; readonly story: readonly (readonly Words[])[] } {
  const text = docstring.exec(program)?.[1] ?? '';
  const [title = '', ...story] = text.trim().split(/\n{2,}/).map((paragraph) => paragraph.replaceAll('\n', ' '));
  return { title, story: story.map(readWords) };
}

function readWords(paragraph: string): Words[] {
  return paragraph
    .split('`')
    .map((text, index) => ({ text, code: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** What a recording (tests/cases/README.md) says was printed: stdout, then stderr. */
function readRecording(recording: string): string {
  return [...recording.matchAll(/^(?:out|err)([|:])(.*)\n/gm)].map(([, end, text]) => (end === '|' ? `${text}\n` : text)).join('');
}

export const plain = (words: readonly Words[]): string => words.map(({ text }) => text).join('');

const wordsOf = (query: string): string[] => query.toLowerCase().split(/\s+/).filter((word) => word !== '');

/** The lessons that contain every word of the query, in title, story, program or output. */
export function findLessons(lessons: readonly Lesson[], query: string): Lesson[] {
  const wanted = wordsOf(query);
  return lessons.filter((lesson) => {
    const text = [lesson.group, lesson.title, ...lesson.story.map(plain), lesson.program, lesson.output].join('\n').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** The line that shows why a lesson was found, where its title does not; null if it does. */
export function foundLine(lesson: Lesson, query: string): string | null {
  const wanted = wordsOf(query);
  const places = [...lesson.output.split('\n'), ...lesson.story.map(plain).flatMap((paragraph) => paragraph.split(/(?<=[.?]) /)), ...lesson.program.replace(docstring, '').split('\n')];
  const count = (text: string): number => wanted.filter((word) => text.toLowerCase().includes(word)).length;
  if (count(lesson.title) === wanted.length) return null;
  const best = Math.max(...places.map(count));
  return best > 0 ? (places.find((place) => count(place) === best)?.trim() ?? null) : null;
}

/** Lessons by group, in their order. */
export function byGroup(lessons: readonly Lesson[]): [group: string, lessons: Lesson[]][] {
  const groups = new Map<string, Lesson[]>();
  for (const lesson of lessons) groups.set(lesson.group, [...(groups.get(lesson.group) ?? []), lesson]);
  return [...groups];
}

export const linkOf = (id: string): string => `#lesson=${id}`;

/** The id in a link's fragment, whether or not there is such a lesson; null if it names none. */
export function lessonIn(fragment: string): string | null {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('lesson');
}
