// Trials: runs a program once more in an engine of its own: with each candidate fix, to tell which get past the line that failed, or as it
// was, to record its exceptions. A run is a function of its inputs, so what is seen there is what happened here.
import type { CreateEngine, Engine, ExceptionRecords, PythonException } from '../engine/contract.js';
import { type Fix, fixesFor, getsPast, type SourceTexts } from './fixes.js';

/** How long one fixed program may run. */
const longestMilliseconds = 3_000;

/** What is needed to run a program once more. */
export interface PastRun {
  readonly files: SourceTexts;
  readonly main: string;
  /** The lines that input() was given. */
  readonly stdin: string;
}

export interface Failure extends PastRun {
  readonly exception: PythonException;
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

/** What became of every exception of a run. */
export async function recordedExceptions(createEngine: CreateEngine, { files, main, stdin }: PastRun): Promise<ExceptionRecords | null> {
  const engine = await createEngine();
  const limit = setTimeout(() => void engine.stop(), longestMilliseconds);
  try {
    await engine.run({ files, main, stdin, timeline: true, recordExceptions: true });
    return await engine.exceptions();
  } finally {
    clearTimeout(limit);
    engine.dispose();
  }
}
