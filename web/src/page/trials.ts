// Trials: runs a program with each candidate fix in an engine of its own, and tells which get past the line that failed.
import type { CreateEngine, Engine, PythonException } from '../engine/contract.js';
import { type Fix, fixesFor, getsPast, type SourceTexts } from './fixes.js';

/** How long one fixed program may run. */
const longestMilliseconds = 3_000;

export interface Failure {
  readonly exception: PythonException;
  readonly files: SourceTexts;
  readonly main: string;
  /** The lines that input() was given. */
  readonly stdin: string;
  /** How many steps the run took. */
  readonly steps: number;
}

async function runWith(engine: Engine, failure: Failure, fix: Fix): Promise<boolean> {
  const limit = setTimeout(() => void engine.stop(), longestMilliseconds);
  try {
    const files = { ...failure.files, [fix.file]: fix.text };
    const result = await engine.run({ files, main: failure.main, stdin: failure.stdin, timeline: true });
    const steps = (await engine.timeline())?.steps ?? 0;
    return getsPast(failure.exception, failure.files, fix, failure, { result, steps });
  } finally {
    clearTimeout(limit);
  }
}

/** The fixes that help, in their order. `isWanted` is asked before each trial: false ends them. */
export async function confirmedFixes(createEngine: CreateEngine, failure: Failure, isWanted: () => boolean): Promise<Fix[]> {
  const candidates = fixesFor(failure.exception, failure.files);
  if (candidates.length === 0) return [];
  const engine = await createEngine();
  try {
    const confirmed: Fix[] = [];
    for (const fix of candidates) {
      if (!isWanted()) return [];
      if (await runWith(engine, failure, fix)) confirmed.push(fix);
    }
    return confirmed;
  } finally {
    engine.dispose();
  }
}
