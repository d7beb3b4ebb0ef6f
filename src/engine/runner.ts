import { Attempt } from './attempt.ts';
import type { Shared } from './environment.ts';
import { EngineFault, faultOf } from './fault.ts';
import { Interrupt } from './interrupt.ts';
import { Pace } from './pace.ts';
import type { BackendName, BackendVerdict, DeviceReport, EngineStats, Request } from './protocol.ts';
import { nextMacrotask } from './scheduler.ts';
import type { SessionContext } from './session.ts';

/** Shortest time between two snapshots of one session, in ms: a display frame. */
const FRAME_MS = 15;
/** How long after an unexplained error the news of a lost device may still come, in ms. */
const LOSS_NOTICE_MS = 300;

/** A promise that resolves after some time. */
function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A condition others can wait for. */
class Gate {
  #waiting: (() => void)[] = [];
  open(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
  wait(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** One session of the page: its pause and pull state, its measured speed, and its attempts, a new one after each loss of a device. */
export class Runner {
  readonly #request: Extract<Request, { type: 'start' }>;
  readonly #shared: Shared;
  readonly #abort = new AbortController();
  readonly #stopped = new Interrupt();
  readonly #gate = new Gate();
  readonly #pace = new Pace();
  #attempt: Attempt | null = null;
  #paused = false;
  #pulled = true;
  #steps = 0;
  #turns = 0;
  #lastSent = 0;
  #kept: unknown = null;
  #lost: BackendVerdict[] = [];
  #device: DeviceReport | null = null;
  #finished: Promise<void> = Promise.resolve();

  constructor(shared: Shared, request: Extract<Request, { type: 'start' }>) {
    this.#shared = shared;
    this.#request = request;
  }

  /** The backend it computes on; null before one is selected. */
  get backend(): BackendName | null {
    return this.#attempt?.backend ?? null;
  }

  /** Begins; what happens is said through the port. */
  start(): void {
    this.#finished = this.#live();
  }

  /** Runs the session, again on another backend each time the reader goes on after a loss, until done or aborted. */
  async #live(): Promise<void> {
    const { id } = this.#request;
    while (!this.#abort.signal.aborted) {
      const attempt = (this.#attempt = new Attempt(this.#shared, this.#stopped));
      try {
        await this.#run(attempt);
        if (!this.#abort.signal.aborted) this.#shared.post({ type: 'done', id });
        return;
      } catch (error) {
        attempt.leave();
        if (this.#abort.signal.aborted) return;
        const fault = faultOf(error);
        if (fault.code === 'device-lost' || fault.code === 'out-of-memory') {
          if (attempt.backend) this.#lost.push({ backend: attempt.backend, code: 'lost', detail: fault.detail });
        }
        this.#shared.post({ type: 'fault', id, fault });
        if (!fault.canContinue) return;
        this.#stop();
        await this.#whilePaused();
        attempt.free();
      }
    }
  }

  async #run(attempt: Attempt): Promise<void> {
    const { id, lab, params, base, force } = this.#request;
    const { env, post } = this.#shared;
    const module = await env.loadSession(lab);
    module.prepare?.(params, { base, signal: this.#abort.signal });
    await attempt.take();
    const forced = force && this.#lost.some((verdict) => verdict.backend === force) ? null : force;
    const device = await env.selectBackend(module.needs, forced, this.#lost);
    attempt.backend = device.backend;
    this.#device = device;
    if (this.#abort.signal.aborted) return attempt.leave();
    post({ type: 'started', id, device });
    attempt.session = module.createSession(params, this.#kept, this.#context(attempt));
    this.#pace.begin();
    const snapshots = attempt.session.run();
    for (;;) {
      const next = await attempt.unlessLost(snapshots.next()).catch(async (error: unknown) => {
        // A lost GPU first fails what was asked of it, and says only then that it is lost.
        if (faultOf(error).code === 'internal') await attempt.unlessLost(delay(LOSS_NOTICE_MS));
        throw error;
      });
      if (next.done) break;
      if (!this.#pulled) {
        await this.#away(attempt, async () => {
          while (!this.#pulled && !this.#abort.signal.aborted) await this.#gate.wait();
        });
      }
      if (this.#abort.signal.aborted) break;
      this.#pulled = false;
      this.#lastSent = performance.now();
      post({ type: 'snapshot', id, snapshot: next.value, stats: this.stats() });
    }
    attempt.leave();
  }

  #context(attempt: Attempt): SessionContext {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- getters below need the runner
    const runner = this;
    const { id, base, maxThreads } = this.#request;
    return {
      base,
      maxThreads,
      signal: this.#abort.signal,
      get paused() {
        return runner.#paused;
      },
      get due() {
        if (runner.#paused) return true;
        return runner.#pulled && performance.now() - runner.#lastSent >= FRAME_MS;
      },
      turn: (examples) => this.#turn(attempt, examples),
      leaveDevice: (work) => this.#away(attempt, () => work),
      recover: (fault) =>
        this.#away(attempt, async () => {
          this.#shared.post({ type: 'fault', id, fault });
          this.#stop();
          await this.#whilePaused();
          this.#abort.signal.throwIfAborted();
        }),
      setThreads: (threads) => {
        if (!this.#device) return;
        this.#device = { ...this.#device, threads };
        this.#shared.post({ type: 'started', id, device: this.#device });
      },
      keep: (state) => {
        this.#kept = state;
      },
    };
  }

  async #turn(attempt: Attempt, examples: number): Promise<void> {
    attempt.throwIfLost();
    this.#pace.end(examples);
    if (++this.#turns === this.#request.stopAt) {
      // As if the reader had paused just before this step.
      this.#paused = true;
      this.#steps = 1;
      this.#shared.post({ type: 'stopped', id: this.#request.id });
    }
    if (this.#paused || this.#shared.scheduler.sliceOver) {
      attempt.leave();
      await nextMacrotask();
      await this.#whilePaused();
      this.#abort.signal.throwIfAborted();
      await attempt.take();
    }
    if (this.#steps > 0) this.#steps--;
    this.#pace.begin();
  }

  /** Leaves the device to others and waits, for an hour perhaps in a hidden tab; that time is no computing. */
  async #away<T>(attempt: Attempt, wait: () => Promise<T>): Promise<T> {
    const from = performance.now();
    attempt.leave();
    try {
      return await wait();
    } finally {
      await attempt.take();
      this.#pace.skip(performance.now() - from);
    }
  }

  /** Waits at once, without a last step. */
  #stop(): void {
    this.#paused = true;
    this.#steps = 0;
  }

  async #whilePaused(): Promise<void> {
    while (this.#paused && this.#steps === 0 && !this.#abort.signal.aborted) await this.#gate.wait();
  }

  /** What the engine measures around the session's work. */
  stats(): EngineStats {
    const { stepMs, examplesPerSecond } = this.#pace;
    return { stepMs, examplesPerSecond, ...this.#shared.env.memory() };
  }

  /** Does what the page asks of a session that runs. */
  handle(request: Exclude<Request, { type: 'start' | 'abort' }>): void {
    switch (request.type) {
      case 'pull':
        this.#pulled = true;
        break;
      case 'pause':
        // Pauses after one more step, whose snapshot brings the page up to date.
        if (!this.#paused) this.#steps = 1;
        this.#paused = true;
        break;
      case 'resume':
        this.#paused = false;
        break;
      case 'step':
        this.#paused = true;
        this.#steps = 1;
        break;
      case 'ask':
        void this.#answer(request);
        break;
      default:
        request satisfies never;
    }
    this.#gate.open();
  }

  async #answer({ id, ask, what, payload }: Extract<Request, { type: 'ask' }>): Promise<void> {
    try {
      if (!this.#attempt?.session) throw new EngineFault('internal', `nothing answers "${what}" yet`);
      const value = await this.#attempt.answer(what, payload);
      this.#shared.post({ type: 'reply', id, ask, ok: true, value });
    } catch (error) {
      this.#shared.post({ type: 'reply', id, ask, ok: false, fault: faultOf(error) });
    }
  }

  /** The device it computes on is gone. @param detail what the browser says of it */
  loseDevice(detail: string): void {
    const isFull = faultOf(new Error(detail)).code === 'out-of-memory';
    this.#attempt?.lose(new EngineFault(isFull ? 'out-of-memory' : 'device-lost', detail, true));
  }

  /** Stops the session and frees what it holds. */
  async abort(): Promise<void> {
    this.#abort.abort(new DOMException('The session was aborted', 'AbortError'));
    this.#stopped.break(new EngineFault('internal', 'the session was stopped'));
    this.#gate.open();
    await this.#finished;
    this.#attempt?.free();
    this.#shared.post({ type: 'aborted', id: this.#request.id, stats: this.stats() });
  }
}
