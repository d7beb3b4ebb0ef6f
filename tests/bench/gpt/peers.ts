import type { GptAnswer, GptRequest } from './protocol.ts';

/** A small Transformer's peers, each in a worker of its own. */
export type GptPeerName = 'ours' | 'stock' | 'jax';

const makers: Record<GptPeerName, (name: string) => Worker> = {
  ours: (name) => new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module', name }),
  stock: (name) => new Worker(new URL('./stock.worker.ts', import.meta.url), { type: 'module', name }),
  jax: (name) => new Worker(new URL('./jax.worker.ts', import.meta.url), { type: 'module', name }),
};

const workers = new Map<string, Worker>();

/** Trains a peer for a while. One asks one at a time. */
export function measureGpt({ peer, ...request }: GptRequest & { peer: GptPeerName }): Promise<GptAnswer> {
  const name = request.threads === 1 ? 'one thread' : 'all threads';
  const worker = workers.get(`${peer} ${name}`) ?? makers[peer](name);
  workers.set(`${peer} ${name}`, worker);
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<GptAnswer>) => resolve(data);
    worker.onerror = (event) => resolve({ error: event.message });
    worker.postMessage(request);
  });
}
