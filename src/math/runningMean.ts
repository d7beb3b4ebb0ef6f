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
