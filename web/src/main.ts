// The page's entry: small, so that the engine is under way while the elements still come.
import { keepForOffline } from './page/offline.js';
import { nextEngine } from './page/ready.js';

void import('./components/app/app.js').then(() => document.querySelector('bs-app')?.start(nextEngine)).then(keepForOffline);
