// Slices: how much work the engine gets before the thread is free again, and the pause in between.

const targetMilliseconds = 12;
const smallestBudget = 1_000;
const largestBudget = 5_000_000;

/** Finds the instruction budget that takes about 12 ms on this machine and with this program. */
export class SliceBudget {
  private budget = 20_000;

  get instructions(): number {
    return this.budget;
  }

  /** Tells how long the last slice took that used its budget up. */
  took(milliseconds: number): void {
    const factor = milliseconds <= 0 ? 2 : Math.min(2, Math.max(0.1, targetMilliseconds / milliseconds));
    this.budget = Math.round(Math.min(largestBudget, Math.max(smallestBudget, this.budget * factor)));
  }
}

/** A pause that lets messages and events in: a macrotask, since microtasks would starve them and timers are throttled. */
export function createPause(): () => Promise<void> {
  if (typeof setImmediate === 'function') return () => new Promise((resume) => setImmediate(resume));
  const channel = new MessageChannel();
  let waiting: (() => void) | null = null;
  channel.port1.onmessage = () => {
    const resume = waiting;
    waiting = null;
    resume?.();
  };
  return () =>
    new Promise((resume) => {
      waiting = resume;
      channel.port2.postMessage(null);
    });
}
