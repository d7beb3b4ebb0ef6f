import { z } from 'astro/zod';
import { bothSchema as both } from '../i18n/bothSchema.ts';

/*
 * The words of an exercise: content/exercises/<id>.json. Text may hold `code` and *emphasis*; symbols are Unicode: σ, w₁, ×.
 * The task itself stands in the page, between <Exercise id="…"> and </Exercise>.
 */

const named = z.record(z.string().regex(/^[a-z][a-z0-9-]{1,40}$/), both);

/** The file of one exercise. */
export const exerciseTextsSchema = z.strictObject({
  title: both,
  /** What each check asks, a sentence for each id in `exercise.ts`. */
  checks: named,
  /** What is said of each typical mistake, for each id of a hint in `exercise.ts`. */
  hints: named,
  /** The hint ladder: from a nudge to nearly the answer. */
  ladder: z.array(both).min(2).max(5),
  /** Said below the solution: why it is right, and what to take along. */
  explanation: both,
  /** Comments of the starter and the solution: `// @text name` in the code stands for `name` here. */
  code: named,
});

/** An exercise's words. */
export type ExerciseTexts = z.infer<typeof exerciseTextsSchema>;
