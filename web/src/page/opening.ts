// The program the page opens on.
import main from '../../lessons/opening/main.py?raw';
import report from '../../lessons/opening/postoffice/report.py?raw';
import type { SourceFile, Workspace } from './workspace.js';

export const openingFiles: readonly SourceFile[] = [
  { path: 'main.py', text: main },
  { path: 'postoffice/__init__.py', text: '' },
  { path: 'postoffice/report.py', text: report },
];
export const openingMain = 'main.py';

/** The workspace still holds just that. */
export function isOpening(workspace: Workspace): boolean {
  return workspace.main === openingMain && workspace.files.length === openingFiles.length && openingFiles.every(({ path, text }) => workspace.text(path) === text);
}
