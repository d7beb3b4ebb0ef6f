import { browserOpeners } from './openers.ts';
import { serveTeam, type TeamStart } from './team.ts';
import { teamLoaders } from './teamMember.ts';

/** A member of a team: opens the WASM backend for itself, says that it is ready, and computes until it is terminated. */
self.addEventListener('message', ({ data }: MessageEvent<TeamStart>) => {
  void (async () => {
    const [{ createMember }] = await Promise.all([teamLoaders[data.lab]!(), browserOpeners.wasm(() => undefined)]);
    const member = await createMember(data.shared);
    self.postMessage('ready');
    serveTeam(member, data, () => true);
  })();
});
