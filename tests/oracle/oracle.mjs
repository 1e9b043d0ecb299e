// Runs Python programs with the real CPython (npm `pyodide`, 3.14.2) so that expected outputs are recorded, never typed.
//
// Each program gets an interpreter of its own (CPython's sub-interpreters, driven through the C API), so nothing one
// program does reaches the next, no frame of a driver stands in a traceback, the recursion depth is that of `python3 FILE`,
// and what happens at interpreter exit happens too. Booting CPython takes two seconds, a program then some tens of
// milliseconds to make the interpreter and as much again for what it imports. Of many programs that begin alike, all but the
// first start from a copy of the memory instead (`runAlike`).
//
// errno numbers in messages are shown as Linux has them: WebAssembly's differ.
// Where this differs from `python3 FILE` on purpose: file names (in tracebacks, `__file__`) are as given, relative names stay
// relative, for imported modules as well (python3 makes them absolute, which no test could compare).
import { spawnSync } from 'node:child_process';
import { loadPyodide } from 'pyodide';

const STACK_KIB = 6000; // deep native recursion (a repr of nested lists) outgrows Node's usual stack
const FILE_INPUT = 257; // Py_file_input
const WORK = '/program';
const mostStarts = 4; // copies of the memory kept, 30 MB each

/** errno on WebAssembly (WASI) to Linux, with what follows the number: only these pairs are meant. */
const errnos = {
  2: [13, 'Permission denied'],
  8: [9, 'Bad file descriptor'],
  20: [17, 'File exists'],
  28: [22, 'Invalid argument'],
  31: [21, 'Is a directory'],
  44: [2, 'No such file or directory'],
  48: [12, 'Out of memory'],
  54: [20, 'Not a directory'],
  55: [39, 'Directory not empty'],
  63: [1, 'Operation not permitted'],
};

/** The same bytes with the numbers of `[Errno 44] No such file or directory` and `Error(44, 'No such …` as Linux has them. */
function withLinuxErrnos(bytes) {
  const text = bytes.toString('latin1');
  const renumber = (match, before, number, between, message) =>
    errnos[number]?.[1] === message ? before + errnos[number][0] + between + message : match;
  const messages = Object.values(errnos).map(([, message]) => message);
  const changed = text.replace(new RegExp(`(\\[Errno |\\()(\\d+)(\\] |, ')(${messages.join('|')})`, 'g'), renumber);
  return changed === text ? bytes : Buffer.from(changed, 'latin1');
}

/** Starts this process anew with room for deep recursion, unless it has it; call it first thing in a command. */
export function ensureStack() {
  const option = `--stack-size=${STACK_KIB}`;
  if (process.execArgv.includes(option)) return;
  const child = spawnSync(process.execPath, [option, ...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(child.status ?? 1);
}

/** Boots CPython. Returns `{ version, runProgram, runAlike }`. */
export async function createOracle() {
  const python = await loadPyodide({ env: { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1', HOME: '/' } });
  const c = python._module;
  const { FS } = python;
  const version = python.runPython('import platform; platform.python_version()');

  let input = new Uint8Array();
  let inputPosition = 0;
  let captured = { stdout: [], stderr: [] };
  const capture = (name) => (chunk) => {
    captured[name].push(Buffer.from(chunk));
    return chunk.length;
  };
  const redirect = () => {
    python.setStdin({
      isatty: false,
      read(buffer) {
        const chunk = input.subarray(inputPosition, inputPosition + buffer.length);
        buffer.set(chunk);
        inputPosition += chunk.length;
        return chunk.length;
      },
    });
    python.setStdout({ isatty: false, write: capture('stdout') });
    python.setStderr({ isatty: false, write: capture('stderr') });
  };

  const withText = (text, use) => {
    const size = c.lengthBytesUTF8(text) + 1;
    const pointer = c._malloc(size);
    c.stringToUTF8(text, pointer, size);
    try {
      return use(pointer);
    } finally {
      c._free(pointer);
    }
  };

  /** Runs driver code in a dictionary of its own; an error in it is a fault of this file. */
  const drive = (code, scope) => {
    const result = withText(code, (pointer) => c._PyRun_String(pointer, FILE_INPUT, scope, scope));
    if (result === 0) {
      c._PyErr_Print();
      throw new Error(`the oracle's driver failed:\n${Buffer.concat(captured.stderr).toString()}`);
    }
    c._Py_DecRef(result);
  };
  const getInteger = (scope, name) =>
    c._PyLong_AsLong(withText(name, (pointer) => c._PyDict_GetItemString(scope, pointer)));

  const removeTree = (path) => {
    for (const name of FS.readdir(path)) {
      if (name === '.' || name === '..') continue;
      const child = `${path}/${name}`;
      if (FS.isDir(FS.lstat(child).mode)) removeTree(child);
      else FS.unlink(child);
    }
    FS.rmdir(path);
  };

  const runSource = ({ main, code }, mainScope, scope) => {
    if (code === undefined) {
      return withText(main, (name) => {
        const stream = withText('rb', (mode) => c._fopen(name, mode));
        if (stream === 0) throw new Error(`no such file among the program's files: ${main}`);
        return c._PyRun_FileExFlags(stream, name, FILE_INPUT, mainScope, mainScope, 1, 0);
      });
    }
    const compiled = withText(code, (text) =>
      withText('<string>', (name) => c._Py_CompileStringExFlags(text, name, FILE_INPUT, 0, -1)),
    );
    if (compiled === 0) return 0;
    withText('compiled', (key) => c._PyDict_SetItemString(scope, key, compiled));
    drive("import linecache; linecache._register_code(compiled, command, '<string>'); del compiled", scope);
    const result = c._PyEval_EvalCode(compiled, mainScope, mainScope);
    c._Py_DecRef(compiled);
    return result;
  };

  /** Runs the program in the interpreter that was prepared for it, and ends that; returns the exit code. */
  const runInInterpreter = (program, { outer, inner, scope }) => {
    try {
      const mainModule = withText('__main__', (name) => c._PyImport_AddModule(name));
      const result = runSource(program, c._PyModule_GetDict(mainModule), scope);
      let exitCode = 0;
      if (result !== 0) {
        c._Py_DecRef(result);
      } else {
        const error = c._PyErr_GetRaisedException();
        withText('error', (key) => c._PyDict_SetItemString(scope, key, error));
        drive(EXAMINE, scope);
        exitCode = getInteger(scope, 'exit_code');
        if (getInteger(scope, 'is_exit')) {
          c._Py_DecRef(error);
        } else {
          c._PyErr_SetRaisedException(error);
          c._PyErr_Print();
        }
      }
      c._Py_DecRef(scope);
      c._Py_EndInterpreter(inner);
      return exitCode;
    } finally {
      c._PyThreadState_Swap(outer);
    }
  };

  /** A new interpreter, current from here on, with sys.argv and the like for the program. */
  const prepareInterpreter = (program) => {
    const outer = c._PyThreadState_Get();
    const inner = c._Py_NewInterpreter();
    if (inner === 0) throw new Error('CPython gave no new interpreter');
    const scope = c._PyDict_New();
    const settings = JSON.stringify({ ...program, path: program.path ?? [], files: undefined, stdin: undefined });
    drive(`settings = ${JSON.stringify(settings)}\n${PREPARE}`, scope);
    return { outer, inner, scope };
  };

  /** Lays out the program's files and the streams, then `use()`; returns what it wrote. */
  const inWorkFolder = ({ files = {}, stdin = '' }, use) => {
    captured = { stdout: [], stderr: [] };
    input = typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin;
    inputPosition = 0;
    redirect();
    FS.mkdirTree(WORK);
    for (const [path, content] of Object.entries(files)) {
      const full = path.startsWith('/') ? path : `${WORK}/${path}`;
      FS.mkdirTree(full.slice(0, full.lastIndexOf('/')));
      FS.writeFile(full, content);
    }
    FS.chdir(WORK);
    let exitCode;
    try {
      exitCode = use();
    } finally {
      FS.chdir('/');
      removeTree(WORK);
    }
    const stdoutBytes = withLinuxErrnos(Buffer.concat(captured.stdout));
    const stderrBytes = withLinuxErrnos(Buffer.concat(captured.stderr));
    return { stdout: stdoutBytes.toString(), stderr: stderrBytes.toString(), stdoutBytes, stderrBytes, exitCode };
  };

  /**
   * Runs one program to its end.
   *
   * `files`: path → text or bytes (the program's files, relative paths); `main`: the file to run, or `code`: as `python3 -c`;
   * `argv`: what follows the file name; `stdin`: text or bytes; `path`: further module folders, as PYTHONPATH.
   * Returns `{ stdout, stderr, exitCode }`, the outputs as text (`stdoutBytes`, `stderrBytes` as written). Throws where
   * CPython itself fails in WebAssembly (native stack used up): this oracle is then spent, create another.
   */
  const runProgram = (program) => inWorkFolder(program, () => runInInterpreter(program, prepareInterpreter(program)));

  const starts = new Map(); // settings → the memory when an interpreter was ready for them

  const startOf = (imports, program) => {
    const key = JSON.stringify([imports, { ...program, files: undefined }]);
    if (!starts.has(key)) {
      const interpreter = prepareInterpreter(program);
      drive(imports, c._PyDict_New());
      drive(FORGET_FOLDERS, interpreter.scope);
      if (starts.size >= mostStarts) starts.delete(starts.keys().next().value);
      starts.set(key, { ...interpreter, stack: c.stackSave(), memory: c.HEAPU8.slice() });
    }
    return starts.get(key);
  };

  /**
   * Runs a program that begins with `imports`, lines that import modules of the library and do nothing else, on a copy of the
   * memory of an interpreter that has imported them: as `runProgram`, but in a fraction of the time from the second on. What
   * the program did to CPython is undone with the memory.
   */
  const runAlike = (imports, program) =>
    inWorkFolder(program, () => {
      const start = startOf(imports, program);
      c.HEAPU8.set(start.memory);
      c.HEAPU8.fill(0, start.memory.length);
      c.stackRestore(start.stack);
      return runInInterpreter(program, start);
    });

  return { version, runProgram, runAlike };
}

let shared;

/** Runs one program in an oracle that is booted when first needed; `argv[0]` names the file to run. */
export async function runProgram({ files, argv: [main, ...argv], stdin, path }) {
  shared ??= await createOracle();
  try {
    return shared.runProgram({ files, main, argv, stdin, path });
  } catch (error) {
    shared = undefined; // spent
    throw error;
  }
}

/** In the new interpreter, before the program: sys.argv, sys.path, `__main__`, and relative module file names. */
const PREPARE = `
import json, sys, os
settings = json.loads(settings)
main = settings.get('main')
command = settings.get('code')

def install_relative_finder(folder):
    # The import system makes every path absolute; relative entries get a finder that keeps them relative.
    from importlib.machinery import FileFinder, SourceFileLoader, SOURCE_SUFFIXES
    class RelativeFinder(FileFinder):
        def __init__(self, entry):
            super().__init__(entry or '.', (SourceFileLoader, SOURCE_SUFFIXES))
            self.path = entry
        def find_spec(self, name, target=None):
            spec = super().find_spec(name, target)
            if spec is not None and spec.loader is not None:
                spec.origin = spec.loader.path
                if spec.submodule_search_locations is not None:
                    spec.submodule_search_locations = [os.path.dirname(spec.origin)]
            return spec
    def relative_hook(entry):
        if entry.startswith('/'):
            raise ImportError('absolute')
        return RelativeFinder(entry)
    sys.path_hooks.insert(0, relative_hook)
    sys.path_importer_cache.clear()
    sys.path_importer_cache[os.getcwd()] = RelativeFinder('')
    sys.path[:0] = [folder] + settings['path']

install_relative_finder('' if main is None else os.path.dirname(main))
sys.argv = ['-c' if main is None else main] + settings.get('argv', [])
sys.dont_write_bytecode = True
if main is not None:
    sys.modules['__main__'].__file__ = main
sys.stdin.reconfigure(encoding='utf-8')
`;

/** What the import system remembers of folders, whose files change from program to program. */
const FORGET_FOLDERS = `
for entry, finder in sys.path_importer_cache.items():
    if not entry.startswith('/lib') and hasattr(finder, 'invalidate_caches'):
        finder.invalidate_caches()
`;

/** After an uncaught exception: what python3 does with SystemExit (None, an integer, anything else), 130 for Ctrl-C. */
const EXAMINE = `
is_exit = 1 if isinstance(error, SystemExit) else 0
exit_code = 130 if isinstance(error, KeyboardInterrupt) else 1
if is_exit:
    code = error.code
    if code is None:
        exit_code = 0
    elif isinstance(code, int):
        exit_code = code & 0xff
    else:
        sys.stdout.flush()
        print(code, file=sys.stderr)
    del code
del error
`;
