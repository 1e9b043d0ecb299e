// `node split-engine.mjs WASM_SPLIT WASM_DIS FOLDER FEATURE…`: cuts FOLDER/whole.wasm in two. bufferscope.wasm holds every function that
// the programs below call, and the data these functions can read but for the constants of cpp/base/late.h; rest.wasm is fetched by the
// first program that calls anything else (web/src/engine/module.ts). Which functions those are is measured: an instrumented engine runs
// the programs.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, root, runMain } from './setup.mjs';
import { imageOf, withData } from './wasm-data.mjs';
import { unreachedData } from './wasm-reach.mjs';
import { withStubs } from './wasm-stubs.mjs';

const [splitter, disassembler, folder, ...features] = process.argv.slice(2);
const [whole, first, rest, glue, library] = ['whole.wasm', 'bufferscope.wasm', 'rest.wasm', 'bufferscope.mjs', 'library.txt'].map((name) => join(folder, name));
const pageBytes = 65536;
const firstSlice = 100; // so that a program is paused and resumed at least once
const hugeBudget = 1 << 30;
const runningStatus = 1;
// Stands where the first part has no data: whatever read there by mistake would show.
const absentByte = 0xff;

/** What a first visit runs: the program that the page opens on, and statements at the prompt. */
const openingProgram = () => filesOf(join(root, 'web/lessons/opening'));

const firstStatements = ['word = 1', 'word', 'print(6 * 7)'];

function filesOf(folder) {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath ?? entry.path, entry.name);
        return [path.slice(folder.length + 1), readFileSync(path)];
      }),
  );
}

/** What the page does with a session: runs it in slices, shows its output, memory and exception, and a statement after it. */
function train(module, files) {
  const host = { pathKind: () => 0, readFile: () => null, listFolder: () => '', readAsset: () => readFileSync(library), readInput: () => undefined, waitForInput: () => undefined, overtime: () => false };
  const session = new module.Session(host);
  const takeCheckpoint = () => {
    session.steps();
    session.stopAtStep(0);
    session.hasArrived();
    for (const address of [module._data_start, module._data_end, module._heap_start, module._heap_end]) address();
    module.stackRestore(module.stackSave());
  };
  const finish = () => {
    for (let budget = firstSlice; session.resume(budget) === runningStatus; budget = hugeBudget);
    for (; session.outputStream() !== 0; session.dropOutput()) session.outputBytes();
    session.status();
    session.exitCode();
    session.exceptionJson();
    session.inspectJson();
    session.bufferBytes(1, 0, 1);
    session.timelineJson();
    takeCheckpoint();
  };
  for (const [path, contents] of Object.entries(files)) session.addFile(path, contents);
  session.provideInput('');
  session.endInput();
  session.limitNativeDepth(200);
  session.watchSteps();
  session.start(0, 'main.py', '', '\0', 0, 0);
  finish();
  for (const statement of firstStatements) {
    session.startStatement(statement);
    finish();
  }
  session.end();
  session.delete();
}

async function profile(instrumented) {
  const { default: createModule } = await import(glue);
  let instance;
  const module = await createModule({
    instantiateWasm(imports, receive) {
      instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(instrumented)), imports);
      receive(instance);
      return {};
    },
  });
  module.pythonVersion();
  train(module, openingProgram());
  const { memory, __write_profile: write } = instance.exports;
  const room = 64 * pageBytes;
  const at = memory.grow(room / pageBytes) * pageBytes;
  const size = write(at, room);
  return { text: Buffer.from(memory.buffer, at, size), late: [instance.exports.late_start(), instance.exports.late_stop()] };
}

/** The module in WebAssembly's text format. */
function textOf(file) {
  const path = `${file}.wat`;
  run(process.execPath, [disassembler, ...features, file, '-o', path]);
  const text = readFileSync(path, 'utf8');
  rmSync(path);
  return text;
}

/**
 * The data of the first part, one segment, and what is taken from it for the rest. Optimizers cut data at every run of zeros, but
 * compressed, as it is served, the zeros cost less than two thousand segment headers do.
 */
function cutData(lateStart, lateStop) {
  const image = imageOf(readFileSync(first), lateStop);
  const unreached = unreachedData(textOf(first), readFileSync(join(folder, 'linked.map'), 'utf8'), image).filter(({ address }) => address < lateStart || address >= lateStop);
  const place = (address) => address - image.address;
  const late = { address: lateStart, bytes: Buffer.from(image.bytes.subarray(place(lateStart), place(lateStop))) };
  // Zeros there say that they are not there yet (require_late_data).
  image.bytes.fill(0, place(lateStart), place(lateStop));
  for (const { address, bytes } of unreached) image.bytes.fill(absentByte, place(address), place(address + bytes.length));
  return { image, taken: [...unreached, late] };
}

/** Both parts carry the digest of the whole and of where it was cut, so that a loader never joins parts of two builds. */
function stamped(file, digest) {
  const name = Buffer.from('build');
  const content = Buffer.concat([Buffer.from([name.length]), name, digest]);
  return Buffer.concat([file, Buffer.from([0, content.length]), content]);
}

await runMain(async () => {
  const instrumented = `${whole}.instrumented`;
  const profiled = `${whole}.profile`;
  run(splitter, ['--instrument', ...features, whole, '-o', instrumented], { quiet: true });
  const { text, late } = await profile(instrumented);
  writeFileSync(profiled, text);
  run(splitter, ['--split', ...features, whole, `--profile=${profiled}`, '-o1', first, '-o2', rest], { quiet: true });
  for (const path of [instrumented, profiled]) rmSync(path);
  const { image, taken } = cutData(...late);
  const digest = createHash('sha256').update(readFileSync(whole)).update(text).digest().subarray(0, 8);
  writeFileSync(first, stamped(withStubs(withData(readFileSync(first), [image])), digest));
  writeFileSync(rest, stamped(withData(readFileSync(rest), taken), digest));
});
