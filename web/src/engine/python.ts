// LocalPython: the synchronous door in this thread, with handles on Python objects.
import { checkRunOptions, describe, requireInteger, requireString, utf8 } from './check.js';
import type {
  ArrayHandle,
  BytearrayHandle,
  BytesHandle,
  BytesIOHandle,
  BytesLike,
  ExceptionRecords,
  ExecuteResult,
  FromPython,
  Handle,
  MemoryviewHandle,
  OutputChunk,
  Python,
  PythonException,
  RunOptions,
  RunResult,
  Snapshot,
  ToPython,
} from './contract.js';
import { EngineError, PythonError } from './errors.js';
import { type Argument, type HandleOwner, PythonHandle, SliceArgument, bytesOf, createHandle } from './handles.js';
import { type RawModule, RawStatus } from './raw.js';
import { LiveSession } from './session.js';
import { type HandleJson, checkValue, pushBound, pushValue, readResult } from './values.js';

const sliceInstructions = 10_000_000;

/** One session's handles: they end when the session does. */
class Objects implements HandleOwner {
  private live = true;

  constructor(private readonly session: LiveSession) {}

  callFunction(module: string, name: string, args: readonly Argument[]): FromPython {
    return this.operate(args, (raw) => raw.callFunction(module, name, args.length));
  }

  callMethod(object: PythonHandle, name: string, args: readonly Argument[]): FromPython {
    return this.operate([object, ...args], (raw) => raw.callMethod(name, args.length));
  }

  evaluate(expression: string): FromPython {
    return this.operate([], (raw) => raw.evaluate(utf8(expression)));
  }

  setGlobal(name: string, value: ToPython): void {
    checkValue(value, this.handleOf);
    pushValue(this.session.raw, value, this.handleOf);
    this.session.raw.setGlobal(utf8(name));
  }

  /** A handle even where the value has a JavaScript counterpart: bytes. */
  hold(module: string, name: string, args: readonly Argument[]): PythonHandle {
    const { raw } = this.session;
    this.push(args);
    this.requireSuccess(raw.callFunction(module, name, args.length));
    return this.wrap(JSON.parse(raw.resultHandleJson()) as HandleJson);
  }

  release(handle: number): void {
    this.session.raw.releaseHandle(handle);
  }

  isLive(): boolean {
    return this.live;
  }

  end(): void {
    this.live = false;
  }

  private readonly handleOf = (value: object): number | undefined => {
    if (!(value instanceof PythonHandle)) return undefined;
    if (!value.belongsTo(this)) throw new EngineError('This handle belongs to another session.');
    return value.number;
  };

  private readonly wrap = ({ handle, id, type }: HandleJson): PythonHandle => createHandle(this, handle, id, type);

  private push(args: readonly Argument[]): void {
    for (const argument of args) if (!(argument instanceof SliceArgument)) checkValue(argument, this.handleOf);
    for (const argument of args) {
      if (argument instanceof SliceArgument) {
        pushBound(this.session.raw, argument.start, 'start');
        pushBound(this.session.raw, argument.stop, 'stop');
        pushBound(this.session.raw, argument.step, 'step');
        this.session.raw.pushSlice();
      } else pushValue(this.session.raw, argument, this.handleOf);
    }
  }

  private operate(args: readonly Argument[], action: (raw: LiveSession['raw']) => boolean): FromPython {
    this.push(args);
    this.requireSuccess(action(this.session.raw));
    return readResult(this.session.raw, this.wrap);
  }

  private requireSuccess(succeeded: boolean): void {
    if (succeeded) return;
    throw new PythonError(this.session.exception() as PythonException);
  }
}

export class LocalPython implements Python {
  private session: LiveSession;
  private objects: Objects;
  private disposed = false;

  constructor(
    private readonly module: RawModule,
    private readonly onOutput?: (chunk: OutputChunk) => void,
  ) {
    this.session = new LiveSession(module);
    this.objects = new Objects(this.session);
  }

  get pythonVersion(): string {
    return this.module.pythonVersion();
  }

  bytes(data: BytesLike = ''): BytesHandle {
    return this.live().hold('builtins', 'bytes', [bytesOf(data)]);
  }

  bytearray(data: BytesLike | number = ''): BytearrayHandle {
    if (typeof data === 'number') requireInteger(data, 'The size');
    return this.live().hold('builtins', 'bytearray', [typeof data === 'number' ? data : bytesOf(data)]) as unknown as BytearrayHandle;
  }

  bytesIO(data: BytesLike = ''): BytesIOHandle {
    const initial = Array.isArray(data) ? Uint8Array.from(data as readonly number[]) : bytesOf(data);
    return this.live().hold('io', 'BytesIO', [initial]) as unknown as BytesIOHandle;
  }

  array(typecode: string, values: readonly (number | bigint)[] | string | Handle = []): ArrayHandle {
    requireString(typecode, 'The typecode');
    return this.live().hold('array', 'array', [typecode, values]) as unknown as ArrayHandle;
  }

  memoryview(object: Handle): MemoryviewHandle {
    if (!(object instanceof PythonHandle)) throw new EngineError(`memoryview() takes a handle, not ${describe(object)}.`);
    return this.live().hold('builtins', 'memoryview', [object]) as unknown as MemoryviewHandle;
  }

  run(options: RunOptions): RunResult & { readonly output: readonly OutputChunk[] } {
    this.live();
    checkRunOptions(options);
    this.objects.end();
    this.session.dispose();
    this.session = new LiveSession(this.module);
    this.objects = new Objects(this.session);
    this.session.start({ ...options, interactive: false });
    const output = this.drive();
    return { ...this.result(), output };
  }

  execute(source: string): ExecuteResult {
    this.live();
    requireString(source, 'The statement');
    this.session.raw.startStatement(utf8(source));
    const output = this.drive();
    return { ...this.result(), output, incomplete: this.session.raw.status() === RawStatus.incomplete };
  }

  evaluate(expression: string): FromPython {
    requireString(expression, 'The expression');
    const objects = this.live();
    try {
      return objects.evaluate(expression);
    } finally {
      this.takeOutput(true);
    }
  }

  set(name: string, value: ToPython): void {
    requireString(name, 'The name');
    this.live().setGlobal(name, value);
  }

  inspect(): Snapshot {
    this.live();
    return this.session.inspect();
  }

  readBytes(bufferId: number, start: number, end: number): Uint8Array {
    this.live();
    requireInteger(bufferId, 'The buffer id', 0);
    requireInteger(start, 'start', 0);
    requireInteger(end, 'end', 0);
    return this.session.readBytes(bufferId, start, end);
  }

  exceptions(): ExceptionRecords | null {
    this.live();
    return this.session.exceptions();
  }

  files(): Record<string, Uint8Array> {
    this.live();
    return this.session.files();
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.objects.end();
    this.session.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  private live(): Objects {
    if (this.disposed) throw new EngineError('This Python session has been disposed.');
    return this.objects;
  }

  private drive(): OutputChunk[] {
    const output: OutputChunk[] = [];
    while (true) {
      const status = this.session.raw.resume(sliceInstructions);
      if (status === RawStatus.needsInput) this.session.raw.endInput();
      const ended = status !== RawStatus.running && status !== RawStatus.needsInput;
      output.push(...this.takeOutput(ended));
      if (ended) return output;
    }
  }

  private takeOutput(final: boolean): OutputChunk[] {
    const chunks = this.session.takeOutput(final);
    for (const chunk of chunks) this.onOutput?.(chunk);
    return chunks;
  }

  private result(): RunResult {
    return { status: this.session.finalStatus(), exitCode: this.session.raw.exitCode(), exception: this.session.exception() };
  }
}
