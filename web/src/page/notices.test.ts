import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createEngine, type ExceptionRecords } from '../engine/index.js';
import { applyRules, basesOf, blockOut, everything, filterPlaces, noticesOf, recordsAt, timesInWords, type NoticeRule } from './notices.js';
import { recordedExceptions } from './trials.js';

const program = `class Closed(ValueError): pass
def look(key):
    return {'a': 1}[key]
for key in 'abbc':
    try:
        look(key)
    except KeyError:
        pass
try:
    [][1]
except LookupError:
    pass
try:
    try:
        int('x')
    except ValueError as error:
        raise Closed("password='hunter2' refused") from error
finally:
    done = True
`;

let records: ExceptionRecords;
before(async () => {
  const engine = await createEngine();
  await engine.run({ files: { 'main.py': program }, main: 'main.py', timeline: true, recordExceptions: true });
  const found = await engine.exceptions();
  assert.ok(found);
  records = found;
  engine.dispose();
});

describe('groups', () => {
  test('are by class and place, the most frequent first', () => {
    assert.deepEqual(
      filterPlaces(records, everything).map(({ type, line, raised }) => [type, line, raised]),
      [['KeyError', 3, 3], ['IndexError', 10, 1], ['ValueError', 15, 1], ['Closed', 17, 1]],
    );
  });

  test('a class shows its subclasses, the program’s own among them', () => {
    const types = (type: string): string[] => filterPlaces(records, { ...everything, type }).map((place) => place.type);
    assert.deepEqual(types('LookupError'), ['KeyError', 'IndexError']);
    assert.deepEqual(types('ValueError'), ['ValueError', 'Closed']);
    assert.deepEqual(types('OSError'), []);
    assert.deepEqual(basesOf(records).get('Closed'), ['Closed', 'ValueError', 'Exception', 'BaseException']);
  });

  test('are found by text and by outcome', () => {
    const lines = (change: object): number[] => filterPlaces(records, { ...everything, ...change }).map((place) => place.line);
    assert.deepEqual(lines({ text: 'LOOK' }), [3]);
    assert.deepEqual(lines({ text: 'refused' }), [17]);
    assert.deepEqual(lines({ outcome: 'unhandled' }), [17]);
    assert.equal(recordsAt(records, filterPlaces(records, everything)[0]!).length, 3);
  });
});

describe('notices', () => {
  test('have the shape of Airbrake’s, the exceptions they came from after them, secrets blocked out', () => {
    const [notice] = noticesOf(records.records.filter(({ outcome }) => outcome === 'unhandled'), { user: 'ada', api_key: 'abc', note: 'token: xyz' });
    assert.ok(notice);
    assert.deepEqual(notice.errors.map(({ type }) => type), ['Closed', 'ValueError']);
    assert.equal(notice.errors[0]?.message, 'password=[blocked] refused');
    assert.equal(notice.errors[0].backtrace[0]?.line, 17);
    assert.equal(notice.context['severity'], 'error');
    assert.deepEqual(notice.params, { user: 'ada', api_key: '[blocked]', note: 'token: [blocked]' });
    assert.deepEqual(Object.keys(notice), ['errors', 'context', 'environment', 'session', 'params']);
  });

  test('can be dropped or edited before they are kept', () => {
    const kept = noticesOf(records.records, {}, (notice) => (notice.context['outcome'] === 'handled' ? null : { ...notice, params: { seen: true } }));
    assert.ok(kept.length > 0 && kept.length < records.records.length);
    assert.ok(kept.every((notice) => notice.params['seen'] === true));
  });

  test('are dropped and changed by rules, one after the other', () => {
    const rule = (change: Partial<NoticeRule>): NoticeRule => ({ action: 'drop', field: 'message', text: '', replacement: '', ...change });
    const kept = (...rules: NoticeRule[]) => noticesOf(records.records, {}, (notice) => applyRules(notice, rules));
    const types = (...rules: NoticeRule[]): (string | undefined)[] => kept(...rules).map(({ errors }) => errors[0]?.type);
    const all = types();
    assert.deepEqual(types(rule({})), all, 'a rule without a text means nothing');
    assert.deepEqual(types(rule({ field: 'class', text: 'keyerror' })), ['IndexError', 'ValueError', 'Closed']);
    assert.deepEqual(types(rule({ field: 'outcome', text: 'unhandled' })), all.slice(0, -1));
    assert.deepEqual(types(rule({ field: 'function', text: 'look' })), ['IndexError', 'ValueError', 'Closed']);
    const changes = kept(rule({ action: 'change', text: 'REFUSED', replacement: '$& no' }), rule({ action: 'change', field: 'file', text: 'main.py', replacement: 'shop' }), rule({ field: 'message', text: 'index out' }));
    assert.equal(changes.at(-1)?.errors[0]?.message, 'password=[blocked] $& no');
    assert.ok(!JSON.stringify(changes).includes('main.py') && changes.some(({ context }) => context['handledBy'] === 'except at shop line 7'));
    assert.equal(changes.length, all.length - 1);
    assert.equal(kept(rule({ action: 'change', text: 'a.c(', replacement: '' })).length, all.length, 'the text is no pattern');
  });

  test('block out only what follows such a word', () => {
    assert.equal(blockOut("{'password': 'a b', 'user': 'c'}"), "{'password': [blocked], 'user': 'c'}");
    assert.equal(blockOut('the password is wrong'), 'the password is wrong');
  });
});

describe('the times of a group', () => {
  test('are told in a sentence', () => {
    assert.equal(timesInWords({ times: [0, 2, 0, 1] }, 1), 'Raised from step 1 to 3, most of them, 2, in step 1.');
    assert.equal(timesInWords({ times: [1, 0, 1] }, 256), 'Raised from step 1 to 767.');
    assert.equal(timesInWords({ times: [0, 0, 5] }, 1024), 'Raised in steps 2,048 to 3,071.');
    assert.equal(timesInWords({ times: [3] }, 1), '');
  });
});

describe('what is recorded once more', () => {
  test('holds the exceptions of the statements after the program too, at their steps', async () => {
    const past = { files: { 'main.py': "d = {}\nname = input()\n" }, main: 'main.py', stdin: 'a\nb\n' };
    const engine = await createEngine();
    const { records: found, isCut } = await recordedExceptions(() => engine, past, ['d[name]', 'x = 1', 'd[input()]', 'try: int(name)\nexcept ValueError: pass\n', 'd[']);
    assert.ok(found);
    assert.equal(isCut, false);
    assert.deepEqual(
      found.records.map(({ file, step, outcome, exception }) => [file, step, outcome, exception?.type, exception?.message]),
      [
        ['<python-input-0>', 3, 'unhandled', 'KeyError', "'a'"],
        ['<python-input-2>', 5, 'unhandled', 'KeyError', "'b'"],
        ['<python-input-3>', 6, 'handled', 'ValueError', "invalid literal for int() with base 10: 'a'"],
      ],
    );
  });
});
