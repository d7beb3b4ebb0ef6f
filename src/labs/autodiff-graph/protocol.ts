/** Messages of the lab `autodiff-graph`: types, and the ranges that both sides check. */
import type { NumberRange } from '../permalink.ts';
import { LONGEST, VARIABLES } from './parse.ts';

/** Settings: the expression, the variables' values, and what the reader looks at. */
export interface GraphParams {
  expression: string;
  x: number;
  y: number;
  z: number;
  w: number;
  b: number;
  mode: string;
  /** The variable that forward mode differentiates by. */
  seed: string;
  /** Stages gone through; more than there are means all. */
  stage: number;
}

/** More than any tape has. */
export const LAST_STAGE = 100;

export const DEFAULT_PARAMS: GraphParams = {
  expression: 'x*y + sin(x)',
  x: 2,
  y: 3,
  z: 1,
  w: 0.5,
  b: -1,
  mode: 'reverse',
  seed: 'x',
  stage: LAST_STAGE,
};

const ANY_NUMBER: NumberRange = [-100, 100, 0];

/** What every setting may be. */
export const PARAM_RANGES = {
  expression: { maxLength: LONGEST },
  x: ANY_NUMBER,
  y: ANY_NUMBER,
  z: ANY_NUMBER,
  w: ANY_NUMBER,
  b: ANY_NUMBER,
  mode: { oneOf: ['reverse', 'forward'] },
  seed: { oneOf: VARIABLES },
  stage: [0, LAST_STAGE, 1] as NumberRange,
} as const;

/** The device's value and derivatives, by variable. */
export interface DeviceGradients {
  value: number;
  gradients: Record<string, number>;
}

/** The one snapshot of a run. */
export type GraphSnapshot = DeviceGradients & Record<string, unknown>;
