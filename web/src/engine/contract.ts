// The contract between the engine and everything that drives it: a page, a worker, Node. Types only, no code.
//
// Two doors share it:
//   createEngine()  → Engine  asynchronous; in a page the Python session lives in a worker, in Node in this process.
//   createPython()  → Python  synchronous and in this process; the door with handles (py.bytesIO('Hello')…).
//
// Units: lines count from 1 as Python does; columns count from 0 in UTF-16 code units, so that they index the JavaScript
// string of the source line (and a CodeMirror line) directly. Byte offsets and lengths are in bytes. `id`s are small
// positive integers that number buffers and views as they come into sight; they are not Python's id() and are never reused
// while a session lives.

// ---------------------------------------------------------------------------------------------------------------- runs

/** The program's files by path relative to the session's folder: `{'main.py': '…', 'helper/__init__.py': '…'}`. */
export type SourceFiles = Readonly<Record<string, string | Uint8Array>>;

export interface RunOptions {
  /** All files of the program. The session's folder is searched for modules, as python3 searches the script's folder. */
  readonly files: SourceFiles;
  /** Path of the file to run as `__main__`, a key of `files`; it is also the file name tracebacks show. */
  readonly main: string;
  /** `sys.argv[1:]`. Default: none. */
  readonly argv?: readonly string[];
  /** What `input()` and `sys.stdin` read. Default: empty. */
  readonly stdin?: string;
  /**
   * What a read past the end of `stdin` does: `false` (default) is the end of file (input() raises EOFError); `true` asks:
   * the status becomes 'needsInput' and the run waits for `provideInput()`.
   */
  readonly interactive?: boolean;
  /** Seed of everything a program could take for chance; the same inputs and seed give the same run. Default 0. */
  readonly seed?: number;
  /**
   * How much the run may do in all, in steps of about one bytecode instruction, those inside native code included; the same program
   * ends at the same step everywhere. Beyond it the run ends on the spot as 'stopped': no except or finally clause sees it.
   * Default: no limit.
   */
  readonly budget?: number;
  /**
   * Whether the run, and the statements after it, can be gone through step by step: timeline(), seek(), findChange(). Costs up to half
   * as much time again and at most 64 MB. Default: false.
   */
  readonly timeline?: boolean;
  /**
   * Whether the run, and the statements after it, leave a record of every exception: exceptions(). Costs nothing where none is raised,
   * some 10 µs each where one is. Default: false.
   */
  readonly recordExceptions?: boolean;
}

/**
 * - `idle`        nothing has run yet
 * - `running`     a run or a statement is under way
 * - `needsInput`  the program waits in input(): call provideInput()
 * - `finished`    ended normally
 * - `raised`      ended with an uncaught exception
 * - `exited`      ended by SystemExit
 * - `stopped`     ended by stop(), or its budget was spent
 */
export type Status = 'idle' | 'running' | 'needsInput' | 'finished' | 'raised' | 'exited' | 'stopped';

export interface RunResult {
  readonly status: Exclude<Status, 'idle' | 'running' | 'needsInput'>;
  /** What the python3 process would have ended with: 0, 1 after an uncaught exception, SystemExit's code, 130 after stop. */
  readonly exitCode: number;
  /** The exception that ended the run; null when it finished or exited. Its traceback has already been written to stderr. */
  readonly exception: PythonException | null;
}

/**
 * The result of one statement at the prompt. As at python3's prompt an expression statement echoes its repr to stdout, a traceback
 * goes to stderr; both also arrive as output events.
 */
export interface ExecuteResult extends RunResult {
  /** What this statement wrote, in order (the same text the output events carried). */
  readonly output: readonly OutputChunk[];
  /**
   * True when the source is the unfinished beginning of a statement ("for x in y:", an open bracket, an open triple quote):
   * nothing ran; the prompt should ask for another line ("...") and execute the whole again.
   */
  readonly incomplete: boolean;
}

export interface OutputChunk {
  readonly stream: 'stdout' | 'stderr';
  /** Whole characters; a chunk may hold many lines or part of one. */
  readonly text: string;
}

// -------------------------------------------------------------------------------------------------------------- events

export type EngineEvent =
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'status'; readonly status: Status }
  /** input() waits; its prompt has already been written as output. Answer with provideInput(). */
  | { readonly kind: 'needsInput' }
  /**
   * The session was lost and a fresh, empty one has taken its place: native code did not return within a second of stop(), or the
   * engine itself failed. `message` is a sentence for the person. Globals, views and buffers of before are gone.
   */
  | { readonly kind: 'restarted'; readonly message: string };

// ---------------------------------------------------------------------------------------------------------- exceptions

/** A range in a source line; columns in UTF-16 code units from 0, the end exclusive. */
export interface SourceRange {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface TracebackFrame {
  readonly file: string;
  /** Qualified name as the traceback shows it; '<module>' for a file's own level. */
  readonly function: string;
  readonly line: number;
  /** The failing expression; null where Python knows only the line. */
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  /** For findChange(): tells the frame from all others alive. Only with a timeline, and not of an ExceptionSummary's frames. */
  readonly frame?: number;
  /** The source line as it stands in the file (with its indentation); null if the source is not at hand. */
  readonly sourceLine: string | null;
  /** The function's variables as they were left; empty at a module's own level and in all but the twenty innermost frames. */
  readonly locals: readonly LocalVariable[];
}

/** A variable of a frame; type and repr as in Variable. */
export type LocalVariable = Pick<Variable, 'name' | 'type' | 'repr'>;

/** One live view that keeps a buffer's memory from being resized (one "export"). */
export interface ExportHolder {
  /** The view's id: `views[].id` in the snapshot taken at the exception. */
  readonly viewId: number;
  /** The buffer whose memory it holds. */
  readonly bufferId: number;
  /** Variables that name the view at the moment of the exception, the clearest first: ['view'] or ['row in fill()']; may be empty. */
  readonly variables: readonly string[];
  /** Where the view was taken; null if the engine did not see it. */
  readonly createdAt: SourceLocation | null;
  /** First byte and past-the-end byte in the buffer the view covers. */
  readonly start: number;
  readonly end: number;
  /** One sentence: "view, taken at main.py line 3, holds bytes 0–5 of buf". */
  readonly description: string;
}

export interface SourceLocation {
  readonly file: string;
  readonly line: number;
}

export interface PythonException {
  /** The class's name as the traceback's last line shows it: 'BufferError', 'helper.GatewayError'. */
  readonly type: string;
  /** The class's module: 'builtins', '__main__', 'helper'. */
  readonly module: string;
  /** str(exception); may be empty. */
  readonly message: string;
  /** Class names from the exception's own class to 'object', built-in ones bare, others with their module. */
  readonly mro: readonly string[];
  /** Of each class in `mro` its direct bases, as places in `mro`. */
  readonly bases: readonly (readonly number[])[];
  /** The exact text CPython 3.14 prints, with chained exceptions and the final newline. */
  readonly traceback: string;
  /** The frames of the traceback, outermost first (Python's order: the last is where it was raised). */
  readonly frames: readonly TracebackFrame[];
  /** `raise … from cause`. */
  readonly cause: PythonException | null;
  /** The exception being handled when this one was raised; null where it is told elsewhere already, as when it is `cause` too. */
  readonly context: PythonException | null;
  readonly suppressContext: boolean;
  readonly notes: readonly string[];
  /** Exceptions inside an ExceptionGroup; empty for any other. */
  readonly members: readonly PythonException[];
  /** For a SyntaxError: the place in the source it complains of. */
  readonly syntax: SourceRange | null;
  /** For a BufferError about exports: the views that hold them, oldest first. Empty for every other exception. */
  readonly exports: readonly ExportHolder[];
  /** One sentence (plain text) on why it happened; empty if the engine has nothing to add. */
  readonly explanation: string;
}

// ------------------------------------------------------------------------------------------------- exception records

/**
 * - `handled`     a clause kept it: `handler`
 * - `unhandled`   nobody did
 * - `unraisable`  it could go nowhere ("Exception ignored in …")
 * - `replaced`    a finally clause or __exit__ that had it raised another one instead: `handler`
 * - `underway`    it is in a clause, or in native code, right now
 */
export type ExceptionOutcome = 'handled' | 'unhandled' | 'unraisable' | 'replaced' | 'underway';

/** How many there were, and how many came to what. What none of the others counts is under way. */
export interface ExceptionCounts {
  readonly raised: number;
  readonly handled: number;
  readonly unhandled: number;
  readonly unraisable: number;
  readonly replaced: number;
}

/** A range of the program, as in TracebackFrame; `function` is its qualified name. */
export type ProgramPlace = Pick<TracebackFrame, 'file' | 'function' | 'line' | 'column' | 'endLine' | 'endColumn'>;

/** Exceptions of one class that were raised at one place. */
export interface ExceptionsAtPlace extends ProgramPlace, ExceptionCounts {
  readonly type: string;
  /** How many were raised in each stretch of ExceptionRecords.timeWidth steps, the last one that of now; all in the first without a timeline. */
  readonly times: readonly number[];
}

/** A clause that an exception came to; the range is that of the clause, the context expression or the first statement in `finally`. */
export interface ExceptionClause extends ProgramPlace {
  /** `native`: the engine's own code called by that expression, as next() and getattr() with a default do. */
  readonly kind: 'except' | 'except*' | 'with' | 'finally' | 'native';
}

/**
 * What is told of an exception without running any Python: the message is empty where a `__str__` of the program's own would make it.
 * At most 40 frames, locals of the innermost five, and eight exceptions along cause, context and members.
 */
export interface ExceptionSummary extends Omit<PythonException, 'traceback' | 'exports' | 'explanation' | 'cause' | 'context' | 'members'> {
  readonly cause: ExceptionSummary | null;
  readonly context: ExceptionSummary | null;
  readonly members: readonly ExceptionSummary[];
}

/** One exception, from where a line raised it on; the range is that of the expression. */
export interface ExceptionRecord extends ProgramPlace {
  /** Counts from 1 in the order of raising. */
  readonly number: number;
  /** The timeline's step that raised it; 0 without a timeline. */
  readonly step: number;
  readonly outcome: ExceptionOutcome;
  /** What kept it or replaced it, else null. */
  readonly handler: ExceptionClause | null;
  /** The clauses that had it before and let it go on (raised it again), in order. */
  readonly passed: readonly ExceptionClause[];
  /** As it was when the last of these clauses got it. */
  readonly exception: ExceptionSummary | null;
}

/** Every exception that a line of Python raised or got from native code, those that native code raised and took itself left out. */
export interface ExceptionRecords extends ExceptionCounts {
  /** How many steps an entry of `times` stands for: entry i for those from i × timeWidth on. */
  readonly timeWidth: number;
  /** By class and place: the first thousand of these. */
  readonly places: readonly ExceptionsAtPlace[];
  /** What was raised at others. */
  readonly elsewhere: ExceptionCounts;
  /** The first and the last fifty, in order. */
  readonly records: readonly ExceptionRecord[];
}

// ---------------------------------------------------------------------------------------------------------- inspection

/** All live buffers and views and the variables that are in scope, at one moment. */
export interface Snapshot {
  /** Counts executed lines since the session began; a later snapshot has a step at least as great. */
  readonly step: number;
  /** The frames that run, the outermost first; empty when nothing runs. Of a deep recursion the first and the last 50. */
  readonly stack: readonly StackFrame[];
  readonly variables: readonly Variable[];
  readonly buffers: readonly BufferInfo[];
  readonly views: readonly ViewInfo[];
}

export interface Variable {
  /** '' for the globals of __main__, else the function whose frame holds it (after an exception: the traceback's frames). */
  readonly scope: string;
  readonly name: string;
  /** type(value).__name__ */
  readonly type: string;
  /** repr(value) of built-in types, cut to at most 200 characters with '…'; '<Name object>' where a repr would run Python code. */
  readonly repr: string;
  /** id of a buffer or view in this snapshot, when the variable names one; else null. */
  readonly objectId: number | null;
}

/** A statement and what would come of it now. */
export interface Outcome {
  /** It calls the object by a variable that names it, or 'buffer' or 'view' where none does at the prompt. */
  readonly statement: string;
  /** What it would raise, as the traceback's last line says it; empty when it works. */
  readonly error: string;
}

/**
 * Whether an operation would work now, told by the engine's own rules without doing it. (No lamps where the object's class, or the object
 * itself, puts a method of its own in the place of one of these.)
 */
export interface Lamp extends Outcome {
  readonly name: 'read' | 'write' | 'resize' | 'close' | 'release';
  /** True while `statement` works. */
  readonly on: boolean;
  /** One sentence on why it would not; empty while it is on. */
  readonly reason: string;
  /** Operations of the same kind that come out otherwise than `statement`: those that work while it does not, or fail with other words. */
  readonly exceptions: readonly Outcome[];
}

/** An object that owns memory others can view: bytes, bytearray, BytesIO, array, … */
export interface BufferInfo {
  readonly id: number;
  /** type(object).__name__: 'bytes', 'bytearray', 'BytesIO', 'array'. */
  readonly type: string;
  /** Length of the memory in bytes. */
  readonly length: number;
  /** Element format and size as an array has them; 'B' and 1 for plain bytes. */
  readonly format: string;
  readonly itemsize: number;
  /** How many exports hold it now; above 0 it cannot be resized (a bytes object never counts: it cannot change anyway). */
  readonly exportCount: number;
  readonly readonly: boolean;
  /** BytesIO after close(). */
  readonly closed: boolean;
  /** BytesIO's position; null for every other type. */
  readonly position: number | null;
  /** Variables that name it: 'buf', 'data in fill()', also simple places such as 'self.buf in Gateway.send()'. */
  readonly names: readonly string[];
  readonly createdAt: SourceLocation | null;
  /** In the order in which they are shown. */
  readonly lamps: readonly Lamp[];
}

/** A memoryview. */
export interface ViewInfo {
  readonly id: number;
  /** The buffer whose memory it shows; null once released. */
  readonly bufferId: number | null;
  /** The view this one was sliced or cast from; null if taken from the buffer itself (or that view is gone). */
  readonly ownerViewId: number | null;
  readonly format: string;
  readonly itemsize: number;
  readonly ndim: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  /** Empty, or one a dimension. */
  readonly suboffsets: readonly number[];
  /** Byte in the buffer where element [0, 0, …] begins. A negative stride goes to lower offsets from here. */
  readonly offset: number;
  /** nbytes: product of shape × itemsize. */
  readonly length: number;
  readonly readonly: boolean;
  readonly released: boolean;
  /** Contiguity as memoryview reports it. */
  readonly cContiguous: boolean;
  readonly fContiguous: boolean;
  readonly names: readonly string[];
  readonly createdAt: SourceLocation | null;
  /** In the order in which they are shown. */
  readonly lamps: readonly Lamp[];
}

/**
 * A frame that runs, and the expression under evaluation in it. Where the innermost frame's line is only about to run, as at a step, the
 * range is null.
 */
export type StackFrame = ProgramPlace;

// ------------------------------------------------------------------------------------------------------------ timeline

/**
 * What can happen while a line runs: it wrote output, took a view (an export), let one go, changed a buffer's memory, raised an
 * exception.
 */
export type StepMark = 'output' | 'export' | 'release' | 'write' | 'exception';

/**
 * Steps count from 1: step n is the moment before the n-th line of the session runs. Lines of the engine's own library are not counted.
 * The moment after the last line has the number steps + 1.
 */
export interface TimelineInfo {
  readonly steps: number;
  /** How many steps an entry of `marks` stands for: entry i for those from i × width on. */
  readonly width: number;
  /** What happened in each stretch of steps: 1 output, 2 export, 4 release, 8 write, 16 exception, added up. */
  readonly marks: readonly number[];
  readonly checkpoints: { readonly count: number; readonly bytes: number };
}

/** What is told of a step that was sought. */
export interface Moment {
  /** How much had been written by then: the length of the texts of all output events since the run began, in UTF-16 code units. */
  readonly output: number;
}

/** Something whose changes findChange() looks for. */
export type Watched =
  /** A byte of a buffer; it also changes when the buffer becomes too short for it, or dies. */
  | { readonly kind: 'byte'; readonly bufferId: number; readonly offset: number }
  /** What a variable shows: another object, or another repr. */
  | { readonly kind: 'variable'; readonly scope: string; readonly name: string }
  /** The moments after lines at which one of these happened. */
  | { readonly kind: 'marks'; readonly marks: readonly StepMark[] }
  /** The moments before that line of a frame: TracebackFrame's `frame` and `line`. */
  | { readonly kind: 'line'; readonly frame: number; readonly line: number };

// -------------------------------------------------------------------------------------------------------------- Engine

export interface EngineOptions {
  /**
   * Where the session lives: 'worker' (the page stays responsive, Stop always works) or 'here' (this thread, sliced).
   * Default: 'worker' where there is a Worker with a location (a page), 'here' in Node.
   */
  readonly thread?: 'worker' | 'here';
  /** The engine's WebAssembly: a URL to fetch, or its bytes. Default: the file beside the module. */
  readonly wasm?: URL | string | BufferSource;
  /** Called with every event, in order, from the start. More listeners: Engine.on(). */
  readonly onEvent?: (event: EngineEvent) => void;
}

/**
 * One Python session. A run starts it afresh; what the program left (the globals of __main__, live buffers and views) stays for
 * inspect() and execute() until the next run, reset() or dispose().
 *
 * Methods may be called in any order; calls queue behind one another, only stop(), provideInput() and dispose() act at once.
 * Promises reject with EngineError for wrong use (disposed, wrong argument types, stop without a run is no error);
 * a Python exception is a result, never a rejection.
 */
export interface Engine {
  readonly status: Status;
  /** Python's version: '3.14.2'. */
  readonly pythonVersion: string;

  /** Begins a fresh session with these files and runs the program to its end. */
  run(options: RunOptions): Promise<RunResult>;
  /** Runs one statement (or several lines) in __main__ of the live session, as python3's prompt does. Starts an empty session if none. */
  execute(source: string): Promise<ExecuteResult>;
  /** Ends the run or statement under way, as Ctrl-C would; resolves when it has ended. The session stays, unless an event says 'restarted'. */
  stop(): Promise<void>;
  /** Answers a 'needsInput': one line (the newline is added), or null for the end of file. */
  provideInput(line: string | null): void;
  /** Throws the live session away and starts an empty one. */
  reset(): Promise<void>;

  /** The live buffers, views and variables now. During a run: at the next slice's end. */
  inspect(): Promise<Snapshot>;
  /**
   * A copy of bytes [start, end) of a live buffer (`buffers[].id`), cut to its length: ask only for what is on screen.
   * Empty if the buffer is gone.
   */
  readBytes(bufferId: number, start: number, end: number): Promise<Uint8Array>;
  /** What became of every exception so far; null unless RunOptions.recordExceptions was set. */
  exceptions(): Promise<ExceptionRecords | null>;
  /** The files that the program made or changed so far, by path as in RunOptions.files; what was given and not touched is not among them. */
  files(): Promise<Record<string, Uint8Array>>;

  /** The steps of the session so far and what happened at them; null if the run was begun without a timeline. */
  timeline(): Promise<TimelineInfo | null>;
  /**
   * Shows the session as it stood at a step: inspect() and readBytes() then tell of that moment, until another seek() or until anything
   * runs, which goes on from where the session ends. A step beyond the last one, or null, shows the session as it is.
   * Rejects while a program runs, and without a timeline.
   */
  seek(step: number | null): Promise<Moment>;
  /**
   * The nearest step after (or before) the given one at which what is watched is no longer what it was at the step before; null if
   * there is none. The moment after the last line counts. Afterwards the session is shown as it is.
   */
  findChange(watched: Watched, from: number, direction: 'next' | 'previous'): Promise<number | null>;

  /** Adds a listener; the returned function removes it. */
  on(listener: (event: EngineEvent) => void): () => void;
  /** Ends the session and its worker. Every later call is an error. */
  dispose(): void;
  [Symbol.dispose](): void;
}

export type CreateEngine = (options?: EngineOptions) => Promise<Engine>;

// -------------------------------------------------------------------------------------------------------------- Python

/** What can be handed to Python: numbers (whole → int, else float), bigint, boolean, null, str, bytes, list, or a handle. */
export type ToPython = number | bigint | boolean | null | undefined | string | Uint8Array | readonly ToPython[] | Handle;

/**
 * What comes back: None → null, bool, int → number (bigint beyond 2^53), float, str → string, bytes → Uint8Array (a copy),
 * list and tuple → array; every other object → a Handle of its own, to be released.
 */
export type FromPython = number | bigint | boolean | null | string | Uint8Array | FromPython[] | Handle;

/** What bytes can be made of: text (encoded as UTF-8), bytes, numbers 0–255, or any object with a buffer. */
export type BytesLike = string | Uint8Array | readonly number[] | Handle;

/**
 * A Python object held from JavaScript. It counts as one reference, exactly as a Python variable would: until dispose()
 * (or the end of a `using` block) a view held here keeps its buffer locked. Using a disposed handle throws EngineError.
 * A Python exception throws PythonError.
 */
export interface Handle {
  /** The object's id in inspect(); 0 for what is neither a buffer nor a view. */
  readonly id: number;
  /** type(object).__name__ */
  readonly type: string;
  /** getattr(object, name) */
  get(name: string): FromPython;
  /** object.name(*args) */
  call(name: string, ...args: readonly ToPython[]): FromPython;
  /** len(object) */
  readonly length: number;
  /** repr(object) */
  repr(): string;
  /** object[index] */
  at(index: number): FromPython;
  /** object[index] = value */
  setAt(index: number, value: ToPython): void;
  /** object[start:stop:step]; omitted or null means left out, as in Python. A slice of a memoryview is a view, of others a copy. */
  slice(start?: number | null, stop?: number | null, step?: number | null): Handle;
  /** object[start:stop:step] = value */
  setSlice(start: number | null, stop: number | null, value: BytesLike, step?: number | null): void;
  /** bytes(object): a copy. */
  toBytes(): Uint8Array;
  readonly disposed: boolean;
  /** Drops the reference (`del`). A second call does nothing. */
  dispose(): void;
  [Symbol.dispose](): void;
}

export type BytesHandle = Handle;

export interface BytearrayHandle extends Handle {
  append(value: number): void;
  extend(data: BytesLike): void;
  insert(index: number, value: number): void;
  pop(index?: number): number;
  resize(size: number): void;
  clear(): void;
  /** del object[start:stop] */
  deleteSlice(start: number | null, stop: number | null): void;
}

export interface ArrayHandle extends Handle {
  readonly typecode: string;
  readonly itemsize: number;
  append(value: number | bigint | string): void;
  extend(values: readonly (number | bigint)[] | Handle): void;
  pop(index?: number): FromPython;
  tolist(): FromPython[];
}

export interface BytesIOHandle extends Handle {
  write(data: BytesLike): number;
  read(size?: number): Uint8Array;
  seek(offset: number, whence?: 0 | 1 | 2): number;
  tell(): number;
  truncate(size?: number): number;
  getvalue(): Uint8Array;
  getbuffer(): MemoryviewHandle;
  close(): void;
}

export interface MemoryviewHandle extends Handle {
  readonly format: string;
  readonly itemsize: number;
  readonly ndim: number;
  readonly nbytes: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly suboffsets: readonly number[];
  readonly readonly: boolean;
  readonly contiguous: boolean;
  readonly cContiguous: boolean;
  readonly fContiguous: boolean;
  slice(start?: number | null, stop?: number | null, step?: number | null): MemoryviewHandle;
  cast(format: string, shape?: readonly number[]): MemoryviewHandle;
  toreadonly(): MemoryviewHandle;
  tobytes(): Uint8Array;
  tolist(): FromPython[];
  hex(separator?: string): string;
  release(): void;
}

/** A synchronous session in this process: in a page's own thread, in a worker or in Node. */
export interface Python {
  readonly pythonVersion: string;
  bytes(data?: BytesLike): BytesHandle;
  bytearray(data?: BytesLike | number): BytearrayHandle;
  bytesIO(data?: BytesLike): BytesIOHandle;
  array(typecode: string, values?: readonly (number | bigint)[] | string | Handle): ArrayHandle;
  memoryview(object: Handle): MemoryviewHandle;

  /** Runs a whole program; blocks until it ends. Output goes to onOutput and into the result. Ends earlier handles' session. */
  run(options: RunOptions): RunResult & { readonly output: readonly OutputChunk[] };
  /** One statement in the live session; a Python exception is in the result. */
  execute(source: string): ExecuteResult;
  /** The value of an expression in __main__; an exception throws PythonError. */
  evaluate(expression: string): FromPython;
  /** Binds a name in __main__ to a value or a handle's object. */
  set(name: string, value: ToPython): void;

  inspect(): Snapshot;
  readBytes(bufferId: number, start: number, end: number): Uint8Array;
  /** What became of every exception so far, as Engine.exceptions(). */
  exceptions(): ExceptionRecords | null;
  /** The files that the program made or changed so far, as Engine.files(). */
  files(): Record<string, Uint8Array>;
  dispose(): void;
  [Symbol.dispose](): void;
}

export type CreatePython = (options?: Pick<EngineOptions, 'wasm'> & { readonly onOutput?: (chunk: OutputChunk) => void }) => Promise<Python>;

/** Thrown when JavaScript uses the engine wrongly: a disposed session or handle, an argument of the wrong type. See errors.ts. */
export interface EngineError extends Error {
  readonly name: 'EngineError';
}

/** Thrown by handles when Python raises. See errors.ts. */
export interface PythonError extends Error, Pick<PythonException, 'type' | 'module' | 'mro' | 'exports' | 'explanation' | 'traceback'> {
  readonly name: 'PythonError';
  readonly exception: PythonException;
}
