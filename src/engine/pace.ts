/** Share of the newest step in the average. */
const NEWEST = 0.1;

/** How fast a session computes: the time of its steps, without what it waited for meanwhile. */
export class Pace {
  #stepStart = 0;
  #stepMs = 0;
  #examples = 0;

  /** A step begins. */
  begin(): void {
    this.#stepStart = performance.now();
  }

  /** A step ends, the first call before any: nothing is counted then. @param examples how many the next step will process */
  end(examples: number): void {
    const elapsed = performance.now() - this.#stepStart;
    if (this.#examples > 0) {
      this.#stepMs = this.#stepMs === 0 ? elapsed : (1 - NEWEST) * this.#stepMs + NEWEST * elapsed;
    }
    this.#examples = examples;
  }

  /** Leaves out a wait within the step that runs. */
  skip(ms: number): void {
    this.#stepStart += ms;
  }

  /** Milliseconds of one step, exponential average; 0 before the first step has ended. */
  get stepMs(): number {
    return this.#stepMs;
  }

  /** 0 before the first step has ended. */
  get examplesPerSecond(): number {
    return this.#stepMs > 0 ? (1000 * this.#examples) / this.#stepMs : 0;
  }
}
