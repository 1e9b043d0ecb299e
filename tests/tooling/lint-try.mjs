// The TRY lint: TRY stands only as a whole statement, as the whole right side of `x = TRY(…);`, or in `return TRY(…);`.
// Elsewhere (braces, lambda captures, another call's arguments, new T(…)) clang 14 skips destructors and leaks references.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSources } from './format.mjs';
import { root } from './setup.mjs';

/** C++ source with comments, string and character literals blanked out; same length, same lines. */
export function blankLiterals(source) {
  const literal = /\/\/[^\n]*|\/\*[^]*?\*\/|R"([^(\s]*)\([^]*?\)\1"|"(?:\\[^]|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\[^]|[^'\\\n])+'/g;
  return source.replace(literal, (text) => text.replace(/[^\n]/g, ' '));
}

/** The position after the parenthesis that closes the one at `open`. */
function afterClosing(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Where the statement that holds `at` begins: after the last ; { or } outside of closed parentheses. */
function statementStart(text, at) {
  let closed = 0;
  for (let back = at - 1; back >= 0; back--) {
    if (text[back] === ')') closed++;
    else if (text[back] === '(' && closed > 0) closed--;
    else if (closed === 0 && /[;{}]/.test(text[back])) return back + 1;
  }
  return 0;
}

/** What stands before a TRY in its statement, without `if (…)`, `else` and labels. */
function statementBefore(text, at) {
  const start = statementStart(text, at);
  let before = text.slice(start, at).replace(/^\s*#.*$/gm, '').trim();
  for (;;) {
    const shorter = before
      .replace(/^(else|do)\b\s*/, '')
      .replace(/^(case\b[^:?]*(::[^:?]*)*|default\s*|[A-Za-z_]\w*\s*):(?!:)\s*/, '');
    const control = /^(if\s*(constexpr\b)?|while|for|switch)\s*(?=\()/.exec(shorter);
    const rest = control ? shorter.slice(afterClosing(shorter, control[0].length)).trim() : shorter;
    if (control && rest === '' && !shorter.endsWith(')')) return shorter; // inside the condition
    if (rest === before) return before;
    before = rest;
  }
}

// `Type name =`, `auto [a, b] =`, `object.member =`, `array[index] =`: no call, no brace, one plain `=`.
const assignment = /^[\w\s:<>,*&.[\]()+-]*[\w\])>]\s*=$/;

/** Lines of a source where TRY stands where it must not. */
export function findWrongTries(source) {
  const text = blankLiterals(source);
  const wrong = [];
  for (const match of text.matchAll(/\bTRY\s*\(/g)) {
    const lineStart = text.lastIndexOf('\n', match.index) + 1;
    if (/^\s*#\s*(define|undef|if)/.test(text.slice(lineStart, match.index))) continue;
    const before = statementBefore(text, match.index);
    const end = afterClosing(text, match.index + match[0].length - 1);
    const closed = /^\s*;/.test(text.slice(end));
    const inner = text.slice(match.index + match[0].length, end - 1);
    const stands = before === '' || before === 'return' || (assignment.test(before) && !/\bnew\b/.test(before));
    if (!closed || !stands || /\bTRY\s*\(/.test(inner)) wrong.push(text.slice(0, match.index).split('\n').length);
  }
  return wrong;
}

/** Checks all engine sources; returns complaints. */
export function lintTry() {
  return findSources(['cpp', 'tests/cpp', 'tests/fuzz/native']).flatMap((path) =>
    findWrongTries(readFileSync(join(root, path), 'utf8')).map(
      (line) => `${path}:${line}: TRY must be a whole statement: \`TRY(x);\`, \`auto x = TRY(…);\` or \`return TRY(…);\``,
    ),
  );
}
