// The page: its elements, and the engine that the page's first script (begin.ts) has under way.
import './components/app/app.js';
import { keepForOffline } from './page/offline.js';
import { nextEngine } from './page/ready.js';
import tokens from './styles/page.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(tokens);
document.adoptedStyleSheets = [sheet];

async function open(): Promise<void> {
  await document.querySelector('bs-app')?.start(nextEngine);
  await keepForOffline();
}

void open(); // not awaited here: the parts that come later import from this file, and would wait for its end
