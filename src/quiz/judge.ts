import type { Answer } from '../progress/entries.ts';
import type { Question, QuizText } from './schema.ts';

/** What is said about an answer. */
export interface Verdict {
  isRight: boolean;
  /** Reasons, each with the text of the option it is about, if it is about one. */
  reasons: { about: QuizText | null; why: QuizText }[];
  /** Right options that were not chosen, or places with a wrong label. */
  missing: number;
}

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;

const about = (why: QuizText) => [{ about: null, why }];

/** Rounding in the last digit, 0.1 + 0.2, does not make an answer wrong. */
const isNear = (a: number, b: number, tolerance: number) => Math.abs(a - b) <= tolerance * (1 + 1e-9) + 1e-12;

function judgeChoice({ options }: Of<'single' | 'multiple'>, chosen: readonly number[]): Verdict {
  const missing = options.filter((option, i) => option.right && !chosen.includes(i)).length;
  const picked = options.filter((_, i) => chosen.includes(i));
  const wrong = picked.filter((option) => !option.right);
  const isRight = missing === 0 && wrong.length === 0;
  const shown = isRight ? picked : wrong;
  return { isRight, reasons: shown.map((option) => ({ about: option.text, why: option.why })), missing };
}

function judgeNumber({ answer, tolerance, wrong, why, hint }: Of<'numeric'>, given: number): Verdict {
  const isRight = isNear(given, answer, tolerance);
  const mistake = wrong.find(({ value }) => isNear(given, value, tolerance));
  return { isRight, reasons: about(isRight ? why : (mistake?.why ?? hint)), missing: 0 };
}

function judgeOrder({ steps, wrong, why, hint }: Of<'order'>, order: readonly number[]): Verdict {
  const isRight = order.length === steps.length && order.every((step, i) => step === i);
  const mistake = wrong.find(({ swapped: [first, then] }) => order.indexOf(first) > order.indexOf(then));
  return { isRight, reasons: about(isRight ? why : (mistake?.why ?? hint)), missing: 0 };
}

/** The index of the label that belongs to each place of a drawing. */
export function answersOf({ drawing, labels }: Pick<Of<'label'>, 'drawing' | 'labels'>): number[] {
  const names = Object.keys(labels);
  return Object.values(drawing.parts).flatMap(({ answer }) => (answer === undefined ? [] : [names.indexOf(answer)]));
}

function judgeLabels(question: Of<'label'>, given: readonly number[]): Verdict {
  const { labels, wrong, why, hint } = question;
  const names = Object.keys(labels);
  const missing = answersOf(question).filter((label, place) => given[place] !== label).length;
  if (missing === 0) return { isRight: true, reasons: about(why), missing };
  const mistakes = wrong.filter(({ place, label }) => given[place - 1] === names.indexOf(label));
  const reasons = mistakes.map((mistake) => ({
    about: inPlace(mistake.place, labels[mistake.label]!),
    why: mistake.why,
  }));
  return { isRight: false, reasons: reasons.length > 0 ? reasons : about(hint), missing };
}

/** A label with the number of the place where it was put. */
function inPlace(place: number, label: QuizText): QuizText {
  if (typeof label === 'string') return `${place} · ${label}`;
  return { en: `${place} · ${label.en}`, zh: `${place} · ${label.zh}` };
}

/** Judges a prediction by what was computed. */
function judgePrediction(question: Of<'predict'>, given: number, computed: number): Verdict {
  const isRight = isNear(given, computed, question.tolerance);
  const side = given < computed ? question.below : question.above;
  return { isRight, reasons: about(isRight ? question.why : side), missing: 0 };
}

/**
 * Judges an answer: the indices chosen, the order of the steps, the label of each place, or a number.
 * @param computed what the experiment of a `predict` gave
 */
export function judge(question: Question, answer: Answer, computed = Number.NaN): Verdict {
  const list = Array.isArray(answer) ? answer : [];
  const number = Array.isArray(answer) ? Number.NaN : answer;
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return judgeChoice(question, list);
    case 'numeric':
      return judgeNumber(question, number);
    case 'order':
      return judgeOrder(question, list);
    case 'label':
      return judgeLabels(question, list);
    case 'predict':
      return judgePrediction(question, number, computed);
  }
}

/** Whether a kept answer can be one to this question, which may have changed since. */
export function fitsQuestion(question: Question, answer: Answer): boolean {
  if (question.kind === 'numeric' || question.kind === 'predict') return !Array.isArray(answer);
  if (question.kind === 'label') {
    const labels = Object.keys(question.labels).length;
    if (!Array.isArray(answer) || answer.length !== answersOf(question).length) return false;
    return answer.every((label) => label >= 0 && label < labels);
  }
  if (!Array.isArray(answer) || new Set(answer).size !== answer.length) return false;
  if (question.kind === 'order') return answer.length === question.steps.length && Math.max(...answer) < answer.length;
  return answer.length > 0 && answer.every((index) => index < question.options.length);
}
