// Handles: Python objects held from JavaScript, each one reference, with the methods of the buffer types.
import { describe, requireInteger, requireString } from './check.js';
import type {
  ArrayHandle as ArrayContract,
  BytearrayHandle as BytearrayContract,
  BytesIOHandle as BytesIOContract,
  BytesLike,
  FromPython,
  Handle,
  MemoryviewHandle as MemoryviewContract,
  ToPython,
} from './contract.js';
import { EngineError } from './errors.js';

// Browsers that do not know `using` yet lack the symbol it calls.
(Symbol as { dispose?: symbol }).dispose ??= Symbol.for('Symbol.dispose');

/** What a handle needs of the session it belongs to. */
export interface HandleOwner {
  /** module.name(*args), or object.name(*args) for a method. Throws PythonError. */
  callFunction(module: string, name: string, args: readonly Argument[]): FromPython;
  callMethod(object: PythonHandle, name: string, args: readonly Argument[]): FromPython;
  release(handle: number): void;
  /** False once the session was disposed or has begun anew. */
  isLive(): boolean;
}

/** slice(start, stop, step) as an argument. */
export class SliceArgument {
  constructor(
    readonly start: number | null | undefined,
    readonly stop: number | null | undefined,
    readonly step: number | null | undefined,
  ) {
    for (const [name, bound] of Object.entries({ start, stop, step })) {
      if (bound !== null && bound !== undefined) requireInteger(bound, name);
    }
  }
}

export type Argument = ToPython | SliceArgument;

const encoder = new TextEncoder();

/** Text becomes the bytes of its UTF-8, numbers the bytes they are. */
export function bytesOf(data: BytesLike): ToPython {
  if (typeof data === 'string') return encoder.encode(data);
  if (data instanceof Uint8Array || data instanceof PythonHandle || Array.isArray(data)) return data;
  throw new EngineError(`Bytes can be made of a string, a Uint8Array, an array of numbers or a handle, not ${describe(data)}.`);
}

/** As bytesOf, for methods that take a buffer and not an iterable: numbers become bytes here. */
function bufferOf(data: BytesLike): ToPython {
  if (!Array.isArray(data)) return bytesOf(data);
  for (const item of data as readonly unknown[]) {
    requireInteger(item, 'each byte', 0);
    if (item > 255) throw new EngineError(`each byte must be from 0 to 255, not ${item}.`);
  }
  return Uint8Array.from(data as readonly number[]);
}

export class PythonHandle implements Handle {
  private released = false;

  constructor(
    protected readonly owner: HandleOwner,
    private readonly handle: number,
    private readonly objectId: number,
    private readonly typeName: string,
  ) {}

  get id(): number {
    this.requireLive();
    return this.objectId;
  }

  get type(): string {
    this.requireLive();
    return this.typeName;
  }

  get disposed(): boolean {
    return this.released;
  }

  /** The raw handle; throws when it is no longer one. */
  get number(): number {
    this.requireLive();
    return this.handle;
  }

  private requireLive(): void {
    if (this.released) throw new EngineError(`This ${this.typeName} handle has been disposed.`);
    if (!this.owner.isLive()) throw new EngineError(`The session of this ${this.typeName} handle has ended.`);
  }

  belongsTo(owner: HandleOwner): boolean {
    return this.owner === owner;
  }

  get(name: string): FromPython {
    requireString(name, 'The attribute name');
    return this.owner.callFunction('builtins', 'getattr', [this, name]);
  }

  call(name: string, ...args: readonly ToPython[]): FromPython {
    requireString(name, 'The method name');
    return this.owner.callMethod(this, name, args);
  }

  get length(): number {
    return this.owner.callFunction('builtins', 'len', [this]) as number;
  }

  repr(): string {
    return this.owner.callFunction('builtins', 'repr', [this]) as string;
  }

  at(index: number): FromPython {
    requireInteger(index, 'The index');
    return this.owner.callMethod(this, '__getitem__', [index]);
  }

  setAt(index: number, value: ToPython): void {
    requireInteger(index, 'The index');
    this.owner.callMethod(this, '__setitem__', [index, value]);
  }

  slice(start?: number | null, stop?: number | null, step?: number | null): Handle {
    return this.owner.callMethod(this, '__getitem__', [new SliceArgument(start, stop, step)]) as Handle;
  }

  setSlice(start: number | null, stop: number | null, value: BytesLike, step?: number | null): void {
    this.owner.callMethod(this, '__setitem__', [new SliceArgument(start, stop, step), bufferOf(value)]);
  }

  toBytes(): Uint8Array {
    return this.owner.callFunction('builtins', 'bytes', [this]) as Uint8Array;
  }

  dispose(): void {
    if (this.released) return;
    this.released = true;
    if (this.owner.isLive()) this.owner.release(this.handle);
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

class BytearrayHandle extends PythonHandle implements BytearrayContract {
  append(value: number): void {
    this.call('append', value);
  }
  extend(data: BytesLike): void {
    this.call('extend', bytesOf(data));
  }
  insert(index: number, value: number): void {
    this.call('insert', index, value);
  }
  pop(index = -1): number {
    return this.call('pop', index) as number;
  }
  resize(size: number): void {
    this.call('resize', size);
  }
  clear(): void {
    this.call('clear');
  }
  deleteSlice(start: number | null, stop: number | null): void {
    this.owner.callMethod(this, '__delitem__', [new SliceArgument(start, stop, null)]);
  }
}

class ArrayHandle extends PythonHandle implements ArrayContract {
  get typecode(): string {
    return this.get('typecode') as string;
  }
  get itemsize(): number {
    return this.get('itemsize') as number;
  }
  append(value: number | bigint | string): void {
    this.call('append', value);
  }
  extend(values: readonly (number | bigint)[] | Handle): void {
    this.call('extend', values);
  }
  pop(index = -1): FromPython {
    return this.call('pop', index);
  }
  tolist(): FromPython[] {
    return this.call('tolist') as FromPython[];
  }
}

class BytesIOHandle extends PythonHandle implements BytesIOContract {
  write(data: BytesLike): number {
    return this.call('write', bufferOf(data)) as number;
  }
  read(size = -1): Uint8Array {
    return this.call('read', size) as Uint8Array;
  }
  seek(offset: number, whence: 0 | 1 | 2 = 0): number {
    return this.call('seek', offset, whence) as number;
  }
  tell(): number {
    return this.call('tell') as number;
  }
  truncate(size?: number): number {
    return (size === undefined ? this.call('truncate') : this.call('truncate', size)) as number;
  }
  getvalue(): Uint8Array {
    return this.call('getvalue') as Uint8Array;
  }
  getbuffer(): MemoryviewContract {
    return this.call('getbuffer') as MemoryviewContract;
  }
  close(): void {
    this.call('close');
  }
}

class MemoryviewHandle extends PythonHandle implements MemoryviewContract {
  get format(): string {
    return this.get('format') as string;
  }
  get itemsize(): number {
    return this.get('itemsize') as number;
  }
  get ndim(): number {
    return this.get('ndim') as number;
  }
  get nbytes(): number {
    return this.get('nbytes') as number;
  }
  get shape(): readonly number[] {
    return this.get('shape') as number[];
  }
  get strides(): readonly number[] {
    return this.get('strides') as number[];
  }
  get suboffsets(): readonly number[] {
    return this.get('suboffsets') as number[];
  }
  get readonly(): boolean {
    return this.get('readonly') as boolean;
  }
  get contiguous(): boolean {
    return this.get('contiguous') as boolean;
  }
  get cContiguous(): boolean {
    return this.get('c_contiguous') as boolean;
  }
  get fContiguous(): boolean {
    return this.get('f_contiguous') as boolean;
  }
  override slice(start?: number | null, stop?: number | null, step?: number | null): MemoryviewContract {
    return super.slice(start, stop, step) as MemoryviewContract;
  }
  cast(format: string, shape?: readonly number[]): MemoryviewContract {
    requireString(format, 'The format');
    return (shape === undefined ? this.call('cast', format) : this.call('cast', format, shape)) as MemoryviewContract;
  }
  toreadonly(): MemoryviewContract {
    return this.call('toreadonly') as MemoryviewContract;
  }
  tobytes(): Uint8Array {
    return this.call('tobytes') as Uint8Array;
  }
  tolist(): FromPython[] {
    return this.call('tolist') as FromPython[];
  }
  hex(separator?: string): string {
    return (separator === undefined ? this.call('hex') : this.call('hex', separator)) as string;
  }
  release(): void {
    this.call('release');
  }
}

const classes: Readonly<Record<string, typeof PythonHandle>> = {
  bytearray: BytearrayHandle,
  array: ArrayHandle,
  BytesIO: BytesIOHandle,
  memoryview: MemoryviewHandle,
};

/** The handle class for an object of this type. */
export function createHandle(owner: HandleOwner, handle: number, id: number, type: string): PythonHandle {
  const Class = (Object.hasOwn(classes, type) ? classes[type] : undefined) ?? PythonHandle;
  return new Class(owner, handle, id, type);
}
