import type { Session, SessionContext } from '../../src/engine/session.ts';

/** A context in which a session runs on without pauses; every step is due. Faults end the run. */
export function freeContext(): SessionContext {
  return {
    base: 'http://localhost/',
    signal: new AbortController().signal,
    due: true,
    turn: () => Promise.resolve(),
    recover: (fault) => Promise.reject(new Error(`${fault.code}: ${fault.detail}`)),
    keep: () => undefined,
    paused: false,
    maxThreads: 1,
    setThreads: () => undefined,
  };
}

/** All snapshots of a session, to its end; the session is not disposed. */
export async function collect<S>(session: Session): Promise<S[]> {
  const snapshots: S[] = [];
  for await (const snapshot of session.run()) snapshots.push(snapshot as S);
  return snapshots;
}
