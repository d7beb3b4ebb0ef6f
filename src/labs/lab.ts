/**
 * What a lab is, stated once: its name, what it needs of the engine, and its settings. The session (`defineSession`) and the view
 * (`createLab`) both start from this plan, and permalinks hold exactly these settings.
 */
import type { SessionNeeds } from '../engine/protocol.ts';
import type { NumberRange, Range } from './permalink.ts';

/** One setting: the value it begins with, and what it may be. */
export interface Setting<V, R extends Range = Range> {
  readonly initial: V;
  readonly range: R;
  /** Whether links and kept runs may lack it, being older than it: see `addedLater`. */
  readonly mayBeMissing?: true;
}

/** Settings by their names. */
type Settings = Readonly<Record<string, Setting<unknown>>>;

/** The values that a table of settings describes. */
type ValuesOf<S extends Settings> = { [K in keyof S]: S[K] extends Setting<infer V> ? V : never };

/** The ranges of a table of settings, each with its own type. */
type RangesOf<S extends Settings> = { readonly [K in keyof S]: S[K]['range'] };

/** What both halves of a lab know. */
export interface LabPlan<P extends object = object, R extends Record<keyof P, Range> = Record<keyof P, Range>> {
  /** Kebab-case: the folder's name, `data-lab`, and `lab=` in permalinks. */
  readonly id: string;
  /** What its session asks of a backend; null for a calculator, which has no session. */
  readonly needs: SessionNeeds | null;
  readonly defaults: Readonly<P>;
  readonly ranges: R;
  /** What settings mean that a link or a kept run lacks; of others none may be missing. */
  readonly missing: Readonly<Partial<P>>;
}

/** The settings of a plan: `ParamsOf<typeof playground>`. */
export type ParamsOf<L> = L extends LabPlan<infer P> ? P : never;

/** Overhead-bound sessions, which stay off the GPU and pause while they are off screen. */
export const TINY: SessionNeeds = { size: 'tiny', backends: ['wasm', 'cpu'] };

/** Convolutions or large products, worth a GPU where there is one; they go on while the reader reads elsewhere on the page. */
export const LARGE: SessionNeeds = { size: 'large', backends: ['webgpu', 'webgl', 'wasm', 'cpu'] };

/**
 * A number.
 * @param range [minimum, maximum, step]; step 0 means any number, 1 whole numbers
 */
export const number = (initial: number, ...range: NumberRange): Setting<number, NumberRange> => ({ initial, range });

/** One of some words; the first unless `initial` says another. */
export const oneOf = <const V extends readonly [string, ...string[]] | readonly string[]>(
  values: V,
  initial: V[number] = values[0]!,
): Setting<V[number], { readonly oneOf: V }> => ({ initial, range: { oneOf: values } });

/** A text of limited length, perhaps of a pattern. */
export const text = (
  initial: string,
  maxLength: number,
  pattern?: RegExp,
): Setting<string, { readonly maxLength: number; readonly pattern?: RegExp }> => ({
  initial,
  range: pattern ? { maxLength, pattern } : { maxLength },
});

/** A setting that the lab once did not have: where a link or a kept run lacks it, its first value holds, which changes nothing. */
export const addedLater = <S extends Setting<unknown>>(setting: S): S & { mayBeMissing: true } => ({
  ...setting,
  mayBeMissing: true,
});

/** The seed from which all randomness of a run is drawn: 0 … 2³² − 1. */
export const seed = (initial = 1): Setting<number, NumberRange> => number(initial, 0, 4_294_967_295, 1);

/**
 * States a lab.
 * @throws when a setting's first value is not allowed by its own range (found by the test of all plans)
 */
export function defineLab<const S extends Settings>(plan: {
  id: string;
  needs: SessionNeeds | null;
  settings: S;
}): LabPlan<ValuesOf<S>, RangesOf<S>> {
  const entries = Object.entries<Setting<unknown>>(plan.settings);
  const initials = (of: typeof entries) => Object.fromEntries(of.map(([name, { initial }]) => [name, initial]));
  return {
    id: plan.id,
    needs: plan.needs,
    defaults: initials(entries) as ValuesOf<S>,
    missing: initials(entries.filter(([, { mayBeMissing }]) => mayBeMissing)) as Partial<ValuesOf<S>>,
    ranges: Object.fromEntries(entries.map(([name, { range }]) => [name, range])) as RangesOf<S>,
  };
}

/** What the two halves of a lab say to each other: types only, in the lab's `protocol.ts`. */
export interface Talk {
  /** Session → view, at most once a displayed frame. */
  snapshot: object;
  /** View → session: each question's arguments and answer, all plain data. */
  questions?: object;
  /** What a start may bring beside the settings: a saved state, a reader's own network. */
  extra?: object;
}

/** The questions of a talk, none when it names none. */
export type QuestionsOf<T extends Talk> = T['questions'] extends object ? T['questions'] : Record<never, never>;

/** What a question is asked with: nothing or one argument. */
export type PayloadOf<T extends Talk, Q extends keyof QuestionsOf<T>> = QuestionsOf<T>[Q] extends (
  ...payload: infer A
) => unknown
  ? A
  : never;

/** What a question is answered with. */
export type AnswerOf<T extends Talk, Q extends keyof QuestionsOf<T>> = QuestionsOf<T>[Q] extends (
  ...payload: never[]
) => infer A
  ? Awaited<A>
  : never;

/** What a start may bring beside the settings. */
export type ExtraOf<T extends Talk> = T['extra'] extends object ? T['extra'] : Record<never, never>;
