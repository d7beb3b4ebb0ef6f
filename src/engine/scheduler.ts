/** How long one session may keep the device before another gets its turn, and before messages are read, in ms. */
const SLICE_MS = 8;

/** Lets the event loop deliver messages; far shorter than `setTimeout(0)`. */
export function nextMacrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      port2.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Round robin over the sessions of a page: whoever holds the device computes for a slice, then queues behind the others.
 */
export class Scheduler {
  #queue: (() => void)[] = [];
  #busy = false;
  #sliceStart = 0;

  /** Waits for the device. */
  async acquire(): Promise<void> {
    if (this.#busy) await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#busy = true;
    this.#sliceStart = performance.now();
  }

  /** Hands the device to the next in line. */
  release(): void {
    this.#busy = false;
    const next = this.#queue.shift();
    if (next) {
      this.#busy = true;
      next();
    }
  }

  /** Whether the holder's slice is over. */
  get sliceOver(): boolean {
    return performance.now() - this.#sliceStart >= SLICE_MS;
  }
}
