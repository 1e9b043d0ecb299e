// `node pack-library.mjs FOLDER library.txt INDEX.cpp`: the Python files of the engine's own library as one text, and where in it
// each module stands as a C++ table. A package is a folder with __init__.py. Comment lines and blank lines stay behind.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, textOutput, indexOutput] = process.argv.slice(2);

function modulesBelow(path, prefix) {
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const child = join(path, entry.name);
      if (entry.isDirectory()) return entry.name === '__pycache__' ? [] : modulesBelow(child, `${prefix}${entry.name}.`);
      if (!entry.name.endsWith('.py')) return [];
      const isPackage = entry.name === '__init__.py';
      return [{ name: isPackage ? prefix.slice(0, -1) : prefix + entry.name.slice(0, -3), isPackage, source: readFileSync(child, 'utf8') }];
    });
}

/** Drops whole-line comments and blank lines, but nothing inside a triple-quoted string. */
function shorten(source) {
  let inside = null;
  const kept = source.split('\n').filter((line) => {
    const startedInside = inside !== null;
    for (const [quotes] of line.matchAll(/"""|'''/g)) {
      if (inside === null) inside = quotes;
      else if (inside === quotes) inside = null;
    }
    return startedInside || !/^\s*(#|$)/.test(line);
  });
  return kept.join('\n') + '\n';
}

let offset = 0;
const modules = modulesBelow(folder, '').map(({ name, isPackage, source }) => {
  const text = Buffer.from(shorten(source));
  const row = `    {"${name}", ${offset}, ${text.length}, ${isPackage}},`;
  offset += text.length;
  return { row, text };
});
writeFileSync(textOutput, Buffer.concat(modules.map(({ text }) => text)));
writeFileSync(
  indexOutput,
  `// Made from cpp/modules/library by tests/tooling/pack-library.mjs.
#include "modules/modules.h"

namespace bufferscope {
namespace {
constexpr LibraryModule modules[] = {
${modules.map(({ row }) => row).join('\n')}
};
}  // namespace

std::span<const LibraryModule> library_modules() {
    return modules;
}
}  // namespace bufferscope
`,
);
