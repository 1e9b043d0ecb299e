// The lessons' files, in a chunk of their own: the page loads it when a lesson, or their list, is asked for.
import contents from '../../../lessons/contents.json';
import { makeLessons } from '../../page/lessons.js';

/** Texts by the names of their files, without folder and suffix. */
const byName = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace(/^.*\/|\.\w+$/g, ''), text]));

export const lessons = makeLessons(
  contents,
  byName(import.meta.glob<string>('../../../lessons/*.py', { query: '?raw', import: 'default', eager: true })),
  byName(import.meta.glob<string>('../../../lessons/*.expected', { query: '?raw', import: 'default', eager: true })),
);
