// Builds the page: web/index.html (and embed.html when there is one) → dist/, static files for any plain host.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pages = ['index.html', 'embed.html'].map(at).filter((path) => existsSync(path));

/** The glue would look for the wasm by itself; our loader brings it (src/engine/module.ts), so it shall not be shipped twice. */
export const withoutOwnWasm = {
  name: 'without-own-wasm',
  enforce: 'pre',
  transform: (code: string, id: string) =>
    id.endsWith('/bufferscope.mjs') ? code.replace(/new URL\("linked\.wasm",\s*import\.meta\.url\)/, '"linked.wasm"') : null,
} as const;

interface Emitted {
  code?: string;
  source?: string | Uint8Array;
  imports?: readonly string[];
}

/** Has Chromium compile all functions of the page's own file as it comes, beside the page's thread: most of them are called at once. */
const compiledAtOnce = {
  name: 'compiled-at-once',
  generateBundle: {
    order: 'post', // nothing may stand before the word
    handler(_options: unknown, bundle: Record<string, Emitted>) {
      for (const [file, chunk] of Object.entries(bundle)) {
        if (/^assets\/index-.*\.js$/.test(file)) chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code ?? ''}`;
      }
    },
  },
} as const;

/** Writes the page's first script (src/begin.ts) into the page itself, and what it is into the page's policy. */
function withFirstScript(html: string, bundle: Record<string, Emitted>): string {
  const code = bundle['begin.js']?.code?.replace(/\n\/\/# sourceMappingURL.*/, '').trim();
  if (!code || bundle['begin.js']?.imports?.length || /<\/?script/i.test(code)) throw new Error('begin.ts does not make one script');
  delete bundle['begin.js'];
  const digest = createHash('sha256').update(code).digest('base64');
  return html
    .replace("script-src 'self'", () => `script-src 'self' 'sha256-${digest}'`)
    .replace(/(?= *<link rel="icon")/, () => `    <script type="module" async>${code}</script>\n`);
}

/** Tells index.html and the service worker which files there are. Their names are made of what they hold, so the names are the version. */
const offline = {
  name: 'offline',
  enforce: 'post', // index.html is made last
  generateBundle(_options: unknown, bundle: Record<string, Emitted>) {
    const [worker, page] = [bundle['sw.js'], bundle['index.html']];
    if (!worker?.code || typeof page?.source !== 'string') throw new Error('there is no service worker, or no page, in the build');
    page.source = withFirstScript(page.source, bundle);
    const html = page.source;
    const served = Object.keys(bundle).filter((file) => file.startsWith('assets/') && !file.endsWith('.map')).sort();
    const hash = createHash('sha256').update([worker.code, html, ...served].join('\n')).digest('hex').slice(0, 16);
    // What the first sight needs stands in the page; the service worker keeps the rest later.
    const first = ['', 'icon.svg', ...served.filter((file) => html.includes(file))];
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

const pageNeeds = neededBy('src/main.ts');

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
      input: [...pages, at('src/begin.ts'), at('src/offline/sw.ts')],
      preserveEntrySignatures: 'exports-only',
      output: {
        // Left alone, the bundler would put what some later part needs too into files of its own; each costs the first sight some milliseconds.
        codeSplitting: { groups: [{ debugName: 'page', name: (id: string, graph: Graph) => (pageNeeds(id, graph) ? 'index' : null) }] },
        entryFileNames: ({ name }) => ({ sw: 'sw.js', begin: 'begin.js' })[name] ?? 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es', plugins: () => [withoutOwnWasm] },
});
