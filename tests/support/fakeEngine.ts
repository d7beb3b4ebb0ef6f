import type { SessionEvents, SessionHandle, StartOptions } from '../../src/engine/clientSession.ts';
import type { DeviceReport, EngineStats } from '../../src/engine/protocol.ts';

/** What a test sees of a session that a lab's run has started, and says in its stead. */
interface FakeSession {
  options: StartOptions;
  events: SessionEvents<object>;
  /** What the view did: `pause`, `resume`, `step`, `abort`, `ask question`. */
  calls: string[];
  /** Answers the oldest question. */
  answer(value: unknown): void;
}

export const STATS: EngineStats = { stepMs: 1, examplesPerSecond: 2, tensors: 3, bytes: 4 };
export const FREED: EngineStats = { stepMs: 1, examplesPerSecond: 2, tensors: 0, bytes: 0 };
export const DEVICE: DeviceReport = {
  backend: 'wasm',
  adapter: 'test',
  precision: 'float32',
  threads: 1,
  ownKernels: true,
  verdicts: [],
};

/** An engine without a worker: tests of a view's half play the session. @returns how it is loaded, and the sessions started */
export function createFakeEngine() {
  const sessions: FakeSession[] = [];
  const startSession = (options: StartOptions, events: SessionEvents<never>): SessionHandle => {
    const answers: ((value: never) => void)[] = [];
    const calls: string[] = [];
    sessions.push({
      options,
      events: events as unknown as SessionEvents<object>,
      calls,
      answer: (value) => answers.shift()!(value as never),
    });
    return {
      pause: () => void calls.push('pause'),
      resume: () => void calls.push('resume'),
      step: () => void calls.push('step'),
      ask: (question) => {
        calls.push(`ask ${question}`);
        return new Promise((resolve) => answers.push(resolve));
      },
      abort: () => {
        calls.push('abort');
        return Promise.resolve(FREED);
      },
    };
  };
  return { sessions, load: () => Promise.resolve({ startSession }) };
}
