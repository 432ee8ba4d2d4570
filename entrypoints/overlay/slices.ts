/** Work on a page comes in slices no longer than this, then the page has its turn (uBlock Origin's budget). */
export const SLICE_MS = 4;

/** A piece of work that can be left at a deadline. Returns true when it is done. */
export type Task = (deadline: number) => boolean;

/**
 * Runs tasks one after the other in slices that yield to the page. Nothing runs while the tab is
 * hidden, and nothing is scheduled while there is nothing to do.
 */
export class Slices {
  #tasks: Task[] = [];
  #scheduled = false;
  #signal: AbortSignal;
  /** Sum and longest of all slices so far, in ms: read by the bench. */
  readonly spent = { total: 0, longest: 0, count: 0 };

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    document.addEventListener('visibilitychange', () => this.#schedule(), { signal });
  }

  add(task: Task): void {
    this.#tasks.push(task);
    this.#schedule();
  }

  get idle(): boolean {
    return this.#tasks.length === 0;
  }

  #schedule(): void {
    if (this.#scheduled || this.#tasks.length === 0 || document.hidden || this.#signal.aborted)
      return;
    this.#scheduled = true;
    yieldToPage(() => {
      this.#scheduled = false;
      this.#run();
    });
  }

  #run(): void {
    if (document.hidden || this.#signal.aborted) return;
    const start = performance.now();
    const deadline = start + SLICE_MS;
    while (this.#tasks[0] && performance.now() < deadline) {
      if (this.#tasks[0](deadline)) this.#tasks.shift();
    }
    const took = performance.now() - start;
    this.spent.total += took;
    this.spent.longest = Math.max(this.spent.longest, took);
    this.spent.count++;
    this.#schedule();
  }
}

interface Scheduler {
  postTask(task: () => void, options: { priority: string }): Promise<void>;
}
declare const scheduler: Scheduler | undefined;

/** Lets the page's own tasks, input first, go before `task`. */
function yieldToPage(task: () => void): void {
  if (typeof scheduler !== 'undefined') void scheduler.postTask(task, { priority: 'user-visible' });
  else setTimeout(task, 0);
}
