// Builds the Node command: web/src/cli/main.ts → dist/cli.js, which reads the wasm that the page's build left in dist/.
import { chmodSync, copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page's build names assets by their content; the command refers to that very file (or to a copy when there is none). */
function useBuilt(source: string): string {
  const [, stem = '', extension = ''] = /([^/]*)(\.\w+)$/.exec(source) ?? [];
  mkdirSync(at('../dist/assets'), { recursive: true });
  let built = readdirSync(at('../dist/assets')).find((name) => name.startsWith(`${stem}-`) && name.endsWith(extension));
  if (built === undefined) {
    built = stem + extension;
    copyFileSync(at(`../${source}`), at(`../dist/assets/${built}`));
  }
  return `new URL(${JSON.stringify(`./assets/${built}`)}, import.meta.url)`;
}

export default defineConfig({
  root: at('.'),
  publicDir: false,
  plugins: [
    {
      name: 'use-built-assets',
      enforce: 'pre',
      transform(code) {
        return code.replace(/new URL\(\s*'(?:\.\.\/)+((?:build|cpp)\/[^']*\.(?:wasm|txt))'\s*,\s*import\.meta\.url\s*\)/g, (_, source: string) =>
          useBuilt(source),
        );
      },
    },
    { name: 'executable', writeBundle: () => chmodSync(at('../dist/cli.js'), 0o755) },
  ],
  build: {
    ssr: true,
    outDir: at('../dist'),
    emptyOutDir: false,
    target: 'node20',
    minify: true,
    rollupOptions: {
      input: { cli: at('src/cli/main.ts') },
      output: { entryFileNames: '[name].js' },
    },
  },
});
