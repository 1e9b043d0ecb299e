// The program the page opens on.
import main from '../../lessons/opening/main.py?raw';
import report from '../../lessons/opening/postoffice/report.py?raw';
import { Workspace } from './workspace.js';

export const openingWorkspace = (): Workspace =>
  new Workspace(
    [
      { path: 'main.py', text: main },
      { path: 'postoffice/__init__.py', text: '' },
      { path: 'postoffice/report.py', text: report },
    ],
    'main.py',
  );
