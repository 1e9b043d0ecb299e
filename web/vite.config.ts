// Builds the page: web/index.html (and embed.html when there is one) → dist/, static files for any plain host; and dist/engine.js,
// the engine's door for pages and Node programs of other people (it shares the page's chunks).
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pages = ['index.html', 'embed.html'].map(at).filter((path) => existsSync(path));

/** The glue would look for the wasm by itself; our loader brings it (src/engine/module.ts), so it shall not be shipped twice. */
const withoutOwnWasm = {
  name: 'without-own-wasm',
  enforce: 'pre',
  transform: (code: string, id: string) =>
    id.endsWith('/bufferscope.mjs') ? code.replace(/new URL\("linked\.wasm",\s*import\.meta\.url\)/, '"linked.wasm"') : null,
} as const;

interface Emitted {
  code?: string;
  source?: string | Uint8Array;
  name?: string;
  imports?: readonly string[];
}

/** The file of the engine, which index.html has the browser fetch at once, though only code asks for it. */
function engineIn(bundle: Record<string, Emitted>): string {
  const found = Object.keys(bundle).filter((file) => /^assets\/bufferscope-.*\.wasm$/.test(file));
  if (found.length !== 1) throw new Error(`the build has not one engine but ${found.join(' ') || 'none'}`);
  return found[0] ?? '';
}

/** The chunk of the page's elements and what it needs, which the entry asks for only when it runs. */
function elementsIn(bundle: Record<string, Emitted>): string[] {
  const [found] = Object.entries(bundle).filter(([, { name, code }]) => name === 'app' && code !== undefined);
  if (!found) throw new Error('the build has no chunk of the elements');
  const [file, { imports = [] }] = found;
  return [file, ...imports];
}

/** Has Chromium compile all functions of the first sight's files as they come, beside the page's thread: most of them are called at once. */
const compiledAtOnce = {
  name: 'compiled-at-once',
  generateBundle: {
    order: 'post', // nothing may stand before the word
    handler(_options: unknown, bundle: Record<string, Emitted>) {
      for (const [file, chunk] of Object.entries(bundle)) {
        if (/^assets\/(index|client|app)-.*\.js$/.test(file)) chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code ?? ''}`;
      }
    },
  },
} as const;

/** Tells index.html and the service worker which files there are. Their names are made of what they hold, so the names are the version. */
const offline = {
  name: 'offline',
  enforce: 'post', // index.html is made last
  generateBundle(_options: unknown, bundle: Record<string, Emitted>) {
    const [worker, page] = [bundle['sw.js'], bundle['index.html']];
    if (!worker?.code || typeof page?.source !== 'string') throw new Error('there is no service worker, or no page, in the build');
    const named = page.source;
    const elements = elementsIn(bundle).filter((file) => !named.includes(file)).map((file) => `    <link rel="modulepreload" crossorigin href="./${file}" />\n`);
    page.source = named.replace('  </head>', `    <link rel="preload" as="fetch" crossorigin href="./${engineIn(bundle)}" />\n${elements.join('')}  </head>`);
    const html = page.source;
    const served = Object.keys(bundle).filter((file) => file.startsWith('assets/') && !file.endsWith('.map')).sort();
    const hash = createHash('sha256').update([worker.code, html, ...served].join('\n')).digest('hex').slice(0, 16);
    // What the first sight needs stands in the page, but the engine's worker; the service worker keeps the rest later.
    const first = ['', 'icon.svg', ...served.filter((file) => html.includes(file) || file.startsWith('assets/worker-'))];
    const later = served.filter((file) => !first.includes(file));
    worker.code = `const BUILD = ${JSON.stringify({ version: hash, first, later })};\n${worker.code}`;
  },
} as const;

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Tells of a module whether the given one needs it at once, that is imports it, or imports what does. */
function neededBy(path: string): (id: string, graph: Graph) => boolean {
  const needed = new Set<string>();
  return (id, graph) => {
    if (needed.size === 0) {
      needed.add(at(path));
      for (const module of needed) graph.getModuleInfo(module)?.importedIds.forEach((imported) => needed.add(imported));
    }
    return needed.has(id);
  };
}

const entryNeeds = neededBy('src/main.ts');
const elementsNeed = neededBy('src/components/app/app.ts');

/**
 * What the first sight needs comes in two files beside the entry: how to speak with the engine (engine.js needs it too), and the elements.
 * Left alone, the bundler would put what some later part needs too into files of its own; each costs the first sight some milliseconds.
 */
const opening = [
  { debugName: 'client', name: (id: string, graph: Graph) => (entryNeeds(id, graph) ? 'client' : null), test: /[\\/]src[\\/]engine[\\/]|preload-helper/, priority: 2 },
  { debugName: 'app', name: (id: string, graph: Graph) => (elementsNeed(id, graph) ? 'app' : null), priority: 1 },
];

export default defineConfig({
  root: at('.'),
  base: './', // works from any folder of a host
  plugins: [withoutOwnWasm, compiledAtOnce, offline],
  build: {
    outDir: at('../dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no data: URLs
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600, // KB; most of the page's own chunk is the editor, which is on show at once
    rollupOptions: {
      input: [...pages, at('src/engine/index.ts'), at('src/offline/sw.ts')],
      preserveEntrySignatures: 'exports-only',
      output: {
        codeSplitting: { groups: opening },
        entryFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.endsWith('/engine/index.ts') ? 'engine.js' : facadeModuleId?.endsWith('/offline/sw.ts') ? 'sw.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es', plugins: () => [withoutOwnWasm] },
});
