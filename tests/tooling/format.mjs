// `npm run format`: clang-format over all C++ files, in place; with --check it only names those that differ.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensure, root, runMain, say, ToolFailure } from './setup.mjs';

/** C++ files below folders of the project, as paths relative to it. */
export function findSources(folders, pattern = /\.(cpp|h)$/) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && pattern.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
      .sort(),
  );
}

/** True when every C++ file has the style of .clang-format (which `check: false` brings about). */
export function formatSources({ check }) {
  const words = check ? ['--dry-run', '--Werror', '--ferror-limit=1'] : ['-i'];
  const done = spawnSync('clang-format', [...words, ...findSources(['cpp', 'tests/cpp', 'tests/fuzz/native'])], { cwd: root, stdio: 'inherit' });
  return done.status === 0;
}

if (process.argv[1] === import.meta.filename) {
  await runMain(() => {
    ensure('format');
    const check = process.argv.includes('--check');
    if (!formatSources({ check })) throw new ToolFailure(check ? 'npm run format would change the files above' : 'clang-format failed');
    say(check ? 'the style is right' : 'formatted');
  });
}
