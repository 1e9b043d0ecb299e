// The page's entry: the engine behind the elements.
import { nextEngine } from './page/ready.js'; // first, so that the engine is under way while the elements are made
import './components/app/app.js';
import { keepForOffline } from './page/offline.js';

void document.querySelector('bs-app')?.start(nextEngine).then(keepForOffline);
