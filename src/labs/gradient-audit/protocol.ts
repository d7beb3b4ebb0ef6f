/** What the two halves of the lab `gradient-audit` know and say. */
import {
  flatten,
  PARAMETER_NAMES,
  REFERENCE,
  unflatten,
  type Example,
  type ParameterName,
  type Parameters,
} from '../../math/network231.ts';
import { defineLab, number, oneOf, TINY, type ParamsOf, type Setting } from '../lab.ts';
import type { NumberRange } from '../permalink.ts';

/** An input of the lab, by the name that its field and links use. */
export type InputName = 'x1' | 'x2' | 'y' | ParameterName;

/** The inputs: the example, then the thirteen parameters. */
export const INPUT_NAMES: readonly InputName[] = ['x1', 'x2', 'y', ...PARAMETER_NAMES];

/** The reference of the erratum, in the order of `INPUT_NAMES`. */
const START = [...REFERENCE.example.x, REFERENCE.example.y, ...flatten(REFERENCE.parameters)];

/** Smallest and largest power of ten of h, and the distance between two: a slider's grid. */
export const H_POWERS = { minimum: -12, maximum: 0, step: 0.25 } as const;

const inputs = Object.fromEntries(INPUT_NAMES.map((name, i) => [name, number(START[i]!, -100, 100, 0)])) as Record<
  InputName,
  Setting<number, NumberRange>
>;

/** The lab `gradient-audit`: every input by its name (`x1`, `W1[1][2]`, …), and how it is audited. */
export const gradientAudit = defineLab({
  id: 'gradient-audit',
  needs: TINY,
  settings: {
    ...inputs,
    steps: number(300, 1, 2000, 1),
    rate: number(0.5, 0.001, 100, 0),
    /** Power of ten of the difference's step h. */
    hPower: number(-5, H_POWERS.minimum, H_POWERS.maximum, H_POWERS.step),
    /** Whose error is drawn: `all`, or a parameter's name. */
    errorOf: oneOf(['all', ...PARAMETER_NAMES] as const),
  },
});

/** Settings of one run. */
export type AuditParams = ParamsOf<typeof gradientAudit>;

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
  const [x1, x2, y, ...flat] = INPUT_NAMES.map((name) => params[name]);
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
  ({ phase: 'audit' } & DeviceAudit) | { phase: 'train'; step: number; right: number[]; printed: number[] };

/** What the halves say to each other. */
export interface AuditTalk {
  snapshot: AuditSnapshot;
  /** `audit`: the device's findings about other settings. */
  questions: { audit(params: AuditParams): DeviceAudit };
}
