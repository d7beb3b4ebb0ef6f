import { accuracyOf, areProbabilities, fitsWithoutAwait, hasLearnt } from '../accuracy.ts';
import { check, defineExercise } from '../define.ts';
import { images, labels, type ImagesValue, type Value } from '../values.ts';

/** 0.8 to 0.85 is reached, moved or not; without centring about 0.2 on the moved images. */
const TARGET = 0.7;
const isGood = (answers: Value, classes: Value) => (accuracyOf(answers, classes) ?? 0) >= TARGET;

const args = () => [images('mnist', 'train', 400), labels('mnist', 'train', 400), images('mnist', 'test', 200)];
const expected = () => labels('mnist', 'test', 200);
const answersOf = (got: Value) => got as { moved: Value; heldOut: Value };
const sameAnswers = (got: Value) => (got as { sameAnswers: number }).sameAnswers;

export default defineExercise({
  id: 'article-classifier',
  page: 'algorithms/apply',
  level: 3,
  isProject: true,
  entry: 'createClassifier',
  backend: 'wasm',
  limitMs: 60_000,
  checks: [
    check<ImagesValue[]>({
      id: 'held-out',
      probe: 'answerHeldOut',
      args,
      expected,
      passes: isGood,
      hints: [
        { id: 'probabilities', when: areProbabilities },
        { id: 'undertrained', when: (answers, classes) => hasLearnt(accuracyOf(answers, classes)) },
      ],
    }),
    check<ImagesValue[]>({
      id: 'one-by-one',
      probe: 'answerOneByOne',
      args,
      expected: () => ({ sameAnswers: 20 }),
      // Sums in another order may turn one close decision.
      passes: (got) => sameAnswers(got) >= 19,
      hints: [{ id: 'batch-statistics', when: (got) => sameAnswers(got) < 19 }],
    }),
    check<ImagesValue[]>({
      id: 'moved',
      probe: 'answerMoved',
      args,
      expected,
      passes: (got, classes) => isGood(answersOf(got).moved, classes),
      shows: (got, classes) => ({ got: answersOf(got).moved, expected: classes }),
      hints: [{ id: 'not-centred', when: (got, classes) => isGood(answersOf(got).heldOut, classes) }],
    }),
  ],
  sourceHints: [{ id: 'not-awaited', when: fitsWithoutAwait }],
});
