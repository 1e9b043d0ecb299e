// What the tests of the asynchronous door share.
import assert from 'node:assert/strict';
import { EngineError } from '../../web/src/engine/index.js';

/** The action rejects, or throws, with an EngineError of that message. */
export const rejectsWith = (action: () => unknown, message: RegExp) =>
  assert.rejects(Promise.resolve().then(action), (error) => error instanceof EngineError && message.test(error.message));
