import type { Session, SessionContext, SessionModule } from '../../src/engine/session.ts';
import type { Snapshot } from '../../src/engine/protocol.ts';

/** What the engine gives a session, for tests in Node: never pauses, and every step is due. */
export function createTestContext(): SessionContext {
  return {
    base: 'http://localhost/',
    maxThreads: 1,
    setThreads: () => {},
    signal: new AbortController().signal,
    due: true,
    paused: false,
    turn: () => Promise.resolve(),
    recover: () => Promise.reject(new Error('nothing to recover from')),
    keep: () => {},
  };
}

/** Runs a session to its end. @returns all its snapshots, and the session, which the caller disposes */
export async function runSession<S extends Snapshot>(
  module: Pick<SessionModule, 'createSession'>,
  params: unknown,
): Promise<{ snapshots: S[]; session: Session }> {
  const session = module.createSession(params, null, createTestContext());
  const snapshots: S[] = [];
  for await (const snapshot of session.run()) snapshots.push(snapshot as S);
  return { snapshots, session };
}
