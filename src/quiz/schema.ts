import { z } from 'astro/zod';
import { bothSchema as both } from '../i18n/bothSchema.ts';

/*
 * The quizzes of content/quizzes/<chapter>/<page>.json. Text may hold `code` and *emphasis*; symbols are Unicode: σ, w₁, ×.
 */

/** A text in both languages, or one string where it is the same, such as a number. */
const text = z.union([z.string().min(1), both]);
const id = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/);

const option = z.strictObject({
  text,
  right: z.literal(true).optional(),
  /** Why it is wrong, or right. */
  why: both,
});
const choice = { id, prompt: both, options: z.array(option).min(3).max(6) };
const number = { id, prompt: both, tolerance: z.number().min(0), unit: text.optional() };

/** A point of a drawing in cells of its grid, from the left and from the top. */
const point = z.tuple([z.number().min(0), z.number().min(0)]);

/** A part of a drawing by its centre. With `answer` it is an empty place; places are numbered as they are written. */
const part = z.strictObject({
  at: point,
  /** Width and height in cells; circles take the width; for `text` it is only what arrows keep away from. */
  size: point,
  /** A box where nothing is said. */
  shape: z.enum(['box', 'circle', 'text']).optional(),
  text: text.optional(),
  /** The label that belongs here, by its name in `labels`. */
  answer: z.string().optional(),
});

/** A drawing for `label`: the same in both languages but for its words. At most 13 cells wide, so that it is legible at 320 px. */
const drawing = z.strictObject({
  columns: z.int().min(4).max(13),
  rows: z.int().min(2).max(24),
  /** What is drawn, for those who do not see it; it names empty places "place 1", and no answer. */
  description: both,
  parts: z.record(z.string(), part),
  /** From part to part, straight or by way of some points. */
  arrows: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      via: z.array(point).optional(),
      text: text.optional(),
      isDashed: z.literal(true).optional(),
    }),
  ),
});

const question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), ...choice }),
  z.strictObject({ kind: z.literal('multiple'), ...choice }),
  z.strictObject({
    kind: z.literal('numeric'),
    ...number,
    answer: z.number(),
    /** Said of the right answer: the way to it. */
    why: both,
    /** Typical wrong answers, within the same tolerance, each with its mistake. */
    wrong: z.array(z.strictObject({ value: z.number(), why: both })).min(1),
    /** Said of any other answer: how to begin. */
    hint: both,
  }),
  z.strictObject({
    kind: z.literal('order'),
    id,
    prompt: both,
    /** In the right order. */
    steps: z.array(text).min(3).max(7),
    why: both,
    /** Steps that readers exchange, as indices [earlier, later], each with its mistake. */
    wrong: z.array(z.strictObject({ swapped: z.tuple([z.int(), z.int()]), why: both })).min(1),
    hint: both,
  }),
  z.strictObject({
    kind: z.literal('label'),
    id,
    prompt: both,
    drawing,
    /** By name, all those offered: also some that belong nowhere. Not in the order of the places. */
    labels: z.record(z.string(), text),
    why: both,
    /** Confusions: a place, from 1, the label by its name that readers put there, and the mistake. */
    wrong: z.array(z.strictObject({ place: z.int().min(1), label: z.string(), why: both })).min(1),
    hint: both,
  }),
  z.strictObject({
    kind: z.literal('predict'),
    ...number,
    /** A function of src/quiz/experiments, which computes the answer when the reader has predicted it. */
    run: z.string(),
    why: both,
    /** Said of a prediction below and above the result. */
    below: both,
    above: both,
  }),
]);

/** The file of one page. */
export const quizSchema = z.strictObject({ questions: z.array(question).min(5) });

/** One page's quiz. */
export type Quiz = z.infer<typeof quizSchema>;
/** One question of any kind. */
export type Question = z.infer<typeof question>;
/** A text of a quiz. */
export type QuizText = z.infer<typeof text>;
/** The drawing of a question of the kind `label`. */
export type Drawing = Extract<Question, { kind: 'label' }>['drawing'];
