import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { parseNumber } from '@src/math/parseNumber.ts';
import { loadPart } from '@src/site/loadPart.ts';
import { formatNumber } from './formatNumber.ts';

/** What a lab asks before a run: a number, or one of some choices. */
export interface Question {
  /** Names the question among those of its lab; it is kept with the progress. Another meaning, another id. */
  id: string;
  /** In the page's language. */
  text: string;
  /** What may be chosen; a number is asked for without them. */
  choices?: readonly string[];
  /** How a number is written, `0.71` as `71%` perhaps; three digits by default. */
  format?: (value: number) => string;
  /** What a typed number is divided by, so that `71` may mean 0.71; 1 by default. */
  unit?: number;
}

/** A prediction beside what came out. */
interface Compared {
  question: Question;
  /** A number, or the place of a choice in the list. */
  said: number;
  was: number;
}

interface PredictionHooks {
  /** The question for the settings as they are, reading signals. */
  question(): Question;
  /** What came out, at the end of a run: a number, or the place of the choice; null where the run does not tell. */
  outcome(): number | null;
}

/**
 * What the reader predicts before a run. It blocks nothing: a run without a prediction, or with one that cannot be read, is a run.
 * The lab gives it to `createLab` as the hook `prediction`, and draws it with `<Prediction>`.
 * @param lab the lab's id, under which it is kept
 * @param keep stores a prediction with the progress; tests pass their own
 */
export function createPrediction(lab: string, hooks: PredictionHooks, keep = keepPrediction) {
  const question = computed(() => hooks.question());
  /** What is typed or chosen, by question: it comes back with the settings that ask it. */
  const texts = signal<Readonly<Record<string, string>>>({});
  const text: ReadonlySignal<string> = computed(() => texts.value[question.value.id] ?? '');
  const said = computed(() => {
    const { choices, unit = 1 } = question.value;
    if (text.value.trim() === '') return null;
    // Where percent are asked for, their sign may be written.
    const typed = unit === 100 ? text.value.replace(/\s*[%％﹪]\s*$/, '') : text.value;
    const value = choices ? Number(text.value) : parseNumber(typed) / unit;
    return Number.isFinite(value) ? value : null;
  });
  const compared: Signal<Compared | null> = signal(null);
  let asked: Omit<Compared, 'was'> | null = null;
  const forget = () => {
    asked = null;
    compared.value = null;
  };
  return {
    question,
    text,
    /** Whether what is typed is no number. */
    isUnread: computed(() => text.value.trim() !== '' && said.value === null),
    compared,
    /** Takes what the reader types or chooses. */
    write: (value: string) => (texts.value = { ...texts.peek(), [question.peek().id]: value }),
    /** A run begins: the prediction as it stands holds for it. */
    begin(): void {
      forget();
      const value = said.peek();
      if (value !== null) asked = { question: question.peek(), said: value };
    },
    /** The run has told what it can tell: compares, and keeps both. */
    settle(): void {
      const was = asked && hooks.outcome();
      if (asked === null || was === null || !Number.isFinite(was)) return;
      compared.value = { ...asked, was };
      void keep(`${lab}/${asked.question.id}`, asked.said, was);
      asked = null;
    },
    /** Takes back what the last run said. */
    forget,
  };
}

/** What `createPrediction` makes. */
export type PredictionState = ReturnType<typeof createPrediction>;

/** A prediction or an outcome in words. */
export function tell({ choices, format }: Question, value: number): string {
  if (choices) return choices[value] ?? '–';
  return format ? format(value) : formatNumber(value, 3);
}

/** A prediction that cannot be kept is a prediction all the same. */
async function keepPrediction(id: string, said: number, was: number): Promise<void> {
  await loadPart(() => import('@src/progress/record.ts'))
    .then(({ recordPrediction }) => recordPrediction(id, said, was))
    .catch(() => undefined);
}
