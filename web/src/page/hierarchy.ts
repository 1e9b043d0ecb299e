// The built-in exception classes of Python 3.14 as a tree, the program's own within it, and a sentence on the common ones.
import type { PythonException } from '../engine/contract.js';

/** One class a line, two spaces a level, alphabetical within a level. */
const tree = `BaseException
  BaseExceptionGroup
    ExceptionGroup
  Exception
    ArithmeticError
      FloatingPointError
      OverflowError
      ZeroDivisionError
    AssertionError
    AttributeError
    BufferError
    EOFError
    ExceptionGroup
    ImportError
      ModuleNotFoundError
    LookupError
      IndexError
      KeyError
    MemoryError
    NameError
      UnboundLocalError
    OSError
      BlockingIOError
      ChildProcessError
      ConnectionError
        BrokenPipeError
        ConnectionAbortedError
        ConnectionRefusedError
        ConnectionResetError
      FileExistsError
      FileNotFoundError
      InterruptedError
      IsADirectoryError
      NotADirectoryError
      PermissionError
      ProcessLookupError
      TimeoutError
    ReferenceError
    RuntimeError
      NotImplementedError
      PythonFinalizationError
      RecursionError
    StopAsyncIteration
    StopIteration
    SyntaxError
      IndentationError
        TabError
    SystemError
    TypeError
    ValueError
      UnicodeError
        UnicodeDecodeError
        UnicodeEncodeError
        UnicodeTranslateError
    Warning
      BytesWarning
      DeprecationWarning
      EncodingWarning
      FutureWarning
      ImportWarning
      PendingDeprecationWarning
      ResourceWarning
      RuntimeWarning
      SyntaxWarning
      UnicodeWarning
      UserWarning
  GeneratorExit
  KeyboardInterrupt
  SystemExit`;

export interface ExceptionClass {
  readonly name: string;
  readonly children: readonly ExceptionClass[];
}

function parse(lines: readonly string[]): ExceptionClass {
  interface Growing {
    name: string;
    children: Growing[];
  }
  const open: Growing[] = [];
  for (const line of lines) {
    const name = line.trimStart();
    const depth = (line.length - name.length) / 2;
    const node: Growing = { name, children: [] };
    open.length = depth;
    open[depth - 1]?.children.push(node);
    open.push(node);
  }
  return open[0] ?? { name: 'BaseException', children: [] };
}

export const exceptionTree: ExceptionClass = parse(tree.split('\n'));

/** What an exception tells of its classes. */
export type Lineage = Pick<PythonException, 'mro' | 'bases'>;

/** The classes between BaseException and an exception's own class; one with two bases stands below each of them. */
export function pathTree({ mro, bases }: Lineage): ExceptionClass {
  const below = (at: number): ExceptionClass => {
    const children = mro.flatMap((_, index) => (bases[index]?.includes(at) ? [below(index)] : []));
    return { name: mro[at] ?? 'BaseException', children };
  };
  return below(mro.indexOf('BaseException'));
}

/** Classes on the way that no except clause can name, as they are no exceptions themselves. */
export function mixinsOf({ mro, bases }: Lineage): string[] {
  const root = mro.indexOf('BaseException');
  const isException = (at: number): boolean => at === root || (bases[at] ?? []).some(isException);
  return mro.filter((name, index) => name !== 'object' && !isException(index));
}

const builtinNames = new Set(tree.split('\n').map((line) => line.trim()));

/** The names of the built-in classes; IOError and EnvironmentError are other names of OSError. */
export const isBuiltinException = (name: string): boolean => builtinNames.has(name);

/** The tree of the built-in classes with the others of an exception in their places. */
export function wholeTree({ mro, bases }: Lineage, node = exceptionTree): ExceptionClass {
  const at = mro.indexOf(node.name);
  const others = at < 0 ? [] : mro.filter((name, index) => !builtinNames.has(name) && bases[index]?.includes(at));
  const children = [...node.children, ...others.map((name) => ({ name, children: [] }))];
  return { name: node.name, children: children.map((child) => wholeTree({ mro, bases }, child)) };
}

const notes: Readonly<Record<string, string>> = {
  BaseException: 'the root of all',
  Exception: 'what programs usually catch',
  BufferError: 'a buffer cannot do this now',
  ArithmeticError: 'numbers that have no result',
  LookupError: 'an index or key that is not there',
  OSError: 'the system refused',
  RuntimeError: 'wrong at this moment, of no closer kind',
  ValueError: 'the right type, a value that cannot be',
  TypeError: 'an object of a type that cannot do this',
  NameError: 'a name nothing is bound to',
  ImportError: 'a module or name that cannot be imported',
  AttributeError: 'an object without that attribute',
  SyntaxError: 'text that is not Python',
  IndexError: 'a position outside the sequence',
  KeyError: 'a key the mapping does not hold',
  ZeroDivisionError: 'a division by zero',
  MemoryError: 'no memory left',
  AssertionError: 'an assert that did not hold',
  BaseExceptionGroup: 'several at once',
};

/** A few words on a class; empty when there is nothing to add. */
export function classNote(name: string): string {
  return notes[name] ?? '';
}

/** Why an exception of this class is usually raised, for when the engine has no closer reason. */
export function usualReason(mro: readonly string[]): string {
  for (const name of mro) {
    const reason = reasons[name];
    if (reason) return reason;
  }
  return '';
}

const reasons: Readonly<Record<string, string>> = {
  BufferError: 'The operation needs the buffer in a state it is not in: usually a view still points into memory that would have to move.',
  SyntaxError: 'Python could not read the file, so none of it ran.',
  NameError: 'No variable of that name exists where the expression stands.',
  AttributeError: 'The object has no attribute of that name.',
  IndexError: 'The position lies outside the sequence.',
  KeyError: 'The mapping holds no such key.',
  ZeroDivisionError: 'A number was divided by zero.',
  ModuleNotFoundError: 'Neither the program’s files nor the built-in modules have one of that name.',
  ImportError: 'The module exists, but not the name taken from it.',
  RecursionError: 'Functions called each other deeper than Python’s limit.',
  MemoryError: 'The object would need more memory than the session has.',
  AssertionError: 'The condition after assert was false.',
  NotImplementedError: 'This is not supported.',
  ValueError: 'The type fits, but not the value.',
  TypeError: 'An operation met an object of a type that does not support it.',
  StopIteration: 'The iterator has no further item.',
  EOFError: 'There was nothing more to read.',
  OverflowError: 'The result is too large for its type.',
  ArithmeticError: 'The numbers have no such result.',
  LookupError: 'What was looked for is not there.',
  OSError: 'The system refused the operation.',
  BaseExceptionGroup: 'Several exceptions were raised together; the traceback shows each.',
  KeyboardInterrupt: 'The program was asked to stop.',
  BaseException: 'Its message says why; nothing more is known of this kind.',
};

/** The exceptions in a group that are no groups, or the exception itself. */
export function leavesOf(exception: PythonException): PythonException[] {
  return exception.members.length === 0 ? [exception] : exception.members.flatMap(leavesOf);
}
