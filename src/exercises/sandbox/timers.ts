/*
 * What a learner's code has started and not finished. Timers can be counted; a promise cannot be asked, but all that it waits
 * for, apart from a timer, comes within a few turns here, where there is no network.
 */

/** The timers of a worker. */
type Scope = Pick<
  typeof globalThis,
  'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval' | 'requestAnimationFrame' | 'cancelAnimationFrame'
>;

/** Turns without a timer after which nothing more is expected, and the length of one in ms. */
const QUIET_TURNS = 4;
const TURN_MS = 5;
/** So many turns in a row take less than `IDLE_MS` where nothing computes. */
const ASKED_TURNS = 5;
const IDLE_MS = 150;

/** Tells when nothing that was started still waits. */
export interface Timers {
  /** Resolves when no timer waits and promises have had their turns, at the latest after so many ms. */
  settle(limitMs: number): Promise<void>;
  /** Whether turns come as soon as they are asked for: nothing computes, not even between awaits. */
  isIdle(): Promise<boolean>;
}

/** Counts the timers of a scope, in place of whose own functions those that count stand from now on. */
export function watchTimers(scope: Scope): Timers {
  const waiting = new Set<unknown>();
  const { setTimeout, setInterval } = scope;
  const later = setTimeout.bind(scope) as (run: () => void, ms: number) => unknown;

  /** Counts what `start` starts, until it has run. */
  const counted =
    (start: (run: unknown, ...rest: unknown[]) => unknown, isOnce: boolean) =>
    (run: unknown, ...rest: unknown[]): unknown => {
      if (typeof run !== 'function') return start(run, ...rest);
      const id = start(
        (...given: unknown[]) => {
          if (isOnce) waiting.delete(id);
          (run as (...all: unknown[]) => void)(...given);
        },
        ...rest,
      );
      waiting.add(id);
      return id;
    };
  const forgetting = (end: (id: never) => void) => (id: unknown) => {
    waiting.delete(id);
    end(id as never);
  };
  const changes: Record<string, unknown> = {
    setTimeout: counted(setTimeout.bind(scope) as never, true),
    setInterval: counted(setInterval.bind(scope) as never, false),
    clearTimeout: forgetting(scope.clearTimeout.bind(scope) as never),
    clearInterval: forgetting(scope.clearInterval.bind(scope) as never),
  };
  if (typeof scope.requestAnimationFrame === 'function') {
    changes['requestAnimationFrame'] = counted(scope.requestAnimationFrame.bind(scope) as never, true);
    changes['cancelAnimationFrame'] = forgetting(scope.cancelAnimationFrame.bind(scope) as never);
  }
  Object.assign(scope, changes);

  const turn = () => new Promise<void>((resolve) => later(resolve, TURN_MS));
  return {
    async isIdle() {
      const start = performance.now();
      for (let i = 0; i < ASKED_TURNS; i++) await turn();
      return performance.now() - start < IDLE_MS;
    },
    async settle(limitMs) {
      const endsAt = performance.now() + limitMs;
      for (let quiet = 0; quiet < QUIET_TURNS && performance.now() < endsAt; quiet++) {
        await turn();
        if (waiting.size > 0) quiet = -1;
      }
    },
  };
}
