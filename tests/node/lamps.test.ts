// What lamps and exceptions say beside what CPython did: tests/cases/lamps/matrix.expected holds the outcome of every operation in every
// state, recorded from CPython. Nothing that is expected here was typed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import type { ExecuteResult, ExportHolder, Lamp, Python } from '../../web/src/engine/contract.js';
import { createPython } from '../../web/src/engine/index.js';

interface Done {
  readonly lamp: string;
  readonly statement: string;
  /** 'ok', or the last line of the traceback. */
  readonly outcome: string;
  /** For a BufferError: the fewest objects whose release let the operation pass. */
  readonly heldBy: readonly Keeper[];
}

interface Keeper {
  readonly name: string;
  readonly type: string;
  /** '1-3', the bytes whose change it shows; 'none', or '' where that was not found out. */
  readonly extent: string;
}

interface State {
  readonly subject: string;
  readonly statements: readonly string[];
  readonly done: Done[];
}

const imports = 'import io, mmap, struct; from array import array; from pickle import PickleBuffer; from _testbuffer import *';

function recorded(): State[] {
  const states: State[] = [];
  const text = readFileSync(new URL('../cases/lamps/matrix.expected', import.meta.url), 'utf8');
  for (const line of text.split('\n')) {
    if (!line.startsWith('out|')) continue;
    const state = /^out\|\w+ (\w+) \| (.*)$/.exec(line);
    const operation = /^out\| {2}(\w+) \| (.*) \| (.*)$/.exec(line);
    const held = /^out\| {4}held by \| (.*)$/.exec(line);
    const last = states.at(-1);
    if (state) states.push({ subject: state[1]!, statements: state[2]!.split('; '), done: [] });
    else if (operation) last!.done.push({ lamp: operation[1]!, statement: operation[2]!, outcome: operation[3]!, heldBy: [] });
    else if (held) last!.done.push({ ...last!.done.pop()!, heldBy: keepers(held[1]!) });
    else assert.fail(line);
  }
  return states;
}

function keepers(text: string): Keeper[] {
  if (text === 'unknown') return [];
  return text.split(' ').map((word) => {
    const [name, type, extent] = word.split(':');
    return { name: name!, type: type!, extent: extent! };
  });
}

let py: Python;
before(async () => {
  py = await createPython();
});
after(() => py.dispose());

/** Puts the session into the state: one statement a line, after the imports. */
function enter(state: State): void {
  const result = py.run({ files: { 'main.py': [imports, ...state.statements, ''].join('\n') }, main: 'main.py' });
  assert.equal(result.exception, null);
}

function lampsOf(state: State): readonly Lamp[] {
  const { buffers, views } = py.inspect();
  const subjects = [...buffers, ...views].filter((object) => object.names.includes(state.subject));
  assert.equal(subjects.length, 1, state.subject);
  return subjects[0]!.lamps;
}

/** What the lamps say of a statement: what is no exception comes out as what its lamp means. */
function said(lamps: readonly Lamp[], { lamp: name, statement }: Done): string {
  const lamp = lamps.find((each) => each.name === name);
  assert.ok(lamp, name);
  return ([lamp, ...lamp.exceptions].find((each) => each.statement === statement) ?? lamp).error || 'ok';
}

const states = recorded();

describe('lamps say what CPython does', () => {
  test('there are states and operations enough', () => {
    assert.ok(states.length > 100 && states.flatMap((state) => state.done).length > 1000);
  });
  for (const state of states) {
    test(state.statements.join('; '), () => {
      enter(state);
      const lamps = lampsOf(state);
      assert.deepEqual(
        state.done.map((each) => [each.statement, said(lamps, each)]),
        state.done.map((each) => [each.statement, each.outcome]),
      );
      for (const lamp of lamps) {
        assert.equal(lamp.on, lamp.error === '', lamp.name);
        assert.equal(lamp.on, lamp.reason === '', lamp.name);
        assert.match(lamp.reason, /^$|^[A-Z'a-z].*[^.]\.$/);
        for (const { statement } of [lamp, ...lamp.exceptions])
          assert.ok(state.done.some((each) => each.lamp === lamp.name && each.statement === statement), `${statement} was done in CPython`);
      }
      assert.deepEqual(lampsOf(state), lamps, 'looking changes nothing');
    });
  }
});

describe('a BufferError names the views whose release lets the operation pass', () => {
  for (const state of states) {
    for (const { statement, heldBy } of state.done.filter((each) => each.heldBy.length > 0)) {
      test(`${state.statements.join('; ')}; ${statement}`, () => {
        enter(state);
        const { exception }: ExecuteResult = py.execute(statement);
        const expected = heldBy.filter((keeper) => keeper.type === 'memoryview');
        const line = (name: string): number => state.statements.findLastIndex((each) => each.startsWith(`${name} = `)) + 2;
        assert.ok(exception);
        assert.deepEqual(
          exception.exports.map((holder) => [holder.variables, holder.createdAt]),
          expected.map(({ name }) => [[name], { file: 'main.py', line: line(name) }]),
        );
        for (const [index, { extent }] of expected.entries()) {
          const holder: ExportHolder = exception.exports[index]!;
          if (extent !== '') assert.equal(holder.start === holder.end ? 'none' : `${holder.start}-${holder.end}`, extent);
        }
      });
    }
  }
});
