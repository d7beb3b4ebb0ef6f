import { afterEach, describe, expect, test, vi } from 'vitest';
import { EngineFault, faultOf } from '../../../src/engine/fault.ts';
import type { HostEnvironment } from '../../../src/engine/environment.ts';
import type { BackendName, Snapshot } from '../../../src/engine/protocol.ts';
import type { Session, SessionContext, SessionModule } from '../../../src/engine/session.ts';
import { closeEngines, connectEngine, counts, pause, countOf } from '../../support/engineHost.ts';

const needs = { size: 'tiny', backends: ['wasm', 'cpu'] } as const;

/** A session that counts turns; `params` say how it misbehaves. */
class Counter implements Session {
  static alive = 0;
  static hasFilled = false;
  readonly #context: SessionContext;
  readonly #params: {
    turns: number;
    failAt?: number;
    lostAt?: number;
    brokenAt?: number;
    hangAt?: number;
    fullAt?: number;
  };
  #count: number;

  constructor(params: unknown, kept: unknown, context: SessionContext) {
    this.#params = params as Counter['params'];
    this.#context = context;
    this.#count = (kept as number | null) ?? 0;
    Counter.alive++;
  }
  get params() {
    return this.#params;
  }
  async *run(): AsyncGenerator<Snapshot, void, void> {
    const { turns, failAt, lostAt, brokenAt, hangAt, fullAt } = this.#params;
    while (this.#count < turns) {
      await this.#context.turn(10);
      this.#count++;
      if (this.#count === failAt) throw new Error('surprise');
      if (this.#count === brokenAt)
        await this.#context.recover({ code: 'data-hash', detail: 'sheet', canContinue: true });
      if (this.#count === fullAt && !Counter.hasFilled) {
        Counter.hasFilled = true;
        throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
      }
      this.#context.keep(this.#count);
      if (this.#count === lostAt) loseDevice('unplugged');
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
    Counter.alive--;
  }
}

let loseDevice: (detail: string) => void = () => undefined;
afterEach(() => {
  closeEngines();
  Counter.alive = 0;
  Counter.hasFilled = false;
  vi.restoreAllMocks();
});

function connect(selected: { force: BackendName | null; lost: string[] }[] = []) {
  const module: SessionModule = { needs, createSession: (params, kept, context) => new Counter(params, kept, context) };
  const env: HostEnvironment = {
    loadSession: (lab) => (lab === 'counter' ? Promise.resolve(module) : Promise.reject(new Error(`no lab "${lab}"`))),
    async selectBackend(_, force, lost) {
      selected.push({ force, lost: lost.map(({ backend }) => backend) });
      await pause(5);
      const backend = lost.length > 0 ? 'cpu' : 'wasm';
      return { backend, adapter: 'test', precision: 'float32', threads: 1, ownKernels: false, verdicts: [] };
    },
    useBackend: () => undefined,
    memory: () => ({ tensors: Counter.alive, bytes: 0 }),
    onDeviceLost: (listener) => {
      loseDevice = (detail) => listener('wasm', detail);
    },
  };
  return connectEngine(env);
}

describe('the engine behind a MessageChannel', () => {
  test('runs a session to its end and reports the device first', async () => {
    const engine = connect();
    engine.start(1, { turns: 5 });
    await engine.until('done');
    expect(engine.received[0]?.type).toBe('started');
    expect(counts(engine.received).at(-1)).toBe(5);
  });

  test('sends nothing that was not pulled', async () => {
    const engine = connect();
    engine.stopPulling();
    engine.start(1, { turns: 1e9 });
    await engine.until('snapshot');
    await pause(60);
    expect(counts(engine.received)).toHaveLength(1);
    engine.send({ type: 'abort', id: 1 });
    await engine.until('aborted');
  });

  test('pauses, makes single steps, resumes and aborts, freeing the session', async () => {
    const engine = connect();
    engine.start(1, { turns: 1e9 });
    await engine.until('snapshot');
    /** The count once the session has had time for whatever step it was still to make. */
    const settled = async () => {
      for (let i = 0; i < 3; i++) await engine.ask(1, 'count');
      const reply = await engine.ask(1, 'count');
      return reply.ok ? (reply.value as number) : NaN;
    };
    engine.send({ type: 'pause', id: 1 });
    const before = await settled();
    engine.send({ type: 'step', id: 1 });
    const after = await settled();
    expect(after - before).toBe(1);
    engine.send({ type: 'resume', id: 1 });
    await engine.until('snapshot', 1, (m) => countOf(m.snapshot) > after + 10);
    engine.send({ type: 'abort', id: 1 });
    expect((await engine.until('aborted')).stats.tensors).toBe(0);
  });

  test('answers questions while running and paused, and says so when it cannot', async () => {
    const engine = connect();
    engine.start(1, { turns: 1e9 });
    await engine.until('snapshot');
    engine.send({ type: 'pause', id: 1 });
    engine.send({ type: 'ask', id: 1, ask: 7, what: 'count', payload: null });
    engine.send({ type: 'ask', id: 1, ask: 8, what: 'nonsense', payload: null });
    expect(await engine.until('reply', 1, (m) => m.ask === 7)).toMatchObject({ ok: true });
    expect(await engine.until('reply', 1, (m) => m.ask === 8)).toMatchObject({
      ok: false,
      fault: { code: 'internal' },
    });
    engine.send({ type: 'abort', id: 1 });
    await engine.until('aborted');
  });

  test('shares the device between two sessions', async () => {
    const engine = connect();
    engine.start(1, { turns: 1e9 });
    engine.start(2, { turns: 1e9 });
    await engine.until('snapshot', 2, (m) => countOf(m.snapshot) > 20);
    await engine.until('snapshot', 1, (m) => countOf(m.snapshot) > 20);
    engine.send({ type: 'abort', id: 1 });
    engine.send({ type: 'abort', id: 2 });
    await Promise.all([engine.until('aborted', 1), engine.until('aborted', 2)]);
  });

  test('leaves the device to the next session when it is aborted while its backend is being opened', async () => {
    const engine = connect();
    engine.start(1, { turns: 1e9 });
    engine.send({ type: 'abort', id: 1 });
    await engine.until('aborted', 1);
    engine.start(2, { turns: 5 });
    await engine.until('done', 2);
    expect(Counter.alive).toBe(1);
  });

  test('goes on with the last kept state on another backend after the device is lost', async () => {
    const selected: { force: BackendName | null; lost: string[] }[] = [];
    const engine = connect(selected);
    engine.start(1, { turns: 30, lostAt: 12 }, 'counter', 'wasm');
    const { fault } = await engine.until('fault');
    expect(fault).toMatchObject({ code: 'device-lost', canContinue: true });
    engine.send({ type: 'resume', id: 1 });
    await engine.until('done');
    expect(selected).toEqual([
      { force: 'wasm', lost: [] },
      { force: null, lost: ['wasm'] },
    ]);
    expect(counts(engine.received).at(-1)).toBe(30);
    expect(Counter.alive).toBe(1);
  });

  test('reports the loss of a device that never answers again', async () => {
    const engine = connect();
    engine.start(1, { turns: 20, hangAt: 5 });
    await engine.until('snapshot');
    await pause(30);
    loseDevice('gone');
    expect((await engine.until('fault')).fault.code).toBe('device-lost');
    engine.send({ type: 'resume', id: 1 });
    await engine.until('done');
    expect(counts(engine.received).at(-1)).toBe(20);
  });

  test('waits at a broken download until the reader says go on', async () => {
    const engine = connect();
    engine.start(1, { turns: 10, brokenAt: 4 });
    expect((await engine.until('fault')).fault.code).toBe('data-hash');
    engine.send({ type: 'resume', id: 1 });
    await engine.until('done');
  });

  test('goes on from the last kept state on another backend when memory is exhausted', async () => {
    const selected: { force: BackendName | null; lost: string[] }[] = [];
    const engine = connect(selected);
    engine.start(1, { turns: 30, fullAt: 12 });
    expect((await engine.until('fault')).fault).toMatchObject({ code: 'out-of-memory', canContinue: true });
    engine.send({ type: 'resume', id: 1 });
    await engine.until('done');
    expect(selected.map(({ lost }) => lost)).toEqual([[], ['wasm']]);
    expect(counts(engine.received).at(-1)).toBe(30);
    expect(Counter.alive).toBe(1);
  });

  test('reports a GPU that is out of memory as that, not as lost', async () => {
    const engine = connect();
    engine.start(1, { turns: 1e9 });
    await engine.until('snapshot');
    loseDevice('WebGPU is out of memory: buffer of 2 GiB');
    expect((await engine.until('fault')).fault.code).toBe('out-of-memory');
    engine.send({ type: 'abort', id: 1 });
    await engine.until('aborted');
  });

  test('counts no hour in a hidden tab as computing: neither one without a pull, nor one at a fault', async () => {
    const now = performance.now.bind(performance);
    let jump = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now() + jump);
    const engine = connect();
    const hour = 3_600_000;
    /** One step more, and the time a step takes as it is known then. */
    const stepMsAfter = async (count: number) => {
      engine.send({ type: 'step', id: 1 });
      const { stats } = await engine.until('snapshot', 1, (m) => countOf(m.snapshot) === count);
      return stats.stepMs;
    };
    engine.start(1, { turns: 1e9, brokenAt: 200 });
    await engine.until('fault');
    jump += hour;
    await stepMsAfter(200);
    const afterFault = await stepMsAfter(201);
    expect(afterFault).toBeGreaterThan(0);
    expect(afterFault).toBeLessThan(1000);
    // Hidden: the page draws no frame any more, so it pulls nothing; the pause comes during the step.
    engine.stopPulling();
    await stepMsAfter(202);
    engine.send({ type: 'step', id: 1 });
    await pause(60);
    jump += hour;
    engine.send({ type: 'pull', id: 1 });
    await engine.until('snapshot', 1, (m) => countOf(m.snapshot) === 203);
    engine.send({ type: 'pull', id: 1 });
    expect(await stepMsAfter(204)).toBeLessThan(1000);
    engine.send({ type: 'abort', id: 1 });
    await engine.until('aborted');
  });

  test('reports an unexpected error and an unknown lab', async () => {
    const engine = connect();
    engine.start(1, { turns: 10, failAt: 3 });
    expect((await engine.until('fault', 1)).fault).toEqual({
      code: 'internal',
      detail: 'surprise',
      canContinue: false,
    });
    engine.start(2, {}, 'nowhere');
    expect((await engine.until('fault', 2)).fault.code).toBe('internal');
  });
});

describe('faultOf', () => {
  test('recognises lost devices and exhausted memory by their messages', () => {
    expect(faultOf(new Error('WebGL context lost')).code).toBe('device-lost');
    for (const message of [
      'Array buffer allocation failed',
      'WebAssembly.Memory.grow(): Maximum memory size exceeded',
      'Out of memory',
      'Aborted(OOM)',
      'allocation size overflow',
      'Unable to create WebGLTexture.',
      'OUT_OF_MEMORY',
    ])
      expect(faultOf(new RangeError(message)).code, message).toBe('out-of-memory');
    expect(faultOf(new Error('a room with a zoom')).code).toBe('internal');
    expect(faultOf('x').code).toBe('internal');
  });
});
