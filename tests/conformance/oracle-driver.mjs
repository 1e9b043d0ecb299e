// CPython 3.14.2 (npm `pyodide`) as a process that runs driver.py: `oracle-driver.mjs MODULE [--traceback]`.
import { readSync, writeSync } from 'node:fs';
import { loadPyodide } from 'pyodide';
import { layout } from './files.mjs';

const python = await loadPyodide({ env: { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1', HOME: '/' } });
const writeTo = (stream) => ({
  isatty: false,
  write(bytes) {
    let done = 0;
    while (done < bytes.length) {
      try {
        done += writeSync(stream, bytes, done);
      } catch (error) {
        if (error.code !== 'EAGAIN') throw error;
      }
    }
    return bytes.length;
  },
});
python.setStdin({
  isatty: false,
  read(buffer) {
    for (;;) {
      try {
        return readSync(0, buffer);
      } catch (error) {
        if (error.code === 'EOF') return 0;
        if (error.code !== 'EAGAIN') throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      }
    }
  },
});
python.setStdout(writeTo(1));
python.setStderr(writeTo(2));
python.FS.mkdirTree('/conformance');
python.FS.mkdirTree('/program');
python.FS.mount(python.FS.filesystems.NODEFS, { root: layout }, '/conformance');
python.FS.chdir('/program');
const [name, ...words] = process.argv.slice(2);
python.runPython(`
import sys
sys.path.insert(0, '/conformance')
sys.stdin.reconfigure(encoding='utf-8')
import driver
driver._stdin, driver._stdout = sys.stdin, sys.stdout
sys.argv = ['driver.py']
_say = driver.say
def say(text):
    _say(text)
    driver._stdout.flush()
driver.say = say
driver.main('${name}', ${words.includes('--traceback') ? 'True' : 'False'})
`);
process.exit(0);
