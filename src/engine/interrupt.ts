/** Breaks off the wait for promises that may never settle, such as what was asked of a device that is lost. */
export class Interrupt {
  readonly #waiting = new Set<(reason: unknown) => void>();
  #isBroken = false;
  #reason: unknown;

  /** The result of `work`; rejects at once with the reason of the break, when there is one or it comes before the result. */
  guard<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#isBroken) reject(this.#reason);
      else this.#waiting.add(reject);
      work.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  /** Rejects whatever is waited for, now and later. */
  break(reason: unknown): void {
    if (this.#isBroken) return;
    this.#isBroken = true;
    this.#reason = reason;
    for (const reject of this.#waiting) reject(reason);
    this.#waiting.clear();
  }

  /** @throws the reason of the break, once there is one */
  throwIfBroken(): void {
    if (this.#isBroken) throw this.#reason;
  }
}
