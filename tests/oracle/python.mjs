#!/usr/bin/env node
// The oracle as a command: `python.mjs [--stdin FILE] FILE [ARG…]` or `-c CODE [ARG…]`, with the streams and the exit code of python3.
import fs from 'node:fs';
import path from 'node:path';
import { createOracle, ensureStack } from './oracle.mjs';

ensureStack();
const args = process.argv.slice(2);
let stdin = '';
if (args[0] === '--stdin') {
  stdin = fs.readFileSync(args[1]);
  args.splice(0, 2);
}
if (args.length === 0 || (args[0] === '-c' && args.length === 1)) {
  console.error('usage: python.mjs [--stdin FILE] FILE [ARG…] | -c CODE [ARG…]');
  process.exit(2);
}
if (args[0] !== '-c' && !fs.existsSync(args[0])) {
  console.error(`python.mjs: no such file: ${args[0]}`);
  process.exit(2);
}

/** Everything below the script's folder that a program may import or read. */
function filesBelow(folder, found = {}) {
  for (const entry of fs.readdirSync(folder || '.', { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !/^(node_modules|__pycache__|\.git|build|dist)$/.test(entry.name)) filesBelow(file, found);
    else if (entry.isFile() && entry.name.endsWith('.py')) found[file] = fs.readFileSync(file);
  }
  return found;
}

const { runProgram } = await createOracle();
const isCode = args[0] === '-c';
const program = isCode
  ? { code: args[1], argv: args.slice(2), stdin }
  : {
      files: { ...filesBelow(path.dirname(args[0]) === '.' ? '' : path.dirname(args[0])), [args[0]]: fs.readFileSync(args[0]) },
      main: args[0],
      argv: args.slice(1),
      stdin,
    };
const { stdoutBytes, stderrBytes, exitCode } = runProgram(program);
fs.writeSync(1, stdoutBytes);
fs.writeSync(2, stderrBytes);
process.exitCode = exitCode;
