import type { HostEnvironment } from '../../src/engine/environment.ts';
import { EngineFault } from '../../src/engine/fault.ts';
import type { BackendName, Snapshot } from '../../src/engine/protocol.ts';
import type { Session, SessionContext, SessionModule } from '../../src/engine/session.ts';
import { connectEngine, pause } from './engineHost.ts';

/** How often a session of `counter` counts, and at which count it misbehaves. */
interface CounterParams {
  turns: number;
  failAt?: number;
  lostAt?: number;
  brokenAt?: number;
  hangAt?: number;
  fullAt?: number;
}

/** What the sessions of one engine share. */
interface Device {
  /** Sessions that are not disposed. */
  alive: number;
  /** Whether memory was exhausted once: the next session has enough. */
  hasFilled: boolean;
  lose: (detail: string) => void;
}

/** A session that counts turns. */
class Counter implements Session {
  readonly #params: CounterParams;
  readonly #context: SessionContext;
  readonly #device: Device;
  #count: number;

  constructor(params: unknown, kept: unknown, context: SessionContext, device: Device) {
    this.#params = params as CounterParams;
    this.#context = context;
    this.#device = device;
    this.#count = (kept as number | null) ?? 0;
    device.alive++;
  }
  async *run(): AsyncGenerator<Snapshot, void, void> {
    const { turns, failAt, lostAt, brokenAt, hangAt, fullAt } = this.#params;
    while (this.#count < turns) {
      await this.#context.turn(10);
      this.#count++;
      if (this.#count === failAt) throw new Error('surprise');
      if (this.#count === brokenAt)
        await this.#context.recover({ code: 'data-hash', detail: 'sheet', canContinue: true });
      if (this.#count === fullAt && !this.#device.hasFilled) {
        this.#device.hasFilled = true;
        throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
      }
      this.#context.keep(this.#count);
      if (this.#count === lostAt) this.#device.lose('unplugged');
      if (this.#count === hangAt) await new Promise(() => undefined);
      if (this.#context.due) yield { count: this.#count };
    }
    yield { count: this.#count, last: true };
  }
  async answer(what: string): Promise<unknown> {
    if (what === 'count') return this.#count;
    throw new EngineFault('internal', what);
  }
  dispose(): void {
    this.#device.alive--;
  }
}

/**
 * An engine that knows one lab, `counter`, and opens WASM, or the CPU once a backend was lost.
 * @returns the connection, the device behind it, and what each session asked of the choice of backends
 */
export function connectCounting() {
  const device: Device = { alive: 0, hasFilled: false, lose: () => undefined };
  const selected: { force: BackendName | null; lost: string[] }[] = [];
  const module: SessionModule = {
    needs: { size: 'tiny', backends: ['wasm', 'cpu'] },
    createSession: (params, kept, context) => new Counter(params, kept, context, device),
  };
  const env: HostEnvironment = {
    loadSession: (lab) => (lab === 'counter' ? Promise.resolve(module) : Promise.reject(new Error(`no lab "${lab}"`))),
    async selectBackend(_, force, lost) {
      selected.push({ force, lost: lost.map(({ backend }) => backend) });
      await pause(5);
      const backend = lost.length > 0 ? 'cpu' : 'wasm';
      return { backend, adapter: 'test', precision: 'float32', threads: 1, ownKernels: false, verdicts: [] };
    },
    useBackend: () => undefined,
    memory: () => ({ tensors: device.alive, bytes: 0 }),
    onDeviceLost: (listener) => {
      device.lose = (detail) => listener('wasm', detail);
    },
  };
  return { ...connectEngine(env), device, selected };
}
