// The two errors that JavaScript can meet: EngineError for wrong use, PythonError for what Python raises through a handle.
import type {
  EngineError as EngineErrorContract,
  ExportHolder,
  PythonError as PythonErrorContract,
  PythonException,
} from './contract.js';

/** JavaScript used the engine wrongly, or the engine could not be loaded. */
export class EngineError extends Error implements EngineErrorContract {
  override readonly name = 'EngineError';
}

/** A Python exception that reached JavaScript. `message` is Python's str(exception). */
export class PythonError extends Error implements PythonErrorContract {
  override readonly name = 'PythonError';
  readonly type: string;
  readonly module: string;
  readonly mro: readonly string[];
  readonly exports: readonly ExportHolder[];
  readonly explanation: string;
  readonly traceback: string;

  constructor(readonly exception: PythonException) {
    super(exception.message);
    this.type = exception.type;
    this.module = exception.module;
    this.mro = exception.mro;
    this.exports = exception.exports;
    this.explanation = exception.explanation;
    this.traceback = exception.traceback;
  }
}
