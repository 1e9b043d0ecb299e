// What goes with the person's notices, and the rules for them; kept between visits, in a place of their own.
import { noticeFields, type NoticeRule } from './notices.js';
import { keep, readKept } from './storage.js';

/** A parameter of the person's own. */
export interface NoticeParameter {
  readonly name: string;
  readonly value: string;
}

export interface NoticeSettings {
  readonly parameters: readonly NoticeParameter[];
  readonly rules: readonly NoticeRule[];
}

export const noSettings: NoticeSettings = { parameters: [], rules: [] };

const key = 'bufferscope/notices/1';

function isTexts(value: unknown, names: readonly string[]): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && names.every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'string');
}

const isParameter = (value: unknown): value is NoticeParameter => isTexts(value, ['name', 'value']);

function isRule(value: unknown): value is NoticeRule {
  const fields: readonly string[] = noticeFields;
  return isTexts(value, ['action', 'field', 'text', 'replacement']) && ['drop', 'change'].includes(value['action'] ?? '') && fields.includes(value['field'] ?? '');
}

export function loadSettings(): NoticeSettings {
  const saved = readKept(key) as { readonly parameters?: unknown; readonly rules?: unknown } | null;
  const listOf = <T>(list: unknown, is: (value: unknown) => value is T): T[] => (Array.isArray(list) ? list.filter(is) : []);
  return { parameters: listOf(saved?.parameters, isParameter), rules: listOf(saved?.rules, isRule) };
}

/** A storage that refuses has been told of when the program was saved: they last as long as the page is open. */
export function saveSettings(settings: NoticeSettings): void {
  keep(key, settings);
}
