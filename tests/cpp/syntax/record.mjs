// Records what CPython 3.14.2 makes of valid.txt (trees) and faulty.txt (errors) in expected_*.inc:
// `node tests/cpp/syntax/record.mjs`. The tests of C++ include the results, so that they run anywhere.
import fs from 'node:fs';
import { loadPyodide } from 'pyodide';

const folder = new URL('.', import.meta.url);
const read = (name) => fs.readFileSync(new URL(name, folder), 'utf8');

/** A C++ string literal; octal escapes cannot swallow what follows. */
function literal(text) {
  const parts = [];
  let part = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const plain = byte >= 32 && byte < 127 && byte !== 34 && byte !== 92 && byte !== 63;
    part += plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
    if (part.length > 90) {
      parts.push(`"${part}"`);
      part = '';
    }
  }
  if (part || parts.length === 0) parts.push(`"${part}"`);
  return parts.join('\n     ');
}

const python = await loadPyodide();
python.runPython(read('dump_ast.py'));
python.runPython(`
import warnings
warnings.simplefilter('ignore')

def tree(source):
    return dump(ast.parse(source))

def fault(source, mode):
    try:
        compile(source, 'f', mode, ast.PyCF_ONLY_AST, dont_inherit=True)
    except SyntaxError as e:
        if e.lineno is None:
            return f'{type(e).__name__}: {e.msg}'
        return f'{type(e).__name__}: {e.msg} @{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset} {e.text!a}'
    return 'fine'
`);
const tree = python.globals.get('tree');
const fault = python.globals.get('fault');

const note = '// Recorded by record.mjs from CPython; not edited by hand.\n';
let out = note;
for (const source of read('valid.txt').split('%%\n').filter(Boolean)) {
  let dump;
  try {
    dump = tree(source);
  } catch (error) {
    console.error(`CPython does not take this as valid:\n${source}\n${String(error).split('\n').at(-2)}`);
    process.exitCode = 1;
    continue;
  }
  out += `{${literal(source)},\n     ${literal(dump)}},\n`;
}
fs.writeFileSync(new URL('expected_trees.inc', folder), out);

out = note;
for (const line of read('faulty.txt').split('\n').filter(Boolean)) {
  const [mode, source] = JSON.parse(line);
  out += `{"${mode}", ${literal(source)},\n     ${literal(fault(source, mode))}},\n`;
}
fs.writeFileSync(new URL('expected_faults.inc', folder), out);
