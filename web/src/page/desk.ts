// What lies on the desk: the person's own program or, while a lesson is open, the lesson's. What is put away is kept.
import type { Lesson } from './lessons.js';
import { Workspace } from './workspace.js';

export type Undo = () => void;

export class Desk {
  workspace: Workspace;
  lesson: Lesson | null = null;
  /** The person's own program while a lesson, or one from a link, is there. */
  own: Workspace | null = null;

  /** `opening` makes the program the page opens on. */
  constructor(private readonly opening: () => Workspace) {
    this.workspace = opening();
  }

  /** Puts back what lay there at the end of the last visit; `own` if that was a lesson's program. */
  restore(workspace: Workspace, own: Workspace | null): void {
    this.workspace = workspace;
    this.own = own;
  }

  /** The program is still what the page or the lesson began with. */
  get untouched(): boolean {
    const { main, files } = this.beginning_();
    return this.workspace.main === main && this.workspace.files.length === files.length && files.every(({ path, text }) => this.workspace.text(path) === text);
  }

  /** Opens a lesson. Its program is begun anew, unless it is the one the last visit ended with: then there is nothing to undo. */
  open(lesson: Lesson): Undo | null {
    const undo = this.keep_();
    const goesOn = this.lesson === null && this.own !== null && this.workspace.main === lesson.file;
    if (this.lesson === null) this.own ??= this.workspace;
    this.lesson = lesson;
    if (goesOn) return null;
    this.workspace = this.beginning_();
    return undo;
  }

  /** Puts a program that came with a link there; the person's own one is kept. */
  place(workspace: Workspace): Undo {
    const undo = this.keep_();
    if (this.lesson === null) this.own ??= this.workspace;
    this.lesson = null;
    this.workspace = workspace;
    return undo;
  }

  /** Closes the lesson: the person's own program is back. */
  leave(): Undo {
    const undo = this.keep_();
    this.workspace = this.own ?? this.opening();
    this.own = null;
    this.lesson = null;
    return undo;
  }

  /** Brings back what the lesson, or the page, began with. */
  startOver(): Undo {
    const undo = this.keep_();
    this.workspace = this.beginning_();
    return undo;
  }

  private beginning_(): Workspace {
    return this.lesson ? new Workspace([{ path: this.lesson.file, text: this.lesson.program }], this.lesson.file) : this.opening();
  }

  private keep_(): Undo {
    const { workspace, lesson, own } = this;
    return () => Object.assign(this, { workspace, lesson, own });
  }
}
