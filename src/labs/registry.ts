import { EngineFault } from '../engine/fault.ts';
import type { SessionModule } from '../engine/session.ts';

/** Every lab's session, loaded when its first run starts: a lab has one when its folder holds a `session.ts`. */
const sessions = import.meta.glob<SessionModule>('./*/session.ts', { import: 'default' });

/** Loads a lab's session by the lab's name, the name of its folder. @throws EngineFault `internal` when there is none */
export async function loadSession(lab: string): Promise<SessionModule> {
  const load = sessions[`./${lab}/session.ts`];
  if (!load) throw new EngineFault('internal', `no lab with a session is called "${lab}"`);
  return load();
}
