import { fillTime, type GptAnswer, type GptRequest } from './protocol.ts';

/** A network in training, in a peer's worker. */
export interface Peer {
  threads: number;
  /** One step. @returns its loss, once all of it is done */
  step(): Promise<number>;
}

/**
 * Answers the page: makes a peer for each size and number of threads on its first request, which measures the first step too.
 * @param prepare what comes before the data: loading the library
 */
export function servePeer(prepare: () => Promise<unknown>, create: (request: GptRequest) => Promise<Peer>): void {
  const peers = new Map<string, { peer: Peer; firstStepMs: number; firstLoss: number }>();
  const open = async (request: GptRequest) => {
    const start = performance.now();
    const peer = await create(request);
    const firstLoss = await peer.step();
    return { peer, firstStepMs: performance.now() - start, firstLoss };
  };
  self.onmessage = async ({ data: request }: MessageEvent<GptRequest>) => {
    const answer = async (): Promise<GptAnswer> => {
      await prepare();
      const name = `${request.size} ${request.threads}`;
      const known = peers.get(name) ?? (await open(request));
      peers.set(name, known);
      const { peer, firstStepMs, firstLoss } = known;
      return {
        ...(await fillTime(request.windowMs, () => peer.step())),
        firstStepMs,
        firstLoss,
        threads: peer.threads,
      };
    };
    self.postMessage(await answer().catch((error: unknown): GptAnswer => ({ error: String(error) })));
  };
}
