// Checkpoints: copies of the engine's memory, taken between slices. A program can be taken up again at any of them.
import type { RawModule } from './raw.js';

const pageBytes = 65_536;
/** What the pages of all checkpoints may take, in bytes. */
const mostBytes = 64 * 1024 * 1024;

/** A page's 32-bit words; null: all zero. */
type Page = Int32Array | null;

export interface CheckpointFacts {
  /** The steps reached when it was taken. */
  readonly step: number;
  /** Lines of input that had been answered. */
  readonly answers: number;
  /** What had been written and sent on, in UTF-16 code units. */
  readonly output: number;
  /** Milliseconds of running before it: how far it is from its neighbours. */
  readonly age: number;
  /** Not to be dropped: what follows could not be had by running on from an earlier one. */
  readonly pinned: boolean;
}

export interface Checkpoint extends CheckpointFacts {
  readonly pages: readonly Page[];
  readonly stackPointer: number;
}

function isZero(words: Int32Array): boolean {
  for (let i = 0; i < words.length; i += 1) if (words[i] !== 0) return false;
  return true;
}

function isSame(words: Int32Array, page: Int32Array): boolean {
  for (let i = 0; i < words.length; i += 1) if (words[i] !== page[i]) return false;
  return true;
}

/**
 * The checkpoints of one session, in order. Pages that did not change since the checkpoint before are shared with it. Beyond 64 MB
 * the checkpoints thin out evenly; the first and the pinned ones stay, unless memory itself is larger: then only the first does.
 */
export class Checkpoints {
  private list: Checkpoint[] = [];
  /** What the memory held when a checkpoint was last taken or put back. */
  private known: readonly Page[] = [];
  private bytes = 0;
  private readonly firstPage: number;
  private readonly stack: readonly [number, number];

  constructor(private readonly module: RawModule) {
    this.firstPage = Math.floor(module._data_start() / pageBytes);
    // The stack holds nothing between two slices. Pages that it shares with data or heap are kept.
    this.stack = [Math.ceil(module._data_end() / pageBytes), Math.floor(module._heap_start() / pageBytes)];
  }

  /** A page that is not the program's. */
  private isUnused(index: number): boolean {
    return index < this.firstPage || (index >= this.stack[0] && index < this.stack[1]);
  }

  get last(): Checkpoint | undefined {
    return this.list.at(-1);
  }

  /** What the pages take, in bytes. */
  get size(): number {
    return this.bytes;
  }

  get count(): number {
    return this.list.length;
  }

  /** Adds a checkpoint of now. */
  take(facts: CheckpointFacts): Checkpoint {
    const checkpoint = this.copy(facts);
    const before = this.last;
    this.list.push(checkpoint);
    this.bytes += pageBytes * checkpoint.pages.filter((page, index) => page && page !== before?.pages[index]).length;
    while (this.bytes > mostBytes && this.dropOne());
    return checkpoint;
  }

  /** A checkpoint of now that stands apart from the others. */
  copy(facts: CheckpointFacts): Checkpoint {
    const count = Math.ceil(this.module._heap_end() / pageBytes);
    const memory = new Int32Array(this.module.HEAPU8.buffer);
    const pages: Page[] = [];
    for (let index = 0; index < count; index += 1) {
      if (this.isUnused(index)) {
        pages.push(null);
        continue;
      }
      const words = memory.subarray((index * pageBytes) / 4, ((index + 1) * pageBytes) / 4);
      const known = this.known[index] ?? null;
      if (known ? isSame(words, known) : isZero(words)) pages.push(known);
      else pages.push(isZero(words) ? null : words.slice());
    }
    this.known = pages;
    return { ...facts, pages, stackPointer: this.module.stackSave() };
  }

  /** The latest checkpoint from which running on leads to that step; null if there is none. */
  before(step: number): Checkpoint | null {
    return this.list.findLast((checkpoint) => checkpoint.step < step) ?? null;
  }

  /** The next checkpoint that was taken at another step; null if there is none. */
  after({ step }: Checkpoint): Checkpoint | null {
    return this.list.find((checkpoint) => checkpoint.step > step) ?? null;
  }

  /** Puts the memory of a checkpoint back. */
  restore(checkpoint: Checkpoint): void {
    const { module } = this;
    const inUse = Math.ceil(module._heap_end() / pageBytes);
    const memory = new Int32Array(module.HEAPU8.buffer);
    for (let index = 0; index < Math.max(inUse, checkpoint.pages.length); index += 1) {
      if (this.isUnused(index)) continue;
      const page = checkpoint.pages[index] ?? null;
      const at = (index * pageBytes) / 4;
      if (page) memory.set(page, at);
      else memory.fill(0, at, at + pageBytes / 4);
    }
    this.known = checkpoint.pages;
    for (const { at, bytes } of module.lateData()) module.HEAPU8.set(bytes, at);
    module.stackRestore(checkpoint.stackPointer);
  }

  /** Drops the checkpoint that is missed least: the one whose neighbours are nearest to each other. False if none can go. */
  private dropOne(): boolean {
    let best = -1;
    let smallest = Infinity;
    const pinnedGo = this.list.slice(1).every(({ pinned }) => pinned);
    for (let index = 1; index < this.list.length; index += 1) {
      const checkpoint = this.list[index]!;
      if (checkpoint.pinned && !pinnedGo) continue;
      const gap = (this.list[index + 1]?.age ?? Infinity) - this.list[index - 1]!.age;
      if (gap < smallest || best < 0) [best, smallest] = [index, gap];
    }
    if (best < 0) return false;
    const [before, gone, after] = [this.list[best - 1]!, this.list[best]!, this.list[best + 1]];
    // A page that both neighbours show in another form was this one's alone; the next one's share of it remains.
    this.bytes -= pageBytes * gone.pages.filter((page, index) => page && page !== before.pages[index] && page !== after?.pages[index]).length;
    this.list.splice(best, 1);
    return true;
  }
}
