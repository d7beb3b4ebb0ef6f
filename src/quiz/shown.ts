import type { Locale } from '../i18n/locale.ts';
import { textIn } from '../i18n/textIn.ts';
import { placeDrawing, type ShownDrawing } from './drawing.ts';
import type { Question, QuizText } from './schema.ts';
import { shuffle } from './shuffle.ts';

/** A question as the page shows it before an answer: nothing in it tells what is right. */
export interface ShownQuestion {
  id: string;
  kind: Question['kind'];
  prompt: string;
  /**
   * Options or labels with their index in the file, shuffled; steps with the place where they are shown, since their place in the file
   * is the answer. Empty when a number is asked for.
   */
  items: { index: number; text: string }[];
  unit: string;
  /** What is to be labelled, or null. */
  drawing: ShownDrawing | null;
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
  const isOrder = question.kind === 'order';
  const order = shuffle(`${page}#${question.id}`, texts.length, !isOrder);
  return {
    id: question.id,
    kind: question.kind,
    prompt: textIn(question.prompt, locale),
    items:
      texts.length === 0
        ? []
        : order.map((index, place) => ({ index: isOrder ? place : index, text: textIn(texts[index]!, locale) })),
    unit: 'unit' in question && question.unit !== undefined ? textIn(question.unit, locale) : '',
    drawing: question.kind === 'label' ? placeDrawing(question.drawing, (text) => textIn(text, locale)) : null,
  };
}
