import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createEngine, type ExceptionRecords } from '../engine/index.js';
import { basesOf, blockOut, everything, filterPlaces, noticesOf, recordsAt } from './notices.js';

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

  test('block out only what follows such a word', () => {
    assert.equal(blockOut("{'password': 'a b', 'user': 'c'}"), "{'password': [blocked], 'user': 'c'}");
    assert.equal(blockOut('the password is wrong'), 'the password is wrong');
  });
});
