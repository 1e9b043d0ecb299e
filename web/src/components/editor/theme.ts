// The editor's look, from the page's tokens.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--sheet)', fontSize: 'var(--text-m)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 1rem 0 0.5rem' },
  '.cm-gutters': { backgroundColor: 'var(--sheet)', color: 'var(--ink-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.5rem', padding: '0 0.5rem 0 0.75rem' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--sunken)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'var(--select)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--rule-strong)' },
  '.bs-failed-line': { backgroundColor: 'var(--error-wash) !important' },
  '.bs-failed': { textDecoration: 'underline wavy var(--error) 1px', textUnderlineOffset: '0.25em', textDecorationSkipInk: 'none' },
  '.bs-call-line': { boxShadow: 'inset 3px 0 0 var(--error-rule)' },
  '.bs-step-line': { backgroundColor: 'var(--select) !important', boxShadow: 'inset 4px 0 0 var(--focus)' },
  '.bs-failure': {
    padding: '0.125rem 1rem 0.25rem 0.5rem',
    backgroundColor: 'var(--error-wash)',
    boxShadow: 'inset 3px 0 0 var(--error)',
    color: 'var(--error)',
    font: '400 var(--text-m)/1.5 var(--sans)',
    whiteSpace: 'normal',
  },
  '.cm-foldPlaceholder': { margin: '0 0.25em', padding: '0 0.375em', border: '1px solid var(--rule-strong)', backgroundColor: 'var(--sheet)', color: 'var(--ink-2)' },
  '.bs-flash': { backgroundColor: 'var(--select)' },
  '.bs-taken': { marginInlineStart: '0.75rem' },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.self], color: 'var(--syntax-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--syntax-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--syntax-number)' },
  { tag: [tags.comment, tags.docString], color: 'var(--syntax-comment)', fontStyle: 'italic' },
  { tag: [tags.definition(tags.function(tags.variableName)), tags.definition(tags.className), tags.meta], color: 'var(--syntax-name)' },
]);

export const editorTheme: Extension = [look, syntaxHighlighting(colours)];
