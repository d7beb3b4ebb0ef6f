import { rankAuc } from '../../math/binary/roc.ts';
import { expectAnswers, skillMeans, type Course, type Learner } from './learners.ts';
import type { Levels } from './protocol.ts';

/** Area under the ROC curve over all answers of the learners. @param chances as `expectAnswers` gives them */
export const aucOf = (learners: readonly Learner[], chances: readonly number[]): number =>
  rankAuc(
    chances,
    learners.flatMap(({ answers }) => answers),
  );

/** What the rule that knows least reaches on the learners held out, and the one who knows all. */
export function measureLevels({ train, test }: Course): Levels {
  const means = skillMeans(train);
  return {
    mean: aucOf(
      test,
      test.flatMap(({ skills }) => Array.from(skills, (skill) => means[skill]!)),
    ),
    truth: aucOf(
      test,
      expectAnswers(test, ({ truth }) => truth),
    ),
  };
}
