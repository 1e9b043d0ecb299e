// The program the page opens on.
import main from '../../lessons/opening/main.py?raw';
import report from '../../lessons/opening/postoffice/report.py?raw';
import type { SourceFile } from './workspace.js';

export const openingFiles: readonly SourceFile[] = [
  { path: 'main.py', text: main },
  { path: 'postoffice/__init__.py', text: '' },
  { path: 'postoffice/report.py', text: report },
];
export const openingMain = 'main.py';
