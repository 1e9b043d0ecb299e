// LiveSession: one raw session with its output turned into text. The parts that the sliced engine and the synchronous door share.
import { readAsset } from './assets.js';
import { checkRunOptions, joinList, utf8 } from './check.js';
import type { ExceptionRecords, OutputChunk, PythonException, RunOptions, Snapshot } from './contract.js';
import { type RawHost, type RawModule, type RawSession, RawSource, RawStatus } from './raw.js';

/** A host with nothing but what the session itself was given. */
export const emptyHost: RawHost = {
  pathKind: () => 0,
  readFile: () => null,
  listFolder: () => '',
  readAsset,
  readInput: () => undefined,
  waitForInput: () => undefined,
  overtime: () => false,
};

type FinalStatus = 'finished' | 'raised' | 'exited' | 'stopped';

export class LiveSession {
  readonly raw: RawSession;
  /** UTF-16 code units that takeOutput() has given. */
  written = 0;
  private decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };

  constructor(module: RawModule, host: RawHost = emptyHost) {
    this.raw = new module.Session(host);
  }

  /** Loads the program; resume() runs it. */
  start(options: RunOptions): void {
    checkRunOptions(options);
    for (const [path, contents] of Object.entries(options.files)) {
      this.raw.addFile(utf8(path), typeof contents === 'string' ? utf8(contents) : contents);
    }
    this.raw.provideInput(utf8(options.stdin ?? ''));
    if (!options.interactive) this.raw.endInput();
    if (options.recordExceptions) this.raw.recordExceptions();
    const slash = options.main.lastIndexOf('/');
    const folder = slash < 0 ? '' : options.main.slice(0, slash);
    this.raw.start(RawSource.file, utf8(options.main), joinList(options.argv ?? [], 'argv'), joinList([folder], 'main'), options.seed ?? 0, options.budget ?? 0);
  }

  /** The text written since the last call, in order; whole characters only until `final`. */
  takeOutput(final: boolean): OutputChunk[] {
    const chunks: OutputChunk[] = [];
    const add = (stream: OutputChunk['stream'], bytes: Uint8Array | undefined, more: boolean): void => {
      const text = this.decoders[stream].decode(bytes, { stream: more });
      if (text) chunks.push({ stream, text });
      this.written += text.length;
    };
    this.drain((stream, bytes) => add(stream, bytes, true));
    if (final) {
      add('stdout', undefined, false);
      add('stderr', undefined, false);
    }
    return chunks;
  }

  private drain(use: (stream: OutputChunk['stream'], bytes: Uint8Array) => void): void {
    for (let stream = this.raw.outputStream(); stream !== 0; stream = this.raw.outputStream()) {
      use(stream === 1 ? 'stdout' : 'stderr', this.raw.outputBytes());
      this.raw.dropOutput();
    }
  }

  /** What a replay wrote so far, in UTF-16 code units; it is taken and forgotten. */
  untakenOutput(): number {
    const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
    let units = 0;
    this.drain((stream, bytes) => (units += decoders[stream].decode(bytes, { stream: true }).length));
    return units;
  }

  finalStatus(): FinalStatus {
    const status = this.raw.status();
    if (status === RawStatus.raised) return 'raised';
    if (status === RawStatus.stopped) return 'stopped';
    return status === RawStatus.exited ? 'exited' : 'finished';
  }

  exception(): PythonException | null {
    return JSON.parse(this.raw.exceptionJson()) as PythonException | null;
  }

  exceptions(): ExceptionRecords | null {
    return JSON.parse(this.raw.exceptionsJson()) as ExceptionRecords | null;
  }

  inspect(): Snapshot {
    return JSON.parse(this.raw.inspectJson()) as Snapshot;
  }

  readBytes(bufferId: number, start: number, end: number): Uint8Array {
    return this.raw.bufferBytes(bufferId, start, end).slice();
  }

  files(): Record<string, Uint8Array> {
    const paths = this.raw.writtenFiles().split('\0').slice(0, -1);
    return Object.fromEntries(paths.map((path) => [path, this.raw.fileBytes(utf8(path)).slice()]));
  }

  dispose(): void {
    this.raw.delete();
  }
}
