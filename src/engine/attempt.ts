import type { Shared } from './environment.ts';
import { EngineFault } from './fault.ts';
import { Interrupt } from './interrupt.ts';
import type { BackendName } from './protocol.ts';
import type { Session } from './session.ts';

/**
 * A session on one backend, from its start to its end or to the loss of its device, after which another attempt begins. TensorFlow.js
 * has one current backend for the whole worker: whoever holds the device computes alone, on its own backend, and no answer of another
 * session falls between.
 */
export class Attempt {
  readonly #shared: Shared;
  readonly #stopped: Interrupt;
  readonly #lost = new Interrupt();
  #holding = false;
  /** The backend that was selected for it. */
  backend: BackendName | null = null;
  session: Session | null = null;

  /** @param stopped broken when the reader stops the session */
  constructor(shared: Shared, stopped: Interrupt) {
    this.#shared = shared;
    this.#stopped = stopped;
  }

  /** Waits for the device and makes the session's backend current. @throws EngineFault `device-lost` when it was lost */
  async take(): Promise<void> {
    await this.#shared.scheduler.acquire();
    try {
      this.throwIfLost();
      if (this.backend) this.#shared.env.useBackend(this.backend);
      this.#holding = true;
    } catch (error) {
      this.#shared.scheduler.release();
      throw error;
    }
  }

  /** Leaves the device to others. */
  leave(): void {
    if (!this.#holding) return;
    this.#holding = false;
    this.#shared.scheduler.release();
  }

  /** The device is gone: nothing of this attempt is waited for any more, and it never gets a device again. */
  lose(fault: EngineFault): void {
    this.#lost.break(fault);
    this.leave();
  }

  /** @throws EngineFault when the device was lost */
  throwIfLost(): void {
    this.#lost.throwIfBroken();
  }

  /** The result of `work`, which may wait for ever for a lost device. @throws EngineFault when the device is lost before */
  unlessLost<T>(work: Promise<T>): Promise<T> {
    return this.#lost.guard(work);
  }

  /**
   * Lets the session answer a question of its view, between two slices of whoever computes. An answer must not wait for the session's
   * own progress: that waits for the answer.
   * @throws EngineFault when nothing answers, the device is lost, or the session is stopped
   */
  async answer(what: string, payload: unknown): Promise<unknown> {
    const { scheduler, env } = this.#shared;
    await scheduler.acquire();
    try {
      this.#stopped.throwIfBroken();
      this.throwIfLost();
      if (!this.session?.answer || !this.backend) throw new EngineFault('internal', `nothing answers "${what}"`);
      env.useBackend(this.backend);
      return await this.#stopped.guard(this.#lost.guard(this.session.answer(what, payload)));
    } finally {
      scheduler.release();
    }
  }

  /** Frees what the session holds. */
  free(): void {
    try {
      this.session?.dispose();
    } catch {
      // A lost device cannot free its tensors one by one; they went with it.
    }
    this.session = null;
  }
}
