// One engine in a process of its own: boots, runs every benchmark program twice and reports the second run's time as JSON.
// Usage: node engine.mjs bufferscope|pyodide|micropython NAME… (programs of tests/bench/programs)
import { readFileSync } from 'node:fs';

const [engineName, ...programs] = process.argv.slice(2);
const source = (name) => readFileSync(new URL(`programs/${name}.py`, import.meta.url), 'utf8');

/** Each boots an engine and gives `run(source)`: a program in a namespace of its own, resolving to `{ output, error }`. */
const engines = {
  async bufferscope() {
    const { createEngine } = await import('../../dist/engine.js');
    let output = '';
    const engine = await createEngine({
      onEvent: (event) => {
        if (event.kind === 'output') output += event.text;
      },
    });
    return async (code) => {
      output = '';
      const { exception } = await engine.run({ files: { 'main.py': code }, main: 'main.py' });
      return { output, error: exception ? `${exception.type}: ${exception.message}` : null };
    };
  },

  async pyodide() {
    const { loadPyodide } = await import('pyodide');
    let output = '';
    const python = await loadPyodide();
    python.setStdout({ batched: (line) => (output += `${line}\n`) });
    return (code) => {
      output = '';
      const globals = python.toPy({ __name__: '__main__' });
      try {
        python.runPython(code, { globals });
        return { output, error: null };
      } catch (error) {
        return { output, error: error.message.trim().split('\n').at(-1) };
      } finally {
        globals.destroy();
      }
    };
  },

  async micropython() {
    const { loadMicroPython } = await import('@micropython/micropython-webassembly-pyscript/micropython.mjs');
    let output = '';
    const python = await loadMicroPython({ stdout: (line) => (output += `${line}\n`), heapsize: 64 << 20 });
    return (code) => {
      output = '';
      try {
        python.runPython(code);
        return { output, error: null };
      } catch (error) {
        return { output, error: error.message.trim().split('\n').at(-1) };
      }
    };
  },
};

const begin = performance.now();
const run = await engines[engineName]();
const results = {};
for (const name of programs) {
  const code = source(name);
  const first = await run(code);
  if (name === 'boot') {
    results[name] = { milliseconds: performance.now() - begin, ...first };
    continue;
  }
  if (first.error === null) {
    const start = performance.now();
    await run(code);
    first.milliseconds = performance.now() - start;
  }
  results[name] = first;
}
process.stdout.write(JSON.stringify({ results, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
