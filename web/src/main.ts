// The page's entry: the engine behind the elements.
import { createEngine } from './engine/index.js';
import './components/app/app.js';
import { keepForOffline } from './page/offline.js';

const app = document.querySelector('bs-app');
void app?.start(createEngine).then(keepForOffline);
