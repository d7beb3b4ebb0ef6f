import { retrying } from '../../data/loadSplit.ts';
import { loadText } from '../../data/texts.ts';
import { EngineFault } from '../../engine/fault.ts';
import type { SessionContext } from '../../engine/session.ts';
import { createRandom, type Random } from '../../math/random.ts';
import { countParameters } from '../../math/shapes.ts';
import { Fit } from '../../nn/fit.ts';
import type { Examined } from '../../nn/gpt/examine.ts';
import type { Gpt } from '../../nn/gpt/gpt.ts';
import { GptLearner } from '../../nn/gpt/learner.ts';
import { nextProbabilities, sampleToken, type SamplePlan } from '../../nn/gpt/sample.ts';
import { gptParameters, type GptSize } from '../../nn/gpt/size.ts';
import type { FitState } from '../../nn/learner.ts';
import type { Score } from '../../nn/metrics.ts';
import { checkSettings } from '../checkParams.ts';
import { defineSession } from '../defineSession.ts';
import { readCorpus, type Corpus } from './corpus.ts';
import { auditHead } from './auditHead.ts';
import {
  OWN_TEXT,
  SEEN,
  text,
  type Seen,
  type TextParams,
  type TextRun,
  type TextTalk,
  type Written,
} from './protocol.ts';
import { drawToy } from './toys.ts';

/** Windows of what is held out that each look measures; the last look measures more. */
const [LOOKED, LAST_LOOKED] = [16, 128];
/** Looks in a run, and steps between two at least. */
const [LOOKS, LEAST] = [40, 20];
/** Characters of a sample. */
const SAMPLE = 120;
/** How samples are drawn while it learns. */
const PLAIN: SamplePlan = { temperature: 0.8, topK: 0 };
/** Steps alone before a team is thought of, and how long the fastest of them must take. */
const [STEPS_BEFORE_TEAM, TEAM_PAYS_MS] = [4, 3];
/** Next characters that are told, and characters that are timed. */
const [TOLD, TIMED] = [8, 24];

const createWorker = (name: string) =>
  new Worker(new URL('./member.worker.ts', import.meta.url), { type: 'module', name });

async function getCorpus(
  { data, context: length, seed }: TextParams,
  own: string | null,
  context: SessionContext,
): Promise<Corpus> {
  if (data === 'sort' || data === 'reverse' || data === 'addition') return drawToy(data, length, seed);
  if (data !== 'own') return readCorpus(await retrying(context, (cache) => loadText(data, context, { cache })), length);
  const letters = new Set(own ?? '').size;
  if (own === null || own.length < OWN_TEXT.least || own.length > OWN_TEXT.most || letters > OWN_TEXT.letters)
    throw new EngineFault('bad-params', `own text: ${own?.length ?? 0} characters, ${letters} different ones`);
  return readCorpus(own, length);
}

/** Trains a small GPT on a text, looks at what is held out now and then, and answers what the view asks of it. */
export default defineSession<TextTalk>()(text, ({ own: given, run: from, ...settings }, context, kept) => {
  const start = (kept ?? from ?? null) as TextRun | null;
  const params = start ? checkSettings(text, start.params) : (settings as TextParams);
  const own = start?.own ?? given ?? null;
  let corpus: Corpus | null = null;
  let learner: GptLearner | null = null;
  let fit: Fit<Score> | null = null;
  let isDisposed = false;

  const runOf = (state: FitState<Score>): TextRun => ({
    version: 1,
    params: { ...params, learningRate: state.learningRate },
    own,
    state,
  });

  /** Tokens of what is typed, without characters that the network does not know. */
  function encode(typed: string): { tokens: number[]; unknown: string } {
    const tokenOf = new Map(corpus!.letters.map((letter, token) => [letter, token]));
    const letters = Array.from(typed);
    return {
      tokens: letters.flatMap((letter) => tokenOf.get(letter) ?? []),
      unknown: letters.filter((letter) => !tokenOf.has(letter)).join(''),
    };
  }

  /** Goes on with a text. @returns the tokens that were added */
  function extend(
    gpt: Gpt,
    prompt: readonly number[],
    length: number,
    how: SamplePlan,
    random: Random,
    isCached = true,
  ): number[] {
    const writing = gpt.continue(prompt, isCached);
    const added: number[] = [];
    for (let i = 0; i < length; i++) {
      const token = sampleToken(writing.logits, how, random);
      added.push(token);
      writing.push(token);
    }
    return added;
  }

  const told = (tokens: readonly number[]) => tokens.map((token) => corpus!.letters[token]).join('');

  /** The network as it is, or a complaint that there is none. */
  async function view(): Promise<Gpt> {
    if (!learner || !corpus) throw new EngineFault('internal', 'there is no network yet');
    return learner.view();
  }

  async function look(step: number, isLast: boolean): Promise<TextTalk['snapshot']> {
    const { held, opening } = corpus!;
    const rows = Array.from(
      { length: Math.min(held.examples, isLast ? LAST_LOOKED : LOOKED) },
      (_, i) => params.steps * params.batchSize + i,
    );
    const { loss, accuracy } = await learner!.evaluate(rows, (n) => context.turn(n));
    const { tokens } = encode(opening);
    const length = params.data === 'sort' || params.data === 'reverse' ? 6 : params.data === 'addition' ? 4 : SAMPLE;
    const how = length === SAMPLE ? PLAIN : { temperature: 0, topK: 0 };
    const sample = told([...tokens, ...extend(await view(), tokens, length, how, createRandom(params.seed, 90))]);
    return { phase: 'look', step, held: loss / Math.LN2, accuracy, sample: sample.trim() };
  }

  /** Passes what is typed through the network and back; each character is the target of the one before. */
  async function examine(typed: string): Promise<{ examined: Examined; letters: string[] }> {
    const gpt = await view();
    const tokens = encode(typed).tokens.slice(0, Math.min(SEEN, params.context));
    if (tokens.length < 2) throw new EngineFault('bad-params', 'a text of two known characters at least');
    const examined = gpt.examine(Int32Array.from(tokens.slice(0, -1)), Int32Array.from(tokens.slice(1)));
    return { examined, letters: tokens.map((token) => corpus!.letters[token]!) };
  }

  return {
    async *run() {
      corpus = await getCorpus(params, own, context);
      const { letters, train, held, counts, uniform, bigram } = corpus;
      const { layers, heads, headWidth, batchSize, steps, learningRate, seed } = params;
      const size: GptSize = {
        vocabulary: letters.length,
        context: params.context,
        layers,
        heads,
        width: heads * headWidth,
      };
      if (train.examples < 1 || held.examples < 1)
        throw new EngineFault('bad-params', 'the text is too short for this context');
      if (isDisposed) return;
      learner = new GptLearner(size, { learningRate, seed, totalSteps: steps, schedule: 'cosine' }, (n) =>
        context.setThreads(n),
      );
      // Every window as often as the steps allow, then those that are held out.
      learner.study({
        examples: steps * batchSize + held.examples,
        read: (example, inputs, targets) =>
          example < steps * batchSize
            ? train.read(example % train.examples, inputs, targets)
            : held.read(example - steps * batchSize, inputs, targets),
      });
      yield { phase: 'begin', parameters: countParameters(gptParameters(size)), letters, counts, uniform, bigram };
      let toKeep: TextRun | null = null;
      const plan = { examples: steps * batchSize, epochs: 1, batchSize, learningRate, validationSplit: 0, seed };
      fit = new Fit<Score>(learner, plan, context, {
        kept: start?.state ?? null,
        keep: (state) => context.keep((toKeep = runOf(state))),
        lowestRate: text.ranges.learningRate[0],
      });
      const every = Math.max(LEAST, Math.round(steps / LOOKS));
      let looked = start?.state.step ?? 0;
      let hasTeam = false;
      yield await look(looked, false);
      for await (const snapshot of fit.run()) {
        if (snapshot.phase === 'train') {
          const { step, totalSteps, losses } = snapshot;
          yield { phase: 'train', step, totalSteps, losses: losses.map((loss) => loss / Math.LN2) };
          if (!hasTeam && learner.alone.steps >= STEPS_BEFORE_TEAM) {
            hasTeam = true;
            const { maxThreads, signal } = context;
            if (learner.alone.fastestMs >= TEAM_PAYS_MS)
              void learner.openTeam({ createWorker, maxThreads, signal, batchSize });
          }
          if (step - looked >= every && step < totalSteps) {
            looked = step;
            yield await look(step, false);
          }
        }
        if (toKeep) yield { phase: 'keep', run: toKeep };
        toKeep = null;
      }
      yield await look(steps, true);
      yield { phase: 'keep', run: runOf(await fit.state()) };
    },
    answers: {
      async write({ prompt, temperature, topK, seed }): Promise<Written> {
        const gpt = await view();
        const { tokens, unknown } = encode(prompt);
        const from = tokens.length > 0 ? tokens : encode('\n').tokens;
        const how = { temperature: Math.min(5, Math.max(0, temperature)), topK: Math.max(0, Math.round(topK)) };
        const added = extend(gpt, from, SAMPLE, how, createRandom(seed, 91));
        const written = [...from, ...added];
        const next = nextProbabilities(gpt.continue(written).logits, { temperature: 1, topK: 0 });
        const likeliest = Array.from(next.keys())
          .sort((a, b) => next[b]! - next[a]!)
          .slice(0, TOLD);
        const time = (isCached: boolean) => {
          const begin = performance.now();
          extend(gpt, written.slice(-params.context + TIMED), TIMED, how, createRandom(seed, 92), isCached);
          return (performance.now() - begin) / TIMED;
        };
        return {
          text: told(written),
          unknown,
          next: likeliest.map((token) => ({ letter: corpus!.letters[token]!, probability: next[token]! })),
          msCached: time(true),
          msPlain: time(false),
        };
      },
      async see({ text: typed, name, gradient }): Promise<Seen> {
        const { examined, letters } = await examine(typed);
        const names = examined.values;
        const chosen =
          names.find((value) => value.name === name) ?? names.find((value) => value.name === 'layer0/weights')!;
        const isBack = gradient && chosen.hasGradient;
        return {
          letters,
          names,
          values: isBack ? examined.gradient(chosen.name) : examined.read(chosen.name),
          shape: chosen.shape,
        };
      },
      async audit({ text: typed, layer, head }) {
        const { examined, letters } = await examine(typed);
        const [l, h] = [Math.min(params.layers - 1, Math.max(0, layer)), Math.min(params.heads - 1, Math.max(0, head))];
        return auditHead(examined, l, h, params.heads, letters.length - 1, params.headWidth);
      },
      async state() {
        if (!fit) throw new EngineFault('internal', 'there is no run yet');
        return runOf(await fit.state());
      },
    },
    dispose() {
      isDisposed = true;
      learner?.dispose();
    },
  };
});
