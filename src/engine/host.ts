import { EngineFault, faultOf } from './fault.ts';
import type { BackendName, BackendVerdict, DeviceReport, EngineStats, Request, Response } from './protocol.ts';
import { nextMacrotask, Scheduler } from './scheduler.ts';
import type { Session, SessionContext, SessionModule } from './session.ts';

/** Shortest time between two snapshots of one session, in ms: a display frame. */
const FRAME_MS = 15;
/** How long after an unexplained error the news of a lost device may still come, in ms. */
const LOSS_NOTICE_MS = 300;

/** A promise that resolves after some time. */
function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What the host needs from its surroundings; tests pass their own. */
export interface HostEnvironment {
  /** Loads a lab's session module by the lab's name. @throws if there is none */
  loadSession(lab: string): Promise<SessionModule>;
  /** Makes the best backend for these needs current. @param lost backends that failed while running */
  selectBackend(
    needs: SessionModule['needs'],
    force: BackendName | null,
    lost: readonly BackendVerdict[],
  ): Promise<DeviceReport>;
  /** Counts of the tensor library. */
  memory(): { tensors: number; bytes: number };
  /** Tells when the device of the current backend is lost. */
  onDeviceLost(listener: (backend: BackendName, detail: string) => void): void;
}

/** The part of `MessagePort` and of a worker's global scope that the host uses. */
export interface Port {
  postMessage(message: Response): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
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

/** One running session: its generator, its pause and pull state, its measured speed. */
class Runner {
  readonly #request: Extract<Request, { type: 'start' }>;
  readonly #host: Host;
  readonly #abort = new AbortController();
  readonly #gate = new Gate();
  #session: Session | null = null;
  #paused = false;
  #pulled = true;
  #steps = 0;
  #holding = false;
  #lastSent = 0;
  #turnStart = 0;
  #stepMs = 0;
  #examples = 0;
  #kept: unknown = null;
  #lost: BackendVerdict[] = [];
  /** Rejects the current run when its device is lost; the run itself may then wait for ever for the device's answer. */
  #reportLoss: ((fault: EngineFault) => void) | null = null;
  /** Counts the runs: an abandoned one finds that it is no longer the current. */
  #run = 0;
  #finished: Promise<void> = Promise.resolve();
  backend: BackendName | null = null;
  #device: DeviceReport | null = null;

  constructor(host: Host, request: Extract<Request, { type: 'start' }>) {
    this.#host = host;
    this.#request = request;
  }

  start(): void {
    this.#finished = this.#live();
  }

  /** Runs the session, again on another backend each time the reader goes on after a loss, until done or aborted. */
  async #live(): Promise<void> {
    const { id, lab, force } = this.#request;
    while (!this.#abort.signal.aborted) {
      try {
        await this.#runOnce(lab, force);
        if (!this.#abort.signal.aborted) this.#host.post({ type: 'done', id });
        return;
      } catch (error) {
        this.#yieldDevice();
        if (this.#abort.signal.aborted) return;
        const fault = faultOf(error);
        if (fault.code === 'device-lost' || fault.code === 'out-of-memory') {
          if (this.backend) this.#lost.push({ backend: this.backend, code: 'lost', detail: fault.detail });
        }
        this.#host.post({ type: 'fault', id, fault });
        if (!fault.canContinue) return;
        this.#stop();
        await this.#whilePaused();
        this.#free();
      }
    }
  }

  async #runOnce(lab: string, force: BackendName | null): Promise<void> {
    const { id, params, base } = this.#request;
    const module = await this.#host.env.loadSession(lab);
    module.prepare?.(params, { base, signal: this.#abort.signal });
    await this.#host.scheduler.acquire();
    this.#holding = true;
    const forced = force && this.#lost.some((verdict) => verdict.backend === force) ? null : force;
    const device = await this.#host.env.selectBackend(module.needs, forced, this.#lost);
    this.backend = device.backend;
    this.#device = device;
    if (this.#abort.signal.aborted) return this.#yieldDevice();
    this.#host.post({ type: 'started', id, device });
    this.#session = module.createSession(params, this.#kept, this.#context(++this.#run));
    this.#turnStart = performance.now();
    const lost = new Promise<never>((_, reject) => (this.#reportLoss = reject));
    const snapshots = this.#session.run();
    for (;;) {
      const next = await Promise.race([snapshots.next(), lost]).catch(async (error: unknown) => {
        // A lost GPU first fails what was asked of it, and says only then that it is lost.
        if (faultOf(error).code === 'internal') await Promise.race([lost, delay(LOSS_NOTICE_MS)]);
        throw error;
      });
      if (next.done) break;
      if (!this.#pulled) {
        await this.#idle(async () => {
          while (!this.#pulled && !this.#abort.signal.aborted) await this.#gate.wait();
          await this.#takeDevice(this.#run);
        });
      }
      if (this.#abort.signal.aborted) break;
      this.#pulled = false;
      this.#lastSent = performance.now();
      this.#host.post({ type: 'snapshot', id, snapshot: next.value, stats: this.stats() });
    }
    this.#yieldDevice();
  }

  #context(run: number): SessionContext {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- getters below need the runner
    const runner = this;
    return {
      base: this.#request.base,
      maxThreads: this.#request.maxThreads,
      signal: this.#abort.signal,
      get paused() {
        return runner.#paused;
      },
      get due() {
        if (runner.#paused) return true;
        return runner.#pulled && performance.now() - runner.#lastSent >= FRAME_MS;
      },
      turn: (examples) => this.#turn(examples, run),
      recover: async (fault) => {
        await this.#idle(async () => {
          this.#host.post({ type: 'fault', id: this.#request.id, fault });
          this.#stop();
          await this.#whilePaused();
          this.#abort.signal.throwIfAborted();
          await this.#takeDevice(run);
        });
      },
      setThreads: (threads) => {
        if (!this.#device) return;
        this.#device = { ...this.#device, threads };
        this.#host.post({ type: 'started', id: this.#request.id, device: this.#device });
      },
      keep: (state) => {
        this.#kept = state;
      },
    };
  }

  async #turn(examples: number, run: number): Promise<void> {
    const elapsed = performance.now() - this.#turnStart;
    if (this.#examples > 0) this.#stepMs = this.#stepMs === 0 ? elapsed : 0.9 * this.#stepMs + 0.1 * elapsed;
    this.#examples = examples;
    if (this.#paused || this.#host.scheduler.sliceOver) {
      this.#yieldDevice();
      await nextMacrotask();
      await this.#whilePaused();
      this.#abort.signal.throwIfAborted();
      await this.#takeDevice(run);
    }
    if (this.#steps > 0) this.#steps--;
    this.#turnStart = performance.now();
  }

  /** Leaves the device to others and waits, for an hour perhaps in a hidden tab; that time is no computing. */
  async #idle(wait: () => Promise<void>): Promise<void> {
    const from = performance.now();
    this.#yieldDevice();
    await wait();
    this.#turnStart += performance.now() - from;
  }

  /** Waits at once, without a last step. */
  #stop(): void {
    this.#paused = true;
    this.#steps = 0;
  }

  async #whilePaused(): Promise<void> {
    while (this.#paused && this.#steps === 0 && !this.#abort.signal.aborted) await this.#gate.wait();
  }

  /** Waits for the device. @throws EngineFault when the run was abandoned meanwhile */
  async #takeDevice(run: number): Promise<void> {
    await this.#host.scheduler.acquire();
    if (run !== this.#run) {
      this.#host.scheduler.release();
      throw new EngineFault('device-lost', 'another run has taken over', true);
    }
    this.#holding = true;
  }

  #yieldDevice(): void {
    if (!this.#holding) return;
    this.#holding = false;
    this.#host.scheduler.release();
  }

  #free(): void {
    try {
      this.#session?.dispose();
    } catch {
      // A lost device cannot free its tensors one by one; they went with it.
    }
    this.#session = null;
  }

  stats(): EngineStats {
    const { tensors, bytes } = this.#host.env.memory();
    const examplesPerSecond = this.#stepMs > 0 ? (1000 * this.#examples) / this.#stepMs : 0;
    return { stepMs: this.#stepMs, examplesPerSecond, tensors, bytes };
  }

  handle(request: Exclude<Request, { type: 'start' }>): void {
    if (request.type === 'pull') this.#pulled = true;
    else if (request.type === 'pause') this.#pause();
    else if (request.type === 'resume') this.#paused = false;
    else if (request.type === 'step') {
      this.#paused = true;
      this.#steps = 1;
    } else if (request.type === 'ask') void this.#answer(request);
    this.#gate.open();
  }

  /** Pauses after one more step, whose snapshot brings the page up to date. */
  #pause(): void {
    if (!this.#paused) this.#steps = 1;
    this.#paused = true;
  }

  async #answer({ id, ask, what, payload }: Extract<Request, { type: 'ask' }>): Promise<void> {
    try {
      if (!this.#session?.answer) throw new EngineFault('internal', `nothing answers "${what}"`);
      const value = await this.#session.answer(what, payload);
      this.#host.post({ type: 'reply', id, ask, ok: true, value });
    } catch (error) {
      this.#host.post({ type: 'reply', id, ask, ok: false, fault: faultOf(error) });
    }
  }

  loseDevice(detail: string): void {
    this.#run++;
    const isFull = faultOf(new Error(detail)).code === 'out-of-memory';
    this.#reportLoss?.(new EngineFault(isFull ? 'out-of-memory' : 'device-lost', detail, true));
  }

  /** Stops the session and frees what it holds. */
  async abort(): Promise<void> {
    this.#abort.abort(new DOMException('The session was aborted', 'AbortError'));
    this.#gate.open();
    await this.#finished;
    this.#free();
    this.#host.post({ type: 'aborted', id: this.#request.id, stats: this.stats() });
  }
}

/** All sessions of one page. */
class Host {
  readonly env: HostEnvironment;
  readonly scheduler = new Scheduler();
  readonly #port: Port;
  readonly #runners = new Map<number, Runner>();

  constructor(port: Port, env: HostEnvironment) {
    this.#port = port;
    this.env = env;
    env.onDeviceLost((backend, detail) => {
      for (const runner of this.#runners.values()) if (runner.backend === backend) runner.loseDevice(detail);
    });
    port.addEventListener('message', (event) => this.#handle(event.data));
  }

  post(message: Response): void {
    this.#port.postMessage(message);
  }

  #handle(request: Request): void {
    if (request.type === 'start') {
      const runner = new Runner(this, request);
      this.#runners.set(request.id, runner);
      runner.start();
      return;
    }
    const runner = this.#runners.get(request.id);
    if (!runner) return;
    if (request.type === 'abort') {
      this.#runners.delete(request.id);
      void runner.abort();
    } else {
      runner.handle(request);
    }
  }
}

/**
 * Runs the engine behind a port: reads requests, answers with responses (see protocol.ts).
 * @param port a `MessagePort`, or the global scope of a dedicated worker
 */
export function serveEngine(port: Port, env: HostEnvironment): void {
  new Host(port, env);
}
