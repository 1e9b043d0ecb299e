// CPython's test files: which belong to which set, where Debian keeps them, and how they are laid out to be run.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = fileURLToPath(new URL('.', import.meta.url));
export const root = join(here, '..', '..');
export const source = '/usr/lib/python3.11/test';
export const layout = join(root, 'build', 'conformance', 'lib');

const named = (words) => words.trim().split(/\s+/).map((word) => `test_${word}`);

export const sets = {
  syntax: named(`string_literals fstring scope named_expressions extcall keywordonlyarg positional_only_arg unpack unpack_ex
    listcomps dictcomps setcomps genexps generators yield_from patma syntax augassign decorators global int_literal unary binop eof`),
  types: named(`bool long unicode format list tuple dict set dictviews range slice index iter enumerate class descr property super
    isinstance compare richcmp contains hash pow sort print builtin subclassinit metaclass iterlen typechecks funcattrs dynamic
    strtod`),
  library: named(`math operator itertools functools string collections deque defaultdict userlist userdict bisect heapq copy types
    abc weakref`),
  text: named('re textwrap enum dataclasses'),
  json: named(`json_decode json_default json_dump json_encode_basestring_ascii json_enum json_fail json_float json_indent json_pass1
    json_pass2 json_pass3 json_recursion json_scanstring json_separators json_speedups json_unicode`),
  logging: named('logging'),
  io: named('io memoryio bufio fileio posixpath fnmatch'),
  exceptions: named(`exceptions baseexception raise exception_variations exception_hierarchy exception_group except_star traceback
    with contextlib`),
  buffers: named('buffer struct memoryview bytes array binascii base64 picklebuffer'),
};

export const allFiles = Object.values(sets).flat();

/** A text file of examples as a module, for who cannot open files. */
const asModule = (text) => `text = ${JSON.stringify(text)}\n`;

/** Writes a file unless it is as it should be: others may be reading it. */
function put(path, contents) {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}

/** Pure Python modules that tests use as tools: CPython's own, for the engine brings none of them. */
const tools = ['decimal', '_pydecimal', 'fractions', 'numbers', 'datetime', 'configparser'];

/** What a test file of 3.11 calls that 3.14 has under another name. */
const renamed = { test_logging: [['logging._acquireLock()', 'logging._lock.acquire()'], ['logging._releaseLock()', 'logging._lock.release()']] };

function asIn314(name, contents) {
  const pairs = renamed[name.replace('.py', '')];
  return pairs === undefined ? contents : Buffer.from(pairs.reduce((text, [old, now]) => text.replaceAll(old, now), contents.toString()));
}

/** The files of the package test_json, each a module of its own beside it: test_json/test_dump.py is test_json_dump. */
function layOutPackage(name) {
  for (const entry of readdirSync(join(source, name)).filter((each) => each.endsWith('.py'))) {
    const path = entry.startsWith('test_') ? entry.replace('test_', `${name}_`) : join(name, entry);
    put(join(layout, 'test', path), readFileSync(join(source, name, entry)));
  }
}

/** Lays the test files and their helper modules into a folder, with the stand-ins over them; the rest of Debian's Python stays out. */
export function layOut() {
  if (!existsSync(source)) throw new Error(`${source} is missing: it comes with Debian's libpython3.11-testsuite`);
  const wanted = new Set(allFiles.map((name) => `${name}.py`));
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const { name } = entry;
    const path = join(layout, 'test', name);
    if (name.endsWith('.py') && name !== '__init__.py' && (wanted.has(name) || !name.startsWith('test_'))) {
      put(path, asIn314(name, readFileSync(join(source, name))));
    } else if (name.endsWith('.txt') && !name.startsWith('token')) {
      const text = readFileSync(join(source, name));
      put(path, text);
      put(join(layout, 'test', `${name.replaceAll('.', '_')}.py`), Buffer.from(asModule(text.toString())));
    }
  }
  layOutPackage('test_json');
  for (const name of tools) put(join(layout, `${name}.py`), readFileSync(join(dirname(source), `${name}.py`)));
  for (const entry of readdirSync(join(here, 'lib'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.py')) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    put(join(layout, relative(join(here, 'lib'), path)), readFileSync(path));
  }
}
