// Types of the raw embind interface (cpp/host/wasm.cpp). Only this folder uses it.

/** What a session asks of its host; see cpp/host/wasm.cpp. */
export interface RawHost {
  /** 0: nothing there, 1: a file, 2: a folder. */
  pathKind(path: string): 0 | 1 | 2;
  readFile(path: string): Uint8Array | null;
  /** The names in a folder in a settled order, each closed by a NUL. */
  listFolder(path: string): string;
  /** A text of assets.ts by its name, or null if it cannot be had. */
  readAsset(name: string): Uint8Array | null;
  /** More of standard input; null at its end, undefined when there is nothing yet. */
  readInput(): Uint8Array | null | undefined;
  /** The same where the program cannot be paused: blocks for it, or undefined if that is impossible. */
  waitForInput(): Uint8Array | null | undefined;
  /** Asked now and then while native code that cannot pause works on past its slice: true raises KeyboardInterrupt there. */
  overtime(): boolean;
}

/** cpp/session.h's Status. */
export const RawStatus = {
  idle: 0,
  running: 1,
  needsInput: 2,
  finished: 3,
  raised: 4,
  exited: 5,
  incomplete: 6,
  stopped: 7,
} as const;

/** cpp/session.h's Program::Source. */
export const RawSource = { file: 0, command: 1, input: 2 } as const;

type Text = string | Uint8Array;

export interface RawSession {
  addFile(path: Text, contents: Text): void;
  provideInput(utf8: Text): void;
  endInput(): void;
  /** How deep native calls may nest before RecursionError, in levels of a nested repr: what the host's stack bears. */
  limitNativeDepth(levels: number): void;
  /** Lists are strings whose entries each end with a NUL. */
  start(source: number, text: Text, args: Text, path: Text, seed: number, budget: number): void;
  startCommand(args: Text, folder: Text, pythonPath: Text, terminalInput: boolean): number;
  commandOutput(): string;
  commandError(): string;
  startStatement(source: Text): void;
  resume(budget: number): number;
  interrupt(): void;
  abandon(): void;
  /** What python3 does when it ends: finalizers run and may still print. */
  end(): void;
  status(): number;
  exitCode(): number;
  outputStream(): 0 | 1 | 2;
  /** A view into the engine's memory: copy before the next call. So are all Uint8Arrays below. */
  outputBytes(): Uint8Array;
  dropOutput(): void;
  /** From the next start on every line is a step; see cpp/session.h for these. */
  watchSteps(): void;
  steps(): number;
  timelineJson(): string;
  /** resume() then leaves the engine by a trap at that step: the memory must be put back before anything runs. 0: at none. */
  stopAtStep(step: number): void;
  hasArrived(): boolean;
  watchByte(bufferId: number, offset: number, after: number): void;
  watchVariable(scope: Text, name: Text, after: number): void;
  watchMarks(marks: number, after: number): void;
  watchLine(frame: number, line: number, after: number): void;
  foundChanges(): string;
  /** From now on every exception leaves a record. */
  recordExceptions(): void;
  exceptionsJson(): string;
  exceptionJson(): string;
  inspectJson(): string;
  bufferBytes(id: number, start: number, end: number): Uint8Array;
  /** The paths of files that the program made or changed, each closed by a NUL. */
  writtenFiles(): string;
  fileBytes(path: Text): Uint8Array;
  pushNone(): void;
  pushBool(value: boolean): void;
  pushInt(decimal: string): void;
  pushFloat(value: number): void;
  pushText(utf8: Text): void;
  pushBytes(bytes: Text): void;
  pushHandle(handle: number): boolean;
  pushList(count: number): void;
  pushSlice(): void;
  callFunction(module: string, name: string, count: number): boolean;
  callMethod(name: string, count: number): boolean;
  evaluate(expression: Text): boolean;
  setGlobal(name: Text): void;
  resultJson(): string;
  /** The result as a handle, whatever it is. */
  resultHandleJson(): string;
  resultBytes(): Uint8Array;
  releaseHandle(handle: number): void;
  /** embind: destroys the C++ object. */
  delete(): void;
}

export interface RawModule {
  readonly Session: new (host: RawHost) => RawSession;
  pythonVersion(): string;
  readonly HEAPU8: Uint8Array;
  /** Where data begins, where it ends and the stack begins, where that ends and the heap begins, where the heap ends: addresses. */
  _data_start(): number;
  _data_end(): number;
  _heap_start(): number;
  _heap_end(): number;
  stackSave(): number;
  stackRestore(pointer: number): void;
  /** Constants that came with rest.wasm so far; see module.ts. */
  lateData(): readonly LateData[];
}

/** Bytes that rest.wasm brought, and their address. */
export interface LateData {
  readonly at: number;
  readonly bytes: Uint8Array;
}
