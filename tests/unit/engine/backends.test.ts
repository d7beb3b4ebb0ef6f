import '@tensorflow/tfjs-backend-cpu';
import { describe, expect, test } from 'vitest';
import { BackendSelector, isSoftwareAdapter, type BackendOpener } from '../../../src/engine/backends.ts';
import type { BackendName } from '../../../src/engine/protocol.ts';
import type { ProbeStore } from '../../../src/engine/probeStore.ts';
import { relativeDifference } from '../../../src/engine/selfTest.ts';
import * as tf from '../../../src/engine/tf.ts';

const cpu: BackendOpener = async () => {
  await tf.setBackend('cpu');
  return { adapter: 'JavaScript', software: false, precision: 'float32', threads: 1, ownKernels: false };
};
const missing: BackendOpener = () => Promise.reject(new Error('not here'));

/** The CPU backend under another name, with one kernel replaced when `broken`. */
function copyOfCpu(name: BackendName, options: { broken?: boolean; software?: boolean } = {}): BackendOpener {
  return async () => {
    await tf.setBackend('cpu');
    const backend = tf.backend();
    if (!tf.findBackendFactory(name)) {
      tf.registerBackend(name, () => backend);
      tf.copyRegisteredKernels('cpu', name);
      if (options.broken) {
        const kernel = tf.getKernel('Conv2DBackpropFilter', 'cpu')!;
        tf.unregisterKernel('Conv2DBackpropFilter', name);
        tf.registerKernel({
          ...kernel,
          backendName: name,
          kernelFunc: (args) => {
            const result = kernel.kernelFunc(args) as tf.TensorInfo;
            (backend as unknown as { data: { get(id: object): { values: Float32Array } } }).data.get(
              result.dataId,
            ).values[0]! += 1;
            return result;
          },
        });
      }
    }
    await tf.setBackend(name);
    return {
      adapter: `copy ${name}`,
      software: options.software ?? false,
      precision: 'float32',
      threads: 1,
      ownKernels: false,
    };
  };
}

/** A store of measurements in memory, with what was read and written. */
function memoryProbes(known: Record<string, number> = {}) {
  const kept = new Map(Object.entries(known));
  const written: string[] = [];
  return {
    written,
    read: (device: string) => Promise.resolve(kept.get(device.split(' | ')[0]!)),
    write(device: string) {
      written.push(device);
      return Promise.resolve();
    },
  } satisfies ProbeStore & { written: string[] };
}

const large = { size: 'large', backends: ['webgpu', 'webgl', 'wasm', 'cpu'] } as const;

describe('choosing a backend', () => {
  test('skips what is missing, emulated or wrong, says why, and falls back to the CPU', async () => {
    const selector = new BackendSelector(
      {
        webgpu: missing,
        webgl: copyOfCpu('webgl', { software: true }),
        wasm: copyOfCpu('wasm', { broken: true }),
        cpu,
      },
      () => undefined,
      memoryProbes(),
    );
    const report = await selector.select(large, null, []);
    expect(report.backend).toBe('cpu');
    expect(report.verdicts.map(({ backend, code }) => `${backend}: ${code}`)).toEqual([
      'webgpu: missing',
      'webgl: software',
      'wasm: wrong',
      'cpu: chosen',
    ]);
    expect(tf.getBackend()).toBe('cpu');
    // An emulated GPU runs when it is demanded.
    expect((await selector.select(large, 'webgl', [])).backend).toBe('webgl');
    await expect(selector.select(large, 'wasm', [])).rejects.toThrow(/wasm: wrong/);
    const afterLoss = await selector.select(large, null, [{ backend: 'cpu', code: 'lost', detail: '' }]).catch(String);
    expect(afterLoss).toMatch(/no-backend/);
  });

  test('lets the measured probe decide, not the rank, and keeps what it measured', async () => {
    const openers = { webgpu: copyOfCpu('webgpu'), webgl: copyOfCpu('webgl'), wasm: missing, cpu };
    const known = memoryProbes({ webgpu: 50, webgl: 5 });
    const report = await new BackendSelector(openers, () => undefined, known).select(large, null, []);
    expect(report.backend).toBe('webgl');
    expect(report.verdicts).toContainEqual({ backend: 'webgpu', code: 'slower', detail: '50.0 ms' });
    expect(known.written).toEqual([]);
    const fresh = memoryProbes();
    await new BackendSelector(
      openers,
      () => undefined,
      fresh,
      () => Promise.resolve(),
    ).select(large, null, []);
    expect(fresh.written.map((device) => device.split(' | ')[0])).toEqual(['webgpu', 'webgl']);
  });

  test('lets an emulated GPU prove itself only when it is demanded', async () => {
    const asked: (boolean | undefined)[] = [];
    const broken = copyOfCpu('webgl', { software: true, broken: true });
    const webgl: BackendOpener = (onLost, acceptsSoftware) => {
      asked.push(acceptsSoftware);
      return broken(onLost);
    };
    const selector = new BackendSelector(
      { webgpu: missing, webgl, wasm: missing, cpu },
      () => undefined,
      memoryProbes(),
    );
    const verdict = async (force: BackendName | null) => {
      const { verdicts } = await selector.select(large, force, []);
      return verdicts.find(({ backend }) => backend === 'webgl')?.code;
    };
    expect(await verdict(null)).toBe('software');
    expect(await verdict(null)).toBe('software');
    expect(asked).toEqual([false]);
    // Demanded, it is opened in earnest.
    await selector.select(large, 'webgl', []).catch(() => undefined);
    expect(asked).toEqual([false, true]);
  });

  test('never tries a GPU for a tiny session', async () => {
    let tried = false;
    const gpu: BackendOpener = () => {
      tried = true;
      return Promise.reject(new Error('no'));
    };
    const selector = new BackendSelector(
      { webgpu: gpu, webgl: gpu, wasm: missing, cpu },
      () => undefined,
      memoryProbes(),
    );
    expect((await selector.select({ ...large, size: 'tiny' }, null, [])).backend).toBe('cpu');
    expect(tried).toBe(false);
  });
});

describe('helpers of the self-test', () => {
  test('knows emulated GPUs by name', () => {
    expect(isSoftwareAdapter('ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device), SwiftShader driver)')).toBe(true);
    expect(isSoftwareAdapter('Microsoft Basic Render Driver')).toBe(true);
    expect(isSoftwareAdapter('NVIDIA H100')).toBe(false);
  });

  test('measures differences relative to the largest value and refuses NaN', () => {
    expect(relativeDifference([Float32Array.of(1, 2.02)], [Float32Array.of(1, 2)])).toBeCloseTo(0.01, 5);
    expect(relativeDifference([Float32Array.of(Number.NaN)], [Float32Array.of(1)])).toBe(Infinity);
    expect(relativeDifference([], [Float32Array.of(1)])).toBe(Infinity);
  });
});

test('a backend whose file does not come is asked for again, and no slower one takes the place of WASM unasked', async () => {
  const lostFile = new TypeError('Failed to fetch dynamically imported module: x.js');
  let isOffline = true;
  const opened: string[] = [];
  const late =
    (open: BackendOpener): BackendOpener =>
    (...args) => {
      if (isOffline) return Promise.reject(lostFile);
      opened.push('wasm');
      return open(...args);
    };
  const openers = { cpu, wasm: late(copyOfCpu('wasm')), webgl: missing, webgpu: late(missing) };
  const selector = new BackendSelector(openers, () => undefined, memoryProbes());
  const needs = { size: 'tiny', backends: ['wasm', 'cpu'] } as const;
  await expect(selector.select(needs, null, [])).rejects.toMatchObject({
    fault: { code: 'not-loaded', canContinue: true },
  });
  await expect(selector.select(needs, 'webgpu', [])).rejects.toMatchObject({ fault: { code: 'not-loaded' } });
  isOffline = false;
  await selector.select(needs, null, []);
  expect(opened).toEqual(['wasm']);
});
