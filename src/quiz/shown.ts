import type { Locale } from '../i18n/locale.ts';
import { createRandom, permutation } from '../math/random.ts';
import { placeDrawing, type ShownDrawing } from './drawing.ts';
import type { Question, QuizText } from './schema.ts';

/** A question as the page shows it before an answer: nothing in it tells what is right. */
export interface ShownQuestion {
  id: string;
  kind: Question['kind'];
  prompt: string;
  /** Options, steps or labels with their index in the file, shuffled; empty when a number is asked for. */
  items: { index: number; text: string }[];
  unit: string;
  /** What is to be labelled, or null. */
  drawing: ShownDrawing | null;
}

/** A text in one language. */
export const textIn = (text: QuizText, locale: Locale): string =>
  typeof text === 'string' ? text : text[locale === 'en' ? 'en' : 'zh'];

/** A number that depends on the text alone: FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return value;
}

/** The order in which a question shows its n options or steps, fixed by its id; steps never begin in the right order. */
function shuffle(seed: string, n: number, mayBeSorted: boolean): number[] {
  const random = createRandom(hash(seed));
  for (;;) {
    const order = [...permutation(n, random)];
    if (mayBeSorted || order.some((index, i) => index !== i)) return order;
  }
}

/** What a question offers to choose from or to sort, in the order of its file. */
function offered(question: Question): QuizText[] {
  if (question.kind === 'order') return question.steps;
  if (question.kind === 'label') return Object.values(question.labels);
  return 'options' in question ? question.options.map((option) => option.text) : [];
}

/** What a page may show of a question. @param page for example `concepts/networks` */
export function showQuestion(question: Question, page: string, locale: Locale): ShownQuestion {
  const texts = offered(question);
  const order = shuffle(`${page}#${question.id}`, texts.length, question.kind !== 'order');
  return {
    id: question.id,
    kind: question.kind,
    prompt: textIn(question.prompt, locale),
    items: texts.length === 0 ? [] : order.map((index) => ({ index, text: textIn(texts[index]!, locale) })),
    unit: 'unit' in question && question.unit !== undefined ? textIn(question.unit, locale) : '',
    drawing: question.kind === 'label' ? placeDrawing(question.drawing, (text) => textIn(text, locale)) : null,
  };
}
