// Builds dist/engine.js, the engine's door for pages and Node programs of other people. It is built apart, after the page: the page's own
// file would otherwise have to be cut in two for what both need. Worker and WebAssembly are the page's: same content, same names.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { withoutOwnWasm } from './vite.config.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  publicDir: false,
  base: './',
  plugins: [withoutOwnWasm],
  build: {
    outDir: at('../dist'),
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { engine: at('src/engine/index.ts') },
      preserveEntrySignatures: 'exports-only',
      output: { entryFileNames: '[name].js' },
    },
  },
  worker: { format: 'es', plugins: () => [withoutOwnWasm] },
});
