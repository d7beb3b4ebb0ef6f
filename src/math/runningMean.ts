/** Values added up one by one, and their mean. */
export class RunningMean {
  #sum = 0;
  #count = 0;

  add(value: number): void {
    this.#sum += value;
    this.#count++;
  }

  /** How many values were added. */
  get count(): number {
    return this.#count;
  }

  /** Their mean; 0 when there are none. */
  get value(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count;
  }
}

/** Several named values added up together, such as loss and accuracy, and their means. */
export class RunningMeans<M extends Readonly<Record<string, number>>> {
  readonly #means = new Map<keyof M, RunningMean>();

  add(values: M): void {
    for (const name of Object.keys(values)) {
      const mean = this.#means.get(name) ?? new RunningMean();
      mean.add(values[name]!);
      this.#means.set(name, mean);
    }
  }

  /** The mean of each; empty when none were added. */
  get value(): M {
    return Object.fromEntries([...this.#means].map(([name, mean]) => [name, mean.value])) as M;
  }
}
