// The project's own lints find what they are for, and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWrongTries } from './lint-try.mjs';

const accepted = [
  'void f() { TRY(g()); }',
  'auto f() { auto x = TRY(g(1, h(2))); }',
  'auto f() { const Ref<Str>& x = TRY(g()); }',
  'auto f() { std::pair<int, Value> x = TRY(g()); }',
  'auto f() { auto [a, b] = TRY(g()); }',
  'auto f() { this->x.y = TRY(g()); frames[2] = TRY(g()); }',
  'auto f() { frames[index(2)] = TRY(g()); }',
  'auto f() { return TRY(g()); }',
  'auto f() { if (a && (b || c)) return TRY(g()); }',
  'auto f() { if (a) x = TRY(g()); else y = TRY(h()); }',
  'auto f() { for (int i = 0; i < n; i++) TRY(g(i)); }',
  'auto f() { switch (x) { case Kind::one: TRY(g()); break; default: return TRY(h()); } }',
  'auto f() { TRY(g("a;{ TRY(", \'"\')); // TRY(comment, TRY(x))\n }',
  '#define TRY(x) something TRY(x)',
];
const refused = [
  'auto f() { return h(TRY(g())); }',
  'auto f() { return Value{TRY(g())}; }',
  'auto f() { return Value(TRY(g())); }',
  'auto f() { auto x = TRY(g()) + TRY(h()); }',
  'auto f() { auto x = TRY(g(TRY(h()))); }',
  'auto f() { if (TRY(g())) return; }',
  'auto f() { while (TRY(g())) {} }',
  'auto f() { auto x = new T(TRY(g())); }',
  'auto f() { auto x = [y = TRY(g())] {}; }',
  'auto f() { auto x = a ? TRY(g()) : TRY(h()); }',
  'auto f() { x = y = TRY(g()); }',
  'auto f() { TRY(g())->h(); }',
  'auto f() { auto x = TRY(g()).take(); }',
  'auto f() { Value x(TRY(g())); }',
  'auto f() { Value x{a, TRY(g())}; }',
];

for (const source of accepted) {
  test(`the TRY lint accepts ${source}`, () => assert.deepEqual(findWrongTries(source), []));
}
for (const source of refused) {
  test(`the TRY lint refuses ${source}`, () => assert.notDeepEqual(findWrongTries(source), []));
}
