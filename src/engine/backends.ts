import * as tf from './tf.ts';
import { EngineFault, isLoadFailure } from './fault.ts';
import type { BackendName, BackendVerdict, DeviceReport, MissingBackend, SessionNeeds } from './protocol.ts';
import type { ProbeStore } from './probeStore.ts';
import { relativeDifference, SELF_TEST_TOLERANCE, selfTestStep } from './selfTest.ts';

/** A backend that could be opened. */
export interface OpenedBackend {
  adapter: string;
  /** An emulated GPU (SwiftShader, llvmpipe, WARP): correct, but slower than WASM. */
  software: boolean;
  precision: 'float32' | 'float16';
  threads: number;
  ownKernels: boolean;
}

/**
 * Loads and registers one backend and makes it current.
 * @param acceptsSoftware whether an emulated GPU is wanted too; else it may say what it is without being loaded
 * @throws when this device or browser cannot have it
 */
export type BackendOpener = (onLost: (detail: string) => void, acceptsSoftware?: boolean) => Promise<OpenedBackend>;

/** Thrown by an opener that knows why: the view says it in the reader's language. */
export class BackendMissing extends Error {
  constructor(readonly code: MissingBackend) {
    super(code);
  }
}

const SOFTWARE_GPU = /swiftshader|llvmpipe|softpipe|warp|basic render|software/i;

/** Whether an adapter's name is that of an emulated GPU. */
export function isSoftwareAdapter(name: string): boolean {
  return SOFTWARE_GPU.test(name);
}

/** Chooses backends for sessions; keeps what it learnt about each (opened, proven, measured) for the life of the worker. */
export class BackendSelector {
  readonly #openers: Record<BackendName, BackendOpener>;
  readonly #onLost: (backend: BackendName, detail: string) => void;
  readonly #opened = new Map<BackendName, OpenedBackend | BackendVerdict>();
  /** Emulated GPUs that were left aside. */
  readonly #unproven = new Set<BackendName>();
  readonly #probes: ProbeStore;
  readonly #probeStep: () => Promise<void>;
  readonly #stepMs = new Map<BackendName, number>();
  #reference: Float32Array[] | null = null;

  constructor(
    openers: Record<BackendName, BackendOpener>,
    onLost: (backend: BackendName, detail: string) => void,
    probes: ProbeStore,
    step: () => Promise<void> = probeStep,
  ) {
    this.#openers = openers;
    this.#onLost = onLost;
    this.#probes = probes;
    this.#probeStep = step;
  }

  /**
   * Makes the best backend for these needs current: the forced one, or among those that work the one that a short measured
   * probe finds fastest. Tiny sessions never try a GPU.
   * @param lost backends that failed while running and are not to be tried again
   * @throws EngineFault `no-backend` when none works, `not-loaded` when the file of one that should did not come
   */
  async select(needs: SessionNeeds, force: BackendName | null, lost: readonly BackendVerdict[]): Promise<DeviceReport> {
    const verdicts: BackendVerdict[] = [...lost];
    const gone = new Set(lost.map((verdict) => verdict.backend));
    const wanted = force ? [force] : needs.backends.filter((name) => !gone.has(name) && worthTrying(name, needs));
    const usable: { name: BackendName; opened: OpenedBackend }[] = [];
    for (const name of wanted) {
      // The CPU backend is hundreds of times slower than WASM: it is the last resort, not a candidate.
      if (name === 'cpu' && !force && usable.length > 0) continue;
      const opened = await this.#open(name, force !== null);
      if ('code' in opened) verdicts.push(opened);
      else if (opened.software && !force) verdicts.push({ backend: name, code: 'software', detail: opened.adapter });
      else usable.push({ name, opened });
    }
    if (usable.length === 0) {
      throw new EngineFault('no-backend', verdicts.map((v) => `${v.backend}: ${v.code} (${v.detail})`).join('; '));
    }
    const best = await this.#fastest(usable, verdicts);
    await tf.setBackend(best.name);
    verdicts.push({ backend: best.name, code: force ? 'forced' : 'chosen', detail: best.opened.adapter });
    return {
      backend: best.name,
      adapter: best.opened.adapter,
      precision: best.opened.precision,
      threads: best.opened.threads,
      ownKernels: best.opened.ownKernels,
      verdicts,
    };
  }

  /** Opens a backend once and lets it prove itself against the CPU backend; an emulated GPU, which takes seconds, only on demand. */
  async #open(name: BackendName, acceptsSoftware: boolean): Promise<OpenedBackend | BackendVerdict> {
    const known = this.#opened.get(name);
    if (known && !(acceptsSoftware && this.#unproven.has(name))) return known;
    let result: OpenedBackend | BackendVerdict;
    try {
      result = await this.#openers[name]((detail) => this.#lose(name, detail), acceptsSoftware);
      const isUnproven = result.software && !acceptsSoftware;
      if (isUnproven) this.#unproven.add(name);
      else this.#unproven.delete(name);
      if (name !== 'cpu' && !isUnproven) {
        const difference = relativeDifference(await selfTestStep(), await this.#cpuReference(name));
        if (!(difference <= SELF_TEST_TOLERANCE)) {
          result = { backend: name, code: 'wrong', detail: difference.toExponential(1) };
        }
      }
    } catch (error) {
      // Without its file the one that works everywhere is not missing here: a slower one must not take its place unasked.
      if (isLoadFailure(error)) {
        const detail = (error as Error).message;
        if (acceptsSoftware || name === 'wasm' || name === 'cpu') throw new EngineFault('not-loaded', detail, true);
        return { backend: name, code: 'missing', detail };
      }
      result =
        error instanceof BackendMissing
          ? { backend: name, code: error.code, detail: '' }
          : { backend: name, code: 'missing', detail: error instanceof Error ? error.message : String(error) };
    }
    this.#opened.set(name, result);
    return result;
  }

  /** Never offers a lost backend again, and tells whoever runs on it. */
  #lose(name: BackendName, detail: string): void {
    this.#opened.set(name, { backend: name, code: 'lost', detail });
    this.#onLost(name, detail);
  }

  async #cpuReference(returnTo: BackendName): Promise<Float32Array[]> {
    if (!this.#reference) {
      await this.#openers.cpu(() => undefined);
      this.#reference = await selfTestStep();
      await tf.setBackend(returnTo);
    }
    return this.#reference;
  }

  async #fastest(usable: { name: BackendName; opened: OpenedBackend }[], verdicts: BackendVerdict[]) {
    let best = usable[0]!;
    if (usable.length === 1) return best;
    for (const { name, opened } of usable) await this.#measure(name, opened.adapter);
    for (const candidate of usable.slice(1)) {
      if (this.#stepMs.get(candidate.name)! < this.#stepMs.get(best.name)!) best = candidate;
    }
    for (const { name } of usable) {
      if (name !== best.name)
        verdicts.push({ backend: name, code: 'slower', detail: `${this.#stepMs.get(name)!.toFixed(1)} ms` });
    }
    return best;
  }

  /** Milliseconds of a convolution-sized probe step, best of three after a warm-up; kept per device and browser. */
  async #measure(name: BackendName, adapter: string): Promise<void> {
    if (this.#stepMs.has(name)) return;
    const device = [name, adapter, globalThis.navigator?.userAgent].join(' | ');
    const kept = await this.#probes.read(device);
    if (kept !== undefined) {
      this.#stepMs.set(name, kept);
      return;
    }
    await tf.setBackend(name);
    let best = Infinity;
    for (let i = 0; i < 4; i++) {
      const start = performance.now();
      await this.#probeStep();
      if (i > 0) best = Math.min(best, performance.now() - start);
    }
    this.#stepMs.set(name, best);
    await this.#probes.write(device, best);
  }
}

function worthTrying(name: BackendName, needs: SessionNeeds): boolean {
  return needs.size === 'large' || name === 'wasm' || name === 'cpu';
}

/** Forward and backward pass of one convolution of 16 images, 16×16×32 → 64 channels (about 0.35 GFLOP). */
async function probeStep(): Promise<void> {
  const gradient = tf.tidy(() => {
    const x = tf.ones([16, 16, 16, 32]) as tf.Tensor4D;
    const filter = tf.ones([3, 3, 32, 64]) as tf.Tensor4D;
    return tf.grad((f: tf.Tensor) => tf.sum(tf.conv2d(x, f as tf.Tensor4D, 1, 'valid')))(filter);
  });
  await gradient.data();
  gradient.dispose();
}
