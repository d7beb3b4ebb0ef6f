import { afterEach, beforeAll, expect, test } from 'vitest';
import { BackendSelector, type BackendOpener } from '../../../src/engine/backends.ts';
import type { HostEnvironment } from '../../../src/engine/environment.ts';
import { FusedAdam } from '../../../src/engine/kernels/adam.ts';
import type { BackendName, Snapshot } from '../../../src/engine/protocol.ts';
import type { Session, SessionContext, SessionModule } from '../../../src/engine/session.ts';
import * as tf from '../../../src/engine/tf.ts';
import { useBackend } from '../../../src/engine/useBackend.ts';
import { closeEngines, connectEngine } from '../../support/engineHost.ts';
import { normal, useWasmKernels } from '../../support/wasmKernels.ts';

const STEPS = 60;

/** Fits a linear layer by Adam, whose state differs between WASM and other backends; each step waits for its loss. */
class Fit implements Session {
  readonly #context: SessionContext;
  readonly #weights = tf.tidy(() => tf.variable(normal([6, 4], 3)));
  readonly #adam = new FusedAdam({ learningRate: 0.1 });
  /** Every backend that computed a step or an answer of this session. */
  readonly #used = new Set<string>();

  constructor(context: SessionContext) {
    this.#context = context;
  }

  async *run(): AsyncGenerator<Snapshot, void, void> {
    const losses: number[] = [];
    for (let step = 0; step < STEPS; step++) {
      await this.#context.turn(16);
      const { value, grads } = tf.tidy(() => {
        const x = normal([16, 6], 100 + step) as tf.Tensor2D;
        const target = tf.sum(x, 1, true);
        return tf.valueAndGrads((w) => tf.mean(tf.square(tf.sub(tf.matMul(x, w as tf.Tensor2D), target))) as tf.Scalar)(
          [this.#weights],
        );
      });
      losses.push((await value.data())[0]!);
      tf.tidy(() => this.#adam.apply([this.#weights], grads));
      tf.dispose([value, ...grads]);
      this.#used.add(tf.getBackend());
      yield { count: step };
    }
    const weights = Array.from(await this.#weights.data());
    yield { losses, weights, used: [...this.#used] };
  }

  /** Row sums of the weights, computed in two parts with a wait between. */
  async answer(): Promise<unknown> {
    const first = tf.tidy(() => tf.matMul(this.#weights as unknown as tf.Tensor2D, tf.ones([4, 1])));
    await first.data();
    this.#used.add(tf.getBackend());
    const sums = tf.add(first, 0);
    const values = Array.from(await sums.data());
    tf.dispose([first, sums]);
    return values;
  }

  dispose(): void {
    tf.dispose(this.#weights);
    this.#adam.dispose();
  }
}

const module: SessionModule = {
  needs: { size: 'tiny', backends: ['wasm', 'cpu'] },
  createSession: (_params, _kept, context) => new Fit(context),
};
const opener =
  (name: BackendName): BackendOpener =>
  async () => {
    if (!(await tf.setBackend(name))) throw new Error(`no ${name}`);
    return { adapter: name, software: false, precision: 'float32', threads: 1, ownKernels: name === 'wasm' };
  };
const missing: BackendOpener = () => Promise.reject(new Error('not in Node'));

function openEnvironment(): HostEnvironment {
  const openers = { webgpu: missing, webgl: missing, wasm: opener('wasm'), cpu: opener('cpu') };
  const probes = { read: () => Promise.resolve(undefined), write: () => Promise.resolve() };
  const selector = new BackendSelector(openers, () => undefined, probes);
  return {
    loadSession: () => Promise.resolve(module),
    selectBackend: (needs, force, lost) => selector.select(needs, force, lost),
    useBackend,
    memory: () => ({ tensors: tf.memory().numTensors, bytes: tf.memory().numBytes }),
    onDeviceLost: () => undefined,
  };
}

useWasmKernels();
beforeAll(async () => {
  await opener('cpu')(() => undefined);
});
afterEach(closeEngines);

/** The result of sessions that run at once, one on each of these backends, which are asked all the while. */
async function fitOn(backends: readonly BackendName[]) {
  const engine = connectEngine(openEnvironment());
  const results = await Promise.all(
    backends.map(async (backend, i) => {
      const id = i + 1;
      engine.start(id, null, 'fit', backend);
      await engine.until('started', id);
      let answers = 0;
      const asking = (async () => {
        while (!engine.received.some((m) => m.type === 'done' && m.id === id)) {
          if ((await engine.ask(id, 'sums')).ok) answers++;
        }
      })();
      const { snapshot } = await engine.until('snapshot', id, (m) => 'weights' in m.snapshot);
      await asking;
      expect(answers).toBeGreaterThan(5);
      return snapshot as { used: string[]; losses: number[] };
    }),
  );
  for (const i of backends.keys()) await engine.abort(i + 1);
  return results;
}

test('WASM and CPU, step by step by turns and asked all the while, give what each gives alone', async () => {
  const [wasm] = await fitOn(['wasm']);
  const [cpu] = await fitOn(['cpu']);
  await expect(async () => {
    expect(await fitOn(['wasm', 'cpu'])).toEqual([wasm, cpu]);
  }).toKeepTensors();
  expect(wasm!.used).toEqual(['wasm']);
  expect(cpu!.used).toEqual(['cpu']);
  const { losses } = wasm!;
  expect(losses.at(-1)!).toBeLessThan(losses[0]! / 4);
});

test('a backend that was opened is current at once, without setting up its kernels anew', () => {
  for (const name of ['cpu', 'wasm', 'wasm', 'cpu'] as const) {
    useBackend(name);
    expect(tf.getBackend()).toBe(name);
    expect(tf.tidy(() => Array.from(tf.add([1, 2], 1).dataSync()))).toEqual([2, 3]);
    expect(tf.backend()).toBe(tf.engine().findBackend(name));
  }
  expect(() => useBackend('webgpu')).toThrow('has not been opened');
});
