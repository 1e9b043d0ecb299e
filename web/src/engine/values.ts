// Values crossing between JavaScript and a session: pushed as arguments, read back from the result's JSON.
import { describe, requireInteger, utf8 } from './check.js';
import type { FromPython, ToPython } from './contract.js';
import { EngineError } from './errors.js';
import type { RawSession } from './raw.js';

/** What cpp/session.h's result_json writes. */
export type ResultJson =
  | null
  | boolean
  | number
  | string
  | readonly ResultJson[]
  | { readonly int: readonly [negative: boolean, digits: string] }
  | { readonly float: string }
  | { readonly bytes: string | null }
  | HandleJson;

export interface HandleJson {
  readonly handle: number;
  readonly id: number;
  readonly type: string;
}

/** The raw number of a live handle, or EngineError. */
export type HandleNumber = (value: object) => number | undefined;

function pushNumber(raw: RawSession, value: number): void {
  if (Number.isInteger(value) && !Object.is(value, -0)) raw.pushInt(BigInt(value).toString());
  else raw.pushFloat(value);
}

/** Pushes one argument. `handleOf` knows the handles of this session. */
export function pushValue(raw: RawSession, value: ToPython, handleOf: HandleNumber): void {
  if (value === null || value === undefined) return raw.pushNone();
  switch (typeof value) {
    case 'boolean':
      return raw.pushBool(value);
    case 'number':
      return pushNumber(raw, value);
    case 'bigint':
      return raw.pushInt(value.toString());
    case 'string':
      return raw.pushText(utf8(value));
  }
  if (value instanceof Uint8Array) return raw.pushBytes(value);
  if (Array.isArray(value)) {
    const items = value as readonly ToPython[];
    for (const item of items) pushValue(raw, item, handleOf);
    return raw.pushList(items.length);
  }
  const handle = typeof value === 'object' ? handleOf(value) : undefined;
  if (handle === undefined) throw new EngineError(`Python takes numbers, strings, booleans, null, Uint8Arrays, arrays and handles, not ${describe(value)}.`);
  if (!raw.pushHandle(handle)) throw new EngineError('This handle belongs to a session that has ended.');
}

/** Throws before anything is pushed unless `value` can be handed to Python. */
export function checkValue(value: ToPython, handleOf: HandleNumber): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly ToPython[]) checkValue(item, handleOf);
    return;
  }
  if (typeof value === 'function' || typeof value === 'symbol') throw new EngineError(`Python cannot take ${describe(value)}.`);
  if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && handleOf(value) === undefined) {
    throw new EngineError(`Python takes numbers, strings, booleans, null, Uint8Arrays, arrays and handles, not ${describe(value)}.`);
  }
}

function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** The JavaScript value of a result; `wrap` makes handles of what has no JavaScript counterpart. */
export function readResult(raw: RawSession, wrap: (handle: HandleJson) => FromPython): FromPython {
  const read = (json: ResultJson): FromPython => {
    if (json === null || typeof json !== 'object') return json;
    if (Array.isArray(json)) return (json as readonly ResultJson[]).map(read);
    if ('handle' in json) return wrap(json);
    if ('int' in json) return json.int[0] ? -BigInt(json.int[1]) : BigInt(json.int[1]);
    if ('float' in json) return json.float === 'inf' ? Infinity : json.float === '-inf' ? -Infinity : Number(json.float);
    if ('bytes' in json) return json.bytes === null ? raw.resultBytes().slice() : fromHex(json.bytes);
    throw new EngineError('The engine answered with a value of an unknown kind.');
  };
  return read(JSON.parse(raw.resultJson()) as ResultJson);
}

/** A slice bound: a whole number or left out. */
export function pushBound(raw: RawSession, bound: number | null | undefined, what: string): void {
  if (bound === null || bound === undefined) return raw.pushNone();
  requireInteger(bound, what);
  pushNumber(raw, bound);
}
