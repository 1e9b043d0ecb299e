// What a person can do with a buffer or a view: each verb builds the Python statement its button runs.
import type { BufferInfo, ViewInfo } from '../engine/contract.js';
import { indexOf } from './indexing.js';
import { bytesExpression, checkName, elementExpression, freeName, InputError, parseItems, sliceText, wholeNumber, type DataForm } from './python_text.js';

/** The object a verb works on. */
export interface Subject {
  /** The global variable that names it. */
  readonly name: string;
  readonly buffer: BufferInfo;
  /** Set when the subject is a view of the buffer. */
  readonly view: ViewInfo | null;
  /** Names that are taken in __main__. */
  readonly taken: ReadonlySet<string>;
  /** The byte selected in the picture, or null. */
  readonly selected: number | null;
}

export type FieldKind = 'name' | 'number' | 'slice' | 'place' | 'data' | 'format' | 'shape';

export interface Field {
  readonly id: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly initial: (subject: Subject) => string;
  /** For data: the form it starts in. */
  readonly form?: DataForm;
}

/** What was typed: text by field id; for data also the form as `<id>.form`; for a slice `<id>.start` and so on. */
export type Values = Readonly<Record<string, string>>;

export interface Verb {
  readonly id: string;
  readonly label: string;
  /** One sentence, shown on hover and read to people who listen. */
  readonly title: string;
  readonly fields: readonly Field[];
  /** The statement; throws InputError when a field does not fit. */
  readonly build: (subject: Subject, values: Values) => string;
}

const value = (values: Values, id: string): string => values[id] ?? '';
const form = (values: Values, id: string): DataForm => (values[`${id}.form`] ?? 'text') as DataForm;
const named = (values: Values): string => {
  const name = value(values, 'name').trim();
  checkName(name);
  return name;
};

const nameField = (stem: string): Field => ({ id: 'name', label: 'name', kind: 'name', initial: (subject) => freeName(stem, subject.taken) });
const dataField = (initial: string, form: DataForm = 'text', label = 'value'): Field => ({ id: 'data', label, kind: 'data', initial: () => initial, form });
const numberField = (label: string, initial: (subject: Subject) => string): Field => ({ id: 'number', label, kind: 'number', initial });

const immediate = (id: string, label: string, title: string, statement: (subject: Subject) => string): Verb => ({ id, label, title, fields: [], build: statement });

/** "3", "0:5", "::2" or "0, 1": what stands between the brackets. */
function place(text: string): { readonly text: string; readonly slice: boolean } {
  const trimmed = text.trim();
  if (/^-?\d+(\s*,\s*-?\d+)*$/.test(trimmed)) return { text: trimmed, slice: false };
  const parts = /^(-?\d*):(-?\d*)(?::(-?\d*))?$/.exec(trimmed);
  if (!parts) throw new InputError('Give an index such as 3, or a slice such as 0:5 or ::2.');
  return { text: trimmed, slice: true };
}

function selectedIndex({ selected, view, buffer }: Subject): string {
  if (selected === null) return '0';
  if (!view) return String(Math.floor(selected / buffer.itemsize));
  return (indexOf(view, selected) ?? view.shape.map(() => 0)).join(', ');
}

const takeView: Verb = {
  id: 'view',
  label: 'View',
  title: 'Take a memoryview: the same bytes, no copy',
  fields: [nameField('view')],
  build: (subject, values) => `${named(values)} = memoryview(${subject.name})`,
};

const getBuffer: Verb = {
  ...takeView,
  title: 'Take a view of the stream’s memory: the same bytes, no copy',
  build: (subject, values) => `${named(values)} = ${subject.name}.getbuffer()`,
};

const setItems: Verb = {
  id: 'set',
  label: 'Set',
  title: 'Write one element or a slice; the length stays',
  fields: [{ id: 'place', label: 'index or slice', kind: 'place', initial: selectedIndex }, dataField('J')],
  build: (subject, values) => {
    const where = place(value(values, 'place'));
    const how = form(values, 'data');
    const text = value(values, 'data');
    const numbers = how === 'list' && subject.view === null && subject.buffer.type === 'array';
    // Format 'c' takes its elements as bytes of length 1.
    const bytes = subject.view?.format === 'c' && (how === 'text' || how === 'hex');
    const right = !where.slice && !bytes
      ? elementExpression(how, text)
      : numbers
        ? `type(${subject.name})('${subject.buffer.format}', [${parseItems(text).join(', ')}])`
        : bytesExpression(how, text);
    return `${subject.name}[${where.text}] = ${right}`;
  },
};

const setArray: Verb = { ...setItems, fields: [setItems.fields[0] as Field, dataField('42', 'list')] };

const append: Verb = {
  id: 'append',
  label: 'Append',
  title: 'Add one element at the end; the memory grows',
  fields: [dataField('!')],
  build: (subject, values) => `${subject.name}.append(${elementExpression(form(values, 'data'), value(values, 'data'))})`,
};

const extend: Verb = {
  id: 'extend',
  label: 'Extend',
  title: 'Add several at the end; the memory grows',
  fields: [dataField(', world!')],
  build: (subject, values) => `${subject.name}.extend(${bytesExpression(form(values, 'data'), value(values, 'data'))})`,
};

const extendArray: Verb = {
  ...extend,
  fields: [dataField('7, 8, 9', 'list', 'values')],
  build: (subject, values) => {
    const how = form(values, 'data');
    const text = value(values, 'data');
    return `${subject.name}.extend(${how === 'list' ? `[${parseItems(text).join(', ')}]` : bytesExpression(how, text)})`;
  },
};

const resize: Verb = {
  id: 'resize',
  label: 'Resize',
  title: 'Set the length; new bytes are null',
  fields: [numberField('size', (subject) => String(subject.buffer.length + 4))],
  build: (subject, values) => `${subject.name}.resize(${wholeNumber(value(values, 'number'), 'resize()')})`,
};

const pop: Verb = immediate('pop', 'Pop', 'Take the last element off; the memory shrinks', (subject) => `${subject.name}.pop()`);

const write: Verb = {
  id: 'write',
  label: 'Write',
  title: 'Write at the stream’s position; past the end the memory grows',
  fields: [dataField(', world!')],
  build: (subject, values) => `${subject.name}.write(${bytesExpression(form(values, 'data'), value(values, 'data'))})`,
};

const seek: Verb = {
  id: 'seek',
  label: 'Seek',
  title: 'Move the stream’s position',
  fields: [numberField('position', (subject) => String(subject.selected ?? subject.buffer.length))],
  build: (subject, values) => `${subject.name}.seek(${wholeNumber(value(values, 'number'), 'seek()')})`,
};

const truncate: Verb = {
  id: 'truncate',
  label: 'Truncate',
  title: 'Cut the stream to a length',
  fields: [numberField('size', (subject) => String(Math.max(0, subject.buffer.length - 1)))],
  build: (subject, values) => `${subject.name}.truncate(${wholeNumber(value(values, 'number'), 'truncate()')})`,
};

const close: Verb = immediate('close', 'Close', 'Close the stream and give its memory back', (subject) => `${subject.name}.close()`);
const forget: Verb = immediate('del', 'Del', 'Delete the variable; the object goes with its last name', (subject) => `del ${subject.name}`);

const slice: Verb = {
  id: 'slice',
  label: 'Slice',
  title: 'A view of part of these bytes, still no copy',
  fields: [{ id: 'slice', label: 'start : stop : step', kind: 'slice', initial: () => '' }, nameField('part')],
  build: (subject, values) =>
    `${named(values)} = ${subject.name}[${sliceText(value(values, 'slice.start'), value(values, 'slice.stop'), value(values, 'slice.step'))}]`,
};

const cast: Verb = {
  id: 'cast',
  label: 'Cast',
  title: 'The same bytes read in another format or shape',
  fields: [
    { id: 'format', label: 'format', kind: 'format', initial: (subject) => (subject.view && subject.view.itemsize > 1 ? 'B' : 'H') },
    { id: 'shape', label: 'shape', kind: 'shape', initial: () => '' },
    nameField('cast'),
  ],
  build: (subject, values) => {
    const shape = value(values, 'shape').trim();
    const sizes = shape === '' ? '' : `, [${shape.replace(/^[[(]|[\])]$/g, '').split(/[\s,×x]+/).filter(Boolean).map((size) => wholeNumber(size, 'A shape')).join(', ')}]`;
    return `${named(values)} = ${subject.name}.cast('${value(values, 'format')}'${sizes})`;
  },
};

const toReadonly: Verb = {
  id: 'readonly',
  label: 'Read-only',
  title: 'A view of the same bytes that cannot write',
  fields: [nameField('looking')],
  build: (subject, values) => `${named(values)} = ${subject.name}.toreadonly()`,
};

const release: Verb = immediate('release', 'Release', 'Let the buffer go now; the view is of no use afterwards', (subject) => `${subject.name}.release()`);

/** The verbs that make sense for the subject, in the order of its buttons. What Python refuses is offered too: that is the lesson. */
export function verbsFor(subject: Pick<Subject, 'buffer' | 'view'>): readonly Verb[] {
  if (subject.view) return [slice, cast, setItems, toReadonly, release, forget];
  switch (subject.buffer.type) {
    case 'bytearray':
      return [takeView, setItems, append, extend, resize, pop, forget];
    case 'BytesIO':
      return [getBuffer, write, seek, truncate, close, forget];
    case 'array':
      return [takeView, setArray, { ...append, fields: [dataField('10', 'list')] }, extendArray, pop, forget];
    default:
      return [takeView, forget];
  }
}
