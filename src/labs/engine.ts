import { createEngineClient } from '../engine/client.ts';

/** The page's one engine, shared by its labs; its worker starts with the first session. */
export const { startSession } = createEngineClient(
  () => new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'livegrad-engine' }),
);
