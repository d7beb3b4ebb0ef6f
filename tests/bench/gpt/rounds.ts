/** The rounds of `npm run bench` for a small Transformer, in Node. */
import type { GptPeerName } from './peers.ts';
import { BATCH, GPT_SIZES, type GptAnswer, type GptRequest, type GptSizeName } from './protocol.ts';

/** Rounds for a small Transformer, and the time of each peer in one, in ms. */
const ROUNDS = 5;
const WINDOW_MS = 1500;
/** The peers: on one thread, and those that can on all. */
const PEERS = [
  { name: 'ours', threads: 1 },
  { name: 'jax', threads: 1 },
  { name: 'stock', threads: 1 },
  { name: 'ours', threads: 'all' },
  { name: 'jax', threads: 'all' },
] as const satisfies readonly { name: GptPeerName; threads: 1 | 'all' }[];

/** A step of a small Transformer: ours, jax-js and stock TensorFlow.js by turns; the first round does not count. */
export async function measureGpts(
  ask: (request: GptRequest & { peer: GptPeerName }) => Promise<GptAnswer>,
  median: (values: number[]) => number,
  log: (line: string) => void,
): Promise<Record<string, number>> {
  const results: Record<string, number> = {};
  for (const size of Object.keys(GPT_SIZES) as GptSizeName[]) {
    const answers = new Map<string, Exclude<GptAnswer, { error: string }>[]>();
    for (let round = 0; round <= ROUNDS; round++) {
      for (const { name, threads } of PEERS) {
        const answer = await ask({ peer: name, size, threads, windowMs: WINDOW_MS });
        if ('error' in answer) throw new Error(`gpt.${size}, ${name}: ${answer.error}`);
        const { msPerStep, firstStepMs, firstLoss, loss } = answer;
        log(
          `gpt.${size}, ${name}, ${answer.threads} threads: ${msPerStep.toFixed(1)} ms a step, the first ${firstStepMs.toFixed(0)} ms, ` +
            `loss ${firstLoss.toFixed(4)} → ${loss.toFixed(3)}`,
        );
        if (round > 0) answers.set(`${name} ${threads}`, [...(answers.get(`${name} ${threads}`) ?? []), answer]);
      }
    }
    const of = (key: string) => median(answers.get(key)!.map(({ msPerStep }) => msPerStep));
    const first = (key: string) => answers.get(key)![0]!.firstStepMs;
    /** Median of the rounds' ratios: the machine is the same within a round. */
    const ratio = (peer: string, own: string) =>
      median(answers.get(peer)!.map(({ msPerStep }, round) => msPerStep / answers.get(own)![round]!.msPerStep));
    const tokens = BATCH * GPT_SIZES[size].context;
    Object.assign(results, {
      [`gpt.${size}.oneThread.msPerStep`]: of('ours 1'),
      [`gpt.${size}.oneThread.tokensPerSecond`]: (1000 * tokens) / of('ours 1'),
      [`gpt.${size}.threads`]: answers.get('ours all')![0]!.threads,
      [`gpt.${size}.msPerStep`]: of('ours all'),
      [`gpt.${size}.tokensPerSecond`]: (1000 * tokens) / of('ours all'),
      [`gpt.${size}.stock.msPerStep`]: of('stock 1'),
      [`gpt.${size}.jax.oneThread.msPerStep`]: of('jax 1'),
      [`gpt.${size}.jax.msPerStep`]: of('jax all'),
      [`gpt.${size}.jax.firstStepMs`]: first('jax 1'),
      [`gpt.${size}.oneThread.ratioToStock`]: ratio('stock 1', 'ours 1'),
      [`gpt.${size}.oneThread.ratioToJax`]: ratio('jax 1', 'ours 1'),
      [`gpt.${size}.ratioToStock`]: ratio('stock 1', 'ours all'),
      [`gpt.${size}.ratioToJax`]: median(
        answers.get('ours all')!.map(({ msPerStep }, round) => {
          const jax = ['jax 1', 'jax all'].map((key) => answers.get(key)![round]!.msPerStep);
          return Math.min(...jax) / msPerStep;
        }),
      ),
      ...(size === 'small' && { 'gpt.firstStepMs': first('ours 1') }),
    });
  }
  return results;
}
