/** One point of a line. */
export interface Point {
  x: number;
  y: number;
}

/**
 * A curve of any length in a bounded number of points: when they are full, neighbours are averaged, and from then on
 * twice as many values make one point.
 */
export class Curve {
  readonly #limit: number;
  #points: Point[] = [];
  #block = 1;
  #sum = 0;
  #count = 0;
  #x = -Infinity;

  /** @param limit most points kept */
  constructor(limit = 600) {
    this.#limit = limit;
  }

  /** Appends a value that belongs to `x`. */
  add(x: number, y: number): void {
    // After a lost device a run goes on from an earlier step: what it repeats replaces what was drawn.
    if (x <= this.#x) this.#goBackTo(x);
    this.#x = x;
    this.#sum += y;
    this.#count++;
    if (this.#count < this.#block) return;
    this.#points.push({ x, y: this.#sum / this.#count });
    this.#sum = this.#count = 0;
    if (this.#points.length < this.#limit) return;
    const halved: Point[] = [];
    for (let i = 0; i + 1 < this.#points.length; i += 2) {
      const [a, b] = [this.#points[i]!, this.#points[i + 1]!];
      halved.push({ x: b.x, y: (a.y + b.y) / 2 });
    }
    this.#points = halved;
    this.#block *= 2;
  }

  #goBackTo(x: number): void {
    this.#points = this.#points.filter((point) => point.x < x);
    this.#sum = this.#count = 0;
  }

  /** The points so far, a new array. */
  points(): Point[] {
    return [...this.#points];
  }
}
