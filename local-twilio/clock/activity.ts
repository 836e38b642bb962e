import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Counts the real work that is under way: webhooks in flight, functions that run, files being
 * written. The clock moves only when there is none, so that virtual time never overtakes a
 * request which is still on its way.
 */
export class Activity {
  #underWay = 0;
  #idleListeners: Array<() => void> = [];

  /** Runs `work` and counts it as under way until its promise ends. Passes on result and error. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) {
        const listeners = this.#idleListeners;
        this.#idleListeners = [];
        for (const listener of listeners) listener();
      }
    }
  }

  /** How many pieces of work are under way now. */
  get underWay(): number {
    return this.#underWay;
  }

  /** Resolves when nothing is under way and what followed from it has run as well. */
  async settled(): Promise<void> {
    await nextTurn();
    while (this.#underWay > 0) {
      await new Promise<void>((resolve) => this.#idleListeners.push(resolve));
      await nextTurn();
    }
  }
}
