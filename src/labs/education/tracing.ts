/** Bayesian knowledge tracing (Corbett and Anderson, 1995): one skill, known or not yet, seen through right and wrong answers. */

/** The four numbers of a skill, each a probability. */
export interface Skill {
  /** That it is known before the first question. */
  init: number;
  /** That it is learnt at a question, when it was not known. Nothing is forgotten. */
  learn: number;
  /** Of a wrong answer by one who knows. */
  slip: number;
  /** Of a right answer by one who does not. */
  guess: number;
}

// #region update
/** The chance of a right answer. @param known the probability that the skill is known */
export const rightChance = (known: number, { slip, guess }: Skill): number => known * (1 - slip) + (1 - known) * guess;

/** The probability that the skill was known, after an answer is seen. An answer that cannot be leaves it as it was. */
export function seeAnswer(known: number, isRight: boolean, skill: Skill): number {
  const right = rightChance(known, skill);
  const [hit, all] = isRight ? [known * (1 - skill.slip), right] : [known * skill.slip, 1 - right];
  return all > 0 ? hit / all : known;
}

/** The probability that the skill is known at the next question: the answer is seen, then the skill may be learnt. */
export function traceAnswer(known: number, isRight: boolean, skill: Skill): number {
  const seen = seeAnswer(known, isRight, skill);
  return seen + (1 - seen) * skill.learn;
}
// #endregion

/** The probability that the skill is known before each answer, and after the last. @returns [answers + 1] */
export function traceAll(answers: readonly boolean[], skill: Skill): number[] {
  const known = [skill.init];
  for (const isRight of answers) known.push(traceAnswer(known.at(-1)!, isRight, skill));
  return known;
}
