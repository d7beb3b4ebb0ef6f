import { computed, signal } from '@preact/signals';
import { simulateLearners } from '@src/labs/education/learners.ts';
import { measureLevels } from '@src/labs/education/levels.ts';
import type { OwnLog } from '@src/labs/education/ownLog.ts';
import {
  education,
  type EducationParams,
  type EducationSnapshot,
  type EducationTalk,
} from '@src/labs/education/protocol.ts';
import { traceAll } from '@src/labs/education/tracing.ts';
import { loadPart } from '@src/site/loadPart.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import type { Words } from './en.ts';

/** Areas under the curve that differ by less are called equal: so much is chance among 200 held-out learners. */
const EQUAL = 0.01;
/** Most answers to the skill that is traced by hand. */
export const MOST_ANSWERS = 12;

/** The lab's live state. */
export function createEducation(language: Language<Words>) {
  const snapshot = signal<EducationSnapshot | null>(null);
  /** Areas under the curve after each epoch, from 1. */
  const areas = signal<{ bayes: number[]; network: number[] }>({ bayes: [], network: [] });
  let latest: EducationSnapshot | null = null;
  let arrived: { bayes: number[]; network: number[] } = { bayes: [], network: [] };
  const prediction = createPrediction(education.id, {
    question: () => ({ id: 'better', text: language.words.question, choices: language.words.outcomes }),
    outcome() {
      if (!latest) return null;
      const ahead = latest.network.at(-1)! - latest.bayes.at(-1)!;
      return Math.abs(ahead) < EQUAL ? 2 : ahead > 0 ? 1 : 0;
    },
  });
  const lab = createLab<EducationParams, EducationTalk, Words>(education, language, {
    prediction,
    take(taken) {
      latest = taken;
      arrived.bayes.push(...taken.bayes);
      arrived.network.push(...taken.network);
    },
    draw() {
      snapshot.value = latest;
      areas.value = { bayes: [...arrived.bayes], network: [...arrived.network] };
    },
    forget() {
      latest = snapshot.value = null;
      arrived = { bayes: [], network: [] };
      areas.value = { bayes: [], network: [] };
    },
    announce: () => language.words.summary(latest!.bayes.at(-1)!.toFixed(3), latest!.network.at(-1)!.toFixed(3)),
  });
  const described = computed(() => {
    const { learners, difference, seed } = lab.settings.allowed.value;
    return JSON.stringify([learners, difference, seed]);
  });
  const before = computed(() => {
    const [learners, difference, seed] = JSON.parse(described.value) as [number, number, number];
    return measureLevels(simulateLearners(learners, difference, seed));
  });
  /** The answers to the skill that the reader traces by hand. */
  const answers = signal<readonly boolean[]>([true, false, true]);
  const log = signal<OwnLog | 'unreadable' | null>(null);
  return {
    lab,
    prediction,
    snapshot,
    areas,
    levels: computed(() => snapshot.value?.levels ?? before.value),
    answers,
    /** The probability that the skill is known, before each answer and after the last. */
    traced: computed(() => traceAll(answers.value, lab.settings.allowed.value)),
    answer: (isRight: boolean) => (answers.value = [...answers.peek(), isRight].slice(0, MOST_ANSWERS)),
    takeBack: () => (answers.value = answers.peek().slice(0, -1)),
    log,
    /** Reads the reader's own quiz answers from this device, and traces them; nothing is sent. */
    async readLog(): Promise<void> {
      log.value = await loadPart(() =>
        Promise.all([import('@src/progress/store.ts'), import('@src/labs/education/ownLog.ts')]),
      )
        .then(async ([{ getProgress }, { traceLog }]) =>
          traceLog((await getProgress().readAll()).entries, lab.settings.allowed.peek()),
        )
        .catch(() => 'unreadable' as const);
    },
  };
}

/** What `createEducation` makes, for the parts of the view. */
export type EducationLab = ReturnType<typeof createEducation>;
