// Builds the page: web/index.html (and embed.html when there is one) → dist/, static files for any plain host; and dist/engine.js,
// the engine's door for pages and Node programs of other people (it shares the page's chunks).
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

export default defineConfig({
  root: at('.'),
  base: './', // works from any folder of a host
  plugins: [withoutOwnWasm],
  build: {
    outDir: at('../dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no data: URLs
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600, // KB; most of the page's own chunk is the editor, which is on show at once
    rollupOptions: {
      input: [...pages, at('src/engine/index.ts')],
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: ({ facadeModuleId }) => (facadeModuleId?.endsWith('/engine/index.ts') ? 'engine.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es', plugins: () => [withoutOwnWasm] },
});
