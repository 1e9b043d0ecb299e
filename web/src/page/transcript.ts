// The console's transcript: what the program wrote, what the person and the workbench typed, in order.

export type EntryKind = 'stdout' | 'stderr' | 'statement' | 'input' | 'note';

export interface Entry {
  readonly id: number;
  readonly kind: EntryKind;
  readonly text: string;
  /** Output: how much the session had written at the end of the text. */
  readonly end?: number;
  /** Anything else: the first step at which it stood there; none: from the beginning. */
  readonly step?: number;
}

/** The transcript as of a step: what stood there, and what came later. */
export interface Divided {
  readonly before: readonly Entry[];
  readonly after: readonly Entry[];
}

/** Characters kept; what is older is dropped, and the first entry says so. */
const limit = 200_000;
/** Entries kept: a program may switch streams at every character. */
const entryLimit = 2_000;
/** Chunks of one stream are joined up to this size, so that a redraw never touches much text. */
const joinLimit = 4_000;

export class Transcript {
  entries: readonly Entry[] = [];
  private size_ = 0;
  private nextId_ = 1;
  /** The first entry of the session that runs, and what the session has written so far. */
  private beginning_ = 1;
  private written_ = 0;

  restore(entries: readonly Entry[]): void {
    this.entries = entries;
    this.size_ = entries.reduce((sum, entry) => sum + entry.text.length, 0);
    this.nextId_ = entries.reduce((highest, entry) => Math.max(highest, entry.id), 0) + 1;
  }

  /** A session begins: what it writes is counted from here. */
  begin(): void {
    this.beginning_ = this.nextId_;
    this.written_ = 0;
  }

  /** As of a step, by which the session had written so much. */
  divide(step: number, written: number): Divided {
    const before: Entry[] = [];
    const after: Entry[] = [];
    for (const entry of this.entries) {
      const { id, end, text } = entry;
      const stays = id < this.beginning_ ? text.length : end === undefined ? ((entry.step ?? 0) <= step ? text.length : 0) : text.length - Math.max(0, end - written);
      if (stays >= text.length) before.push(entry);
      else if (stays <= 0) after.push(entry);
      else {
        before.push({ ...entry, text: text.slice(0, stays) });
        after.push({ ...entry, id: -id, text: text.slice(stays) });
      }
    }
    return { before, after };
  }

  /** Adds text; returns the entry it begins in. `step`: the first at which it stands there, if it is no output. */
  add(kind: EntryKind, text: string, step?: number): Entry {
    const last = this.entries.at(-1);
    const stream = kind === 'stdout' || kind === 'stderr';
    // What belongs to the last line of the last entry joins it whatever its size, so that no line is broken in two.
    const line = last && !last.text.endsWith('\n') ? text.indexOf('\n') + 1 || text.length : 0;
    const joined = !stream || last?.kind !== kind ? 0 : last.text.length + text.length <= joinLimit ? text.length : line;
    if (stream) this.written_ += text.length;
    let entry: Entry | undefined;
    if (last && joined > 0) {
      entry = { ...last, text: last.text + text.slice(0, joined), end: this.written_ - text.length + joined };
      this.entries = [...this.entries.slice(0, -1), entry];
    }
    if (!entry || joined < text.length) {
      const rest: Entry = { id: this.nextId_++, kind, text: text.slice(joined), ...(stream ? { end: this.written_ } : step === undefined ? {} : { step }) };
      entry ??= rest;
      this.entries = [...this.entries, rest];
    }
    this.size_ += text.length;
    if (this.size_ > limit || this.entries.length > entryLimit) this.trim_();
    return entry;
  }

  remove(id: number): void {
    this.restore(this.entries.filter((entry) => entry.id !== id));
  }

  /** How much the session has written so far. */
  get written(): number {
    return this.written_;
  }

  /** Forgets the entries from one on: the session stands where it stood before it, having written so much. */
  takeBack(id: number, written: number): void {
    this.restore(this.entries.filter((entry) => entry.id < id));
    this.written_ = written;
  }

  clear(): void {
    this.entries = [];
    this.size_ = 0;
  }

  private trim_(): void {
    const kept: Entry[] = [];
    let size = 0;
    for (const entry of [...this.entries].reverse()) {
      if (kept.length > 0 && (size + entry.text.length > (limit * 3) / 4 || kept.length >= entryLimit / 2)) break;
      size += entry.text.length;
      kept.push(size > limit ? { ...entry, text: entry.text.slice(-limit / 2) } : entry);
    }
    kept.reverse();
    this.entries = [{ id: this.nextId_++, kind: 'note', text: 'Earlier output was dropped.' }, ...kept];
    this.size_ = this.entries.reduce((sum, entry) => sum + entry.text.length, 0);
  }
}
