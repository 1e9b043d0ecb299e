// The page's entry: small, so that the engine is under way while the elements still come.
import { keepForOffline } from './page/offline.js';
import { nextEngine, underWay } from './page/ready.js';

/** Milliseconds after the navigation by which the elements are begun with, however long the engine takes to come. */
const elementsBy = 300;

/** What the elements would say themselves, had they come. */
function tellFailure(): void {
  const failure = document.createElement('p');
  failure.role = 'alert';
  failure.textContent = 'A part of Bufferscope could not be loaded. Check the connection and reload the page; what you wrote is kept in this browser.';
  document.body.append(failure);
}

async function open(): Promise<void> {
  await document.querySelector('bs-app')?.start(nextEngine);
  await keepForOffline();
}

const waited = new Promise<void>((resolve) => setTimeout(resolve, elementsBy - performance.now()));
void Promise.race([underWay, waited]).then(() => import('./components/app/app.js')).then(open, tellFailure);
