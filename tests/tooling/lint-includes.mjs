// The include lint: #includes follow the way of the data; a folder includes itself and the folders before it, never after.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSources } from './format.mjs';
import { root } from './setup.mjs';

const order = ['base', 'object', 'types', 'buffer', 'syntax', 'compile', 'vm', 'modules', 'observe', 'session', 'host'];

/** Where a path below cpp/ stands in the order; -1: nowhere. */
function rank(path) {
  return order.indexOf(/^session(\.|_)/.test(path) ? 'session' : path.split('/')[0]);
}

/** Checks all engine sources; returns complaints. */
export function lintIncludes() {
  const sources = findSources(['cpp']);
  const known = new Set(sources);
  return sources.flatMap((path) => {
    const own = rank(path.slice('cpp/'.length));
    if (own < 0) return [`${path}: stands in no folder of the design (${order.join(', ')})`];
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    return lines.flatMap((line, index) => {
      const target = /^\s*#\s*include\s*"([^"]+)"/.exec(line)?.[1];
      if (target === undefined) return [];
      const at = `${path}:${index + 1}`;
      if (!known.has(`cpp/${target}`)) return [`${at}: "${target}" is no file below cpp/ (includes are written from there)`];
      if (rank(target) > own) return [`${at}: ${order[own]} must not include ${order[rank(target)]} (${order.join(' < ')})`];
      return [];
    });
  });
}
