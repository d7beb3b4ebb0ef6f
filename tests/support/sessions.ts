import type { Session, SessionContext, SessionModule } from '../../src/engine/session.ts';
import type { Snapshot } from '../../src/engine/protocol.ts';

/** What the engine gives a session, for tests in Node: never pauses, and every step is due. Faults end the run. */
export function createTestContext(): SessionContext {
  return {
    base: 'http://localhost/',
    maxThreads: 1,
    setThreads: () => {},
    signal: new AbortController().signal,
    due: true,
    paused: false,
    turn: () => Promise.resolve(),
    leaveDevice: (work) => work,
    recover: (fault) => Promise.reject(new Error(`${fault.code}: ${fault.detail}`)),
    keep: () => {},
  };
}

/** All snapshots of a session, to its end; the session is not disposed. */
export async function collect<S>(session: Session): Promise<S[]> {
  const snapshots: S[] = [];
  for await (const snapshot of session.run()) snapshots.push(snapshot as S);
  return snapshots;
}

/** Runs a session to its end. @returns all its snapshots, and the session, which the caller disposes */
export async function runSession<S extends Snapshot>(
  module: Pick<SessionModule, 'createSession'>,
  params: unknown,
): Promise<{ snapshots: S[]; session: Session }> {
  const session = module.createSession(params, null, createTestContext());
  return { snapshots: await collect<S>(session), session };
}
