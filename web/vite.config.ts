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

/** What the first sight needs; the service worker keeps the rest later. */
const isFirst = (file: string) => /^(icon\.svg|assets\/(index|engine|worker|bufferscope)-)/.test(file);

/** Tells the service worker which files there are. Their names are made of what they hold, so the names are the version. */
const offline = {
  name: 'offline',
  generateBundle(_options: unknown, bundle: Record<string, { type: string; fileName: string; code?: string; source?: string | Uint8Array }>) {
    const worker = bundle['sw.js'];
    if (!worker?.code) throw new Error('there is no service worker in the build');
    const served = Object.keys(bundle).filter((file) => file.startsWith('assets/') && !file.endsWith('.map')).sort();
    const page = String(bundle['index.html']?.source ?? '');
    const hash = createHash('sha256').update([worker.code, page, ...served].join('\n')).digest('hex').slice(0, 16);
    const first = ['', 'icon.svg', ...served.filter(isFirst)];
    const later = served.filter((file) => !isFirst(file));
    worker.code = `const BUILD = ${JSON.stringify({ version: hash, first, later })};\n${worker.code}`;
  },
} as const;

export default defineConfig({
  root: at('.'),
  base: './', // works from any folder of a host
  plugins: [withoutOwnWasm, offline],
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
        entryFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.endsWith('/engine/index.ts') ? 'engine.js' : facadeModuleId?.endsWith('/offline/sw.ts') ? 'sw.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es', plugins: () => [withoutOwnWasm] },
});
