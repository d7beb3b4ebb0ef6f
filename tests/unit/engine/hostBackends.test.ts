import { afterEach, describe, expect, test } from 'vitest';
import type { HostEnvironment } from '../../../src/engine/environment.ts';
import type { BackendName, Snapshot } from '../../../src/engine/protocol.ts';
import type { Session, SessionContext, SessionModule } from '../../../src/engine/session.ts';
import { closeEngines, connectEngine, counts, pause, countOf } from '../../support/engineHost.ts';

/** The backend that is current, as TensorFlow.js has one for all of a worker. */
let current: BackendName | null = null;
/** What was done on another backend than the session's own. */
let wrong: string[] = [];
/** Ends the wait of every session and answer that waits for a device that does not answer. */
let release: () => void = () => undefined;
let loseDevice: (backend: BackendName) => void = () => undefined;

/** Notes whether its own backend is current: before and after a wait in each step and in each answer. */
class Witness implements Session {
  readonly #own: BackendName;
  readonly #context: SessionContext;
  #count = 0;

  constructor(own: BackendName, context: SessionContext) {
    this.#own = own;
    this.#context = context;
  }
  #look(where: string): void {
    if (current !== this.#own) wrong.push(`${where} of ${this.#own} on ${current}`);
  }
  async *run(): AsyncGenerator<Snapshot, void, void> {
    this.#look('start');
    for (;;) {
      await this.#context.turn(1);
      this.#look('step');
      await pause(this.#count % 3);
      this.#look('rest of a step');
      this.#count++;
      if (this.#context.due) yield { count: this.#count };
      this.#look('after a snapshot');
    }
  }
  async answer(what: string): Promise<unknown> {
    this.#look(what);
    if (what === 'hang') await new Promise<void>((resolve) => (release = resolve));
    for (let i = 0; i < 3; i++) {
      await pause(2);
      this.#look(`rest of ${what}`);
    }
    if (what === 'fail') throw new Error('no');
    return this.#own;
  }
  dispose(): void {}
}

/** Waits for something that needs no device, as for a download. */
class Loader implements Session {
  readonly #context: SessionContext;
  constructor(context: SessionContext) {
    this.#context = context;
  }
  async *run(): AsyncGenerator<Snapshot, void, void> {
    yield { count: 0 };
    const loaded = await this.#context.leaveDevice(new Promise<string>((resolve) => (release = () => resolve('all'))));
    yield { count: 1, loaded, on: current };
  }
  dispose(): void {}
}

const modules: Record<string, SessionModule> = {
  wasm: { needs: { size: 'tiny', backends: ['wasm'] }, createSession: (_, _kept, c) => new Witness('wasm', c) },
  webgpu: { needs: { size: 'large', backends: ['webgpu'] }, createSession: (_, _kept, c) => new Witness('webgpu', c) },
  loader: { needs: { size: 'large', backends: ['webgpu'] }, createSession: (_, _kept, c) => new Loader(c) },
};

const env: HostEnvironment = {
  loadSession: (lab) => Promise.resolve(modules[lab]!),
  async selectBackend({ backends }) {
    // Opening and proving one goes over the others.
    current = 'cpu';
    await pause(5);
    const backend = (current = backends[0]!);
    return { backend, adapter: '', precision: 'float32', threads: 1, ownKernels: false, verdicts: [] };
  },
  useBackend: (name) => (current = name),
  memory: () => ({ tensors: 0, bytes: 0 }),
  onDeviceLost: (listener) => (loseDevice = (backend) => listener(backend, 'unplugged')),
};

afterEach(() => {
  closeEngines();
  current = null;
  wrong = [];
});

describe('two sessions on two backends', () => {
  test('each computes on its own, step by step and in its answers, while both run', async () => {
    const engine = connectEngine(env);
    engine.start(1, null, 'wasm');
    engine.start(2, null, 'webgpu');
    const answers = [];
    for (let i = 0; i < 5; i++) {
      answers.push(engine.ask(1, 'question'), engine.ask(2, 'question'));
      await engine.until('snapshot', 1, ({ snapshot }) => countOf(snapshot) > 8 * i);
      await engine.until('snapshot', 2, ({ snapshot }) => countOf(snapshot) > 8 * i);
    }
    await Promise.all(answers);
    expect(wrong).toEqual([]);
    await Promise.all([engine.abort(1), engine.abort(2)]);
  });

  test('one that is paused is answered on its own backend, also when the answer fails', async () => {
    const engine = connectEngine(env);
    engine.start(1, null, 'wasm');
    await engine.until('snapshot', 1);
    engine.send({ type: 'pause', id: 1 });
    engine.start(2, null, 'webgpu');
    await engine.until('snapshot', 2);
    expect(await engine.ask(1, 'question')).toMatchObject({ ok: true, value: 'wasm' });
    expect(await engine.ask(1, 'fail')).toMatchObject({ ok: false });
    expect(await engine.ask(1, 'question')).toMatchObject({ ok: true });
    expect(wrong).toEqual([]);
    await Promise.all([engine.abort(1), engine.abort(2)]);
  });

  test('one whose page pulls nothing is answered, and keeps no other waiting', async () => {
    const engine = connectEngine(env);
    engine.stopPulling();
    engine.start(1, null, 'wasm');
    engine.start(2, null, 'webgpu');
    await Promise.all([engine.until('snapshot', 1), engine.until('snapshot', 2)]);
    await pause(40);
    expect(await engine.ask(1, 'question')).toMatchObject({ ok: true, value: 'wasm' });
    expect(await engine.ask(2, 'question')).toMatchObject({ ok: true, value: 'webgpu' });
    expect(wrong).toEqual([]);
    await Promise.all([engine.abort(1), engine.abort(2)]);
  });

  test('a session that waits for a download leaves the device to the other, and has it back afterwards', async () => {
    const engine = connectEngine(env);
    engine.start(1, null, 'loader');
    await engine.until('snapshot', 1);
    engine.start(2, null, 'wasm');
    await engine.until('snapshot', 2, ({ snapshot }) => countOf(snapshot) > 5);
    expect(await engine.ask(2, 'question')).toMatchObject({ ok: true });
    release();
    const { snapshot } = await engine.until('snapshot', 1, (m) => countOf(m.snapshot) === 1);
    expect(snapshot).toMatchObject({ loaded: 'all', on: 'webgpu' });
    expect(wrong).toEqual([]);
    await engine.abort(2);
  });

  test('an answer that waits for a lost device is rejected, and blocks neither the other session nor what is asked next', async () => {
    const engine = connectEngine(env);
    engine.start(1, null, 'webgpu');
    engine.start(2, null, 'wasm');
    await Promise.all([engine.until('snapshot', 1), engine.until('snapshot', 2)]);
    const hanging = engine.ask(1, 'hang');
    await pause(30);
    loseDevice('webgpu');
    expect(await hanging).toMatchObject({ ok: false, fault: { code: 'device-lost' } });
    expect(await engine.ask(1, 'question')).toMatchObject({ ok: false, fault: { code: 'device-lost' } });
    const before = counts(engine.received, 2).at(-1)!;
    await engine.until('snapshot', 2, ({ snapshot }) => countOf(snapshot) > before + 5);
    expect(await engine.ask(2, 'question')).toMatchObject({ ok: true });
    engine.received.splice(0);
    engine.send({ type: 'resume', id: 1 });
    await engine.until('snapshot', 1);
    expect(await engine.ask(1, 'question')).toMatchObject({ ok: true, value: 'webgpu' });
    await Promise.all([engine.abort(1), engine.abort(2)]);
  });

  test('an answer of a session that is stopped meanwhile is rejected', async () => {
    const engine = connectEngine(env);
    engine.start(1, null, 'wasm');
    engine.start(2, null, 'webgpu');
    await Promise.all([engine.until('snapshot', 1), engine.until('snapshot', 2)]);
    const hanging = engine.ask(1, 'hang');
    const queued = engine.ask(1, 'question');
    await pause(30);
    const aborted = engine.abort(1);
    expect(await hanging).toMatchObject({ ok: false });
    expect(await queued).toMatchObject({ ok: false });
    await aborted;
    expect(await engine.ask(2, 'question')).toMatchObject({ ok: true });
    await engine.abort(2);
  });
});
