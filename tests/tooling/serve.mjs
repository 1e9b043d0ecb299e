// A small static server for dist/: loopback only, right content types, cached as a host of static files would, nothing outside its folder.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.py': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** How the build names what it puts into assets/. */
const namedByContent = /[\\/]assets[\\/][^\\/]+-[\w-]{8}\.\w+$/;

/** The file a request path names, or undefined. */
function resolve(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  const full = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
  if (full !== folder && !full.startsWith(join(folder, '/'))) return undefined;
  const status = statSync(full, { throwIfNoEntry: false });
  return status?.isFile() ? { full, size: status.size, tag: `"${status.size.toString(36)}-${status.mtimeMs.toString(36)}"` } : undefined;
}

function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const found = resolve(folder, request.url ?? '/');
  if (!found) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('not found\n');
    return;
  }
  // What carries its content in its name never changes; of the rest a browser asks whether it has the newest.
  const caching = { 'Cache-Control': namedByContent.test(found.full) ? 'public, max-age=31536000, immutable' : 'no-cache', ETag: found.tag };
  if (request.headers['if-none-match'] === found.tag) {
    response.writeHead(304, caching).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': types[extname(found.full)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'X-Content-Type-Options': 'nosniff',
    ...caching,
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(found.full).on('error', () => response.destroy()).pipe(response);
}

/** Serves a folder on localhost at `port`, or at the next free one after it (`port` 0: any). Returns `{ server, port }`. */
export async function serve(folder, port, tries = 50) {
  for (let at = port; at < port + tries; at++) {
    const server = createServer((request, response) => answer(folder, request, response));
    const listening = await new Promise((resolveListening, reject) => {
      server.once('error', (error) =>
        error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolveListening(false) : reject(error),
      );
      server.listen(at, 'localhost', () => resolveListening(true));
    });
    if (listening) return { server, port: server.address().port };
  }
  throw new Error(`no free port from ${port} to ${port + tries - 1}`);
}
