// `node pack-library.mjs FOLDER OUTPUT.cpp`: the Python files of the engine's own library as one C++ source, a row a module.
// A package is a folder with __init__.py. Comment lines and blank lines stay behind: the engine carries every byte of this.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, output] = process.argv.slice(2);
const delimiter = 'library';
const chunk = 16000; // compilers bound the length of one literal; adjacent literals are joined

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

function literal(text) {
  const parts = [];
  for (let at = 0; at < text.length; at += chunk) parts.push(`R"${delimiter}(${text.slice(at, at + chunk)})${delimiter}"`);
  return parts.join('\n');
}

const rows = modulesBelow(folder, '').map(({ name, isPackage, source }) => {
  if (source.includes(`)${delimiter}"`)) throw new Error(`${name}: the text )${delimiter}" cannot be packed`);
  return `{"${name}", ${literal(shorten(source))}, ${isPackage}},`;
});
writeFileSync(
  output,
  `// Made from cpp/modules/library by tests/tooling/pack-library.mjs.
#include "modules/modules.h"

namespace bufferscope {
namespace {
constexpr LibraryModule modules[] = {
${rows.join('\n')}
};
}  // namespace

std::span<const LibraryModule> library_modules() {
    return modules;
}
}  // namespace bufferscope
`,
);
