// Trials: runs a program once more in an engine of its own: with each candidate fix, to tell which get past the line that failed, or as it
// was, to record its exceptions. A run is a function of its inputs, so what is seen there is what happened here.
import type { Engine, ExceptionRecords, PythonException, RunResult } from '../engine/contract.js';
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
async function withEngine<T>(openEngine: () => Engine, use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = openEngine();
  try {
    return await use(engine);
  } finally {
    engine.dispose();
  }
}

/** Lets the engine run to the end, or until the time is over. */
async function briefly(engine: Engine, begin: () => Promise<RunResult>): Promise<RunResult> {
  const limit = setTimeout(() => void engine.stop(), longestMilliseconds);
  try {
    return await begin();
  } finally {
    clearTimeout(limit);
  }
}

const runBriefly = (engine: Engine, { files, main, stdin }: PastRun, recordExceptions: boolean): Promise<RunResult> => briefly(engine, () => engine.run({ files, main, stdin, timeline: true, recordExceptions }));

/** The fixes that help, in their order. `isWanted` is asked before each trial: false ends them. */
export async function confirmedFixes(openEngine: () => Engine, failure: Failure, isWanted: () => boolean): Promise<Fix[]> {
  const candidates = fixesFor(failure.exception, failure.files);
  if (candidates.length === 0) return [];
  return withEngine(openEngine, async (engine) => {
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

export interface Recorded {
  readonly records: ExceptionRecords | null;
  /** It took too long once more, and was ended. */
  readonly isCut: boolean;
}

/** What became of every exception of a run and of the statements typed after it. */
export async function recordedExceptions(openEngine: () => Engine, past: PastRun, statements: readonly string[]): Promise<Recorded> {
  return withEngine(openEngine, async (engine) => {
    let isCut = (await runBriefly(engine, past, true)).status === 'stopped';
    for (const statement of statements) {
      const { status } = await briefly(engine, () => engine.execute(statement));
      isCut ||= status === 'stopped';
    }
    return { records: await engine.exceptions(), isCut };
  });
}
