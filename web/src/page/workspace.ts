// The program's files: names, texts, which one runs and which one is open.
import { InputError } from './python_text.js';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export class Workspace {
  files: readonly SourceFile[];
  main: string;
  active: string;

  constructor(files: readonly SourceFile[], main: string, active = main) {
    this.files = files;
    this.main = main;
    this.active = active;
  }

  text(path: string): string | undefined {
    return this.files.find((file) => file.path === path)?.text;
  }

  write(path: string, text: string): void {
    this.files = this.files.map((file) => (file.path === path ? { path, text } : file));
  }

  /** Adds an empty file and opens it. Throws InputError for a name that cannot be. */
  add(path: string): void {
    this.check_(path);
    this.files = [...this.files, { path, text: '' }];
    this.active = path;
  }

  rename(from: string, to: string): void {
    if (from === to) return;
    this.check_(to);
    this.files = this.files.map((file) => (file.path === from ? { path: to, text: file.text } : file));
    if (this.main === from) this.main = to;
    if (this.active === from) this.active = to;
  }

  /** Removes a file; the one that runs stays. Returns what undoes it. */
  remove(path: string): (() => void) | null {
    const at = this.files.findIndex((file) => file.path === path);
    const removed = this.files[at];
    if (!removed || path === this.main) return null;
    const wasActive = this.active === path;
    this.files = this.files.filter((file) => file.path !== path);
    if (wasActive) this.active = this.files[Math.max(0, at - 1)]?.path ?? this.main;
    return () => {
      if (this.text(path) !== undefined) return;
      this.files = [...this.files.slice(0, at), removed, ...this.files.slice(at)];
      if (wasActive) this.active = path;
    };
  }

  /** The files as the engine takes them. */
  sources(): Record<string, string> {
    return Object.fromEntries(this.files.map((file) => [file.path, file.text]));
  }

  private check_(path: string): void {
    if (path.trim() === '') throw new InputError('A file needs a name.');
    if (!/^[^/\\\0]+(\/[^/\\\0]+)*$/.test(path) || path.split('/').some((part) => part === '.' || part === '..')) {
      throw new InputError(`“${path}” cannot name a file here; try helper.py or package/module.py.`);
    }
    if (this.text(path) !== undefined) throw new InputError(`There is a file “${path}” already.`);
  }
}
