/** Messages of the lab `gradient-audit`: types, and the ranges that both sides check. */
import type { NumberRange } from '../permalink.ts';
import {
  flatten,
  PARAMETER_NAMES,
  REFERENCE,
  unflatten,
  type Example,
  type Parameters,
} from '../../math/network231.ts';

/** Inputs of the lab, by the names that its fields and links use: the example, then the thirteen parameters. */
export const INPUT_NAMES: readonly string[] = ['x1', 'x2', 'y', ...PARAMETER_NAMES];

/** Settings of one run: every input by its name (`x1`, `W1[1][2]`, …), and these. */
export interface AuditParams {
  [input: string]: number | string;
  steps: number;
  rate: number;
  /** Power of ten of the difference's step h. */
  hPower: number;
  /** Whose error is drawn: `all`, or a parameter's name. */
  errorOf: string;
}

/** The reference of the erratum, in the order of `INPUT_NAMES`. */
const START = [...REFERENCE.example.x, REFERENCE.example.y, ...flatten(REFERENCE.parameters)];

export const DEFAULT_PARAMS: AuditParams = {
  ...Object.fromEntries(INPUT_NAMES.map((name, i) => [name, START[i]!])),
  steps: 300,
  rate: 0.5,
  hPower: -5,
  errorOf: 'all',
};

/** Smallest and largest power of ten of h, and the distance between two: a slider's grid. */
export const H_POWERS = { minimum: -12, maximum: 0, step: 0.25 } as const;

const ANY_NUMBER: NumberRange = [-100, 100, 0];

/** What every setting may be. */
export const PARAM_RANGES = {
  ...Object.fromEntries(INPUT_NAMES.map((name) => [name, ANY_NUMBER])),
  steps: [1, 2000, 1] as NumberRange,
  rate: [0.001, 100, 0] as NumberRange,
  hPower: [H_POWERS.minimum, H_POWERS.maximum, H_POWERS.step] as NumberRange,
  errorOf: { oneOf: ['all', ...PARAMETER_NAMES] },
};

/** Every step h of the grid, smallest first. */
export const STEPS_H: readonly number[] = Array.from(
  { length: (H_POWERS.maximum - H_POWERS.minimum) / H_POWERS.step + 1 },
  (_, i) => 10 ** (H_POWERS.minimum + i * H_POWERS.step),
);

/** Place of a power of ten in `STEPS_H`. */
export function indexOfPower(hPower: number): number {
  return Math.round((hPower - H_POWERS.minimum) / H_POWERS.step);
}

/** The settings' network and example. */
export function networkOf(params: AuditParams): { parameters: Parameters; example: Example } {
  const [x1, x2, y, ...flat] = INPUT_NAMES.map((name) => params[name] as number);
  return { parameters: unflatten(flat), example: { x: [x1!, x2!], y: y! } };
}

/** What the device finds about one network, in its own precision. */
export interface DeviceAudit {
  J: number;
  /** [13] by automatic differentiation */
  autodiff: Float32Array;
  /** [steps of h, 13] by central differences */
  central: Float32Array;
}

/** The audit, then both runs: new losses, and the step they end at. */
export type AuditSnapshot =
  | ({ phase: 'audit' } & DeviceAudit & Record<string, unknown>)
  | { phase: 'train'; step: number; right: number[]; printed: number[] };
