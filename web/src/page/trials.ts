// Trials: runs a program once more in an engine of its own: with each candidate fix, to tell which get past the line that failed, or as it
// was, to record its exceptions. A run is a function of its inputs, so what is seen there is what happened here.
import type { CreateEngine, Engine, ExceptionRecords, PythonException, RunResult } from '../engine/contract.js';
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

/** Lends an engine of its own. */
async function withEngine<T>(createEngine: CreateEngine, use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await createEngine();
  try {
    return await use(engine);
  } finally {
    engine.dispose();
  }
}

/** Runs to the end, or until the time is over. */
async function runBriefly(engine: Engine, { files, main, stdin }: PastRun, recordExceptions: boolean): Promise<RunResult> {
  const limit = setTimeout(() => void engine.stop(), longestMilliseconds);
  try {
    return await engine.run({ files, main, stdin, timeline: true, recordExceptions });
  } finally {
    clearTimeout(limit);
  }
}

/** The fixes that help, in their order. `isWanted` is asked before each trial: false ends them. */
export async function confirmedFixes(createEngine: CreateEngine, failure: Failure, isWanted: () => boolean): Promise<Fix[]> {
  const candidates = fixesFor(failure.exception, failure.files);
  if (candidates.length === 0) return [];
  return withEngine(createEngine, async (engine) => {
    const confirmed: Fix[] = [];
    for (const fix of candidates) {
      if (!isWanted()) return [];
      const result = await runBriefly(engine, { ...failure, files: { ...failure.files, [fix.file]: fix.text } }, false);
      const steps = (await engine.timeline())?.steps ?? 0;
      if (getsPast(failure.exception, failure.files, fix, failure, { result, steps })) confirmed.push(fix);
    }
    return confirmed;
  });
}

/** What became of every exception of a run. */
export async function recordedExceptions(createEngine: CreateEngine, past: PastRun): Promise<ExceptionRecords | null> {
  return withEngine(createEngine, async (engine) => {
    await runBriefly(engine, past, true);
    return engine.exceptions();
  });
}
