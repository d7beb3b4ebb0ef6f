/** Mistakes in a lab's two halves are type errors: checked by the type check, never run. */
import { createLab } from '../../../components/labs/frame/createLab.ts';
import type { Language } from '../../../components/labs/frame/language.ts';
import { defineSession } from '../../../src/labs/defineSession.ts';
import { defineLab, number, oneOf, TINY, type ParamsOf } from '../../../src/labs/lab.ts';

const plan = defineLab({ id: 'x', needs: TINY, settings: { rate: number(1, 0, 2, 0), rule: oneOf(['sgd', 'adam']) } });
type Params = ParamsOf<typeof plan>;
interface XTalk {
  snapshot: { loss: number };
  questions: { at(step: number): number; all(): number[] };
}

export const params: Params = { rate: 1, rule: 'adam' };
// @ts-expect-error -- no such rule
export const wrongRule: Params = { rate: 1, rule: 'newton' };
// @ts-expect-error -- the first value is none of the words
oneOf(['sgd', 'adam'], 'newton');

export const session = defineSession<XTalk>()(plan, ({ rate, rule }) => ({
  async *run() {
    yield { loss: rate };
  },
  answers: { at: (step) => step + rule.length, all: () => [rate] },
}));
defineSession<XTalk>()(plan, () => ({
  // @ts-expect-error -- a snapshot of another form
  async *run() {
    yield { los: 1 };
  },
  answers: { at: (step) => step, all: () => [] },
}));
// @ts-expect-error -- a question without an answer
defineSession<XTalk>()(plan, () => ({ async *run() {}, answers: { at: (step: number) => step } }));

declare const language: Language<{ title: string }>;
const lab = createLab<Params, XTalk, { title: string }>(plan, language, { take: () => {}, forget: () => {} });
export const asked: Promise<number> = lab.run.ask('at', 3);
export const all: Promise<number[]> = lab.run.ask('all');
// @ts-expect-error -- an unknown question
void lab.run.ask('nothing');
// @ts-expect-error -- a question without what it asks with
void lab.run.ask('at');
// @ts-expect-error -- a setting that the lab does not have
void lab.settings.texts.momentum;
