/** What the two halves of the lab `autodiff-graph` know and say. */
import { defineLab, number, oneOf, text, TINY, type ParamsOf } from '../lab.ts';
import { LONGEST, VARIABLES } from './parse.ts';

/** More stages than any tape has. */
export const LAST_STAGE = 100;

const value = (initial: number) => number(initial, -100, 100, 0);

/** The lab `autodiff-graph`: an expression, its variables' values, and what the reader looks at. */
export const autodiffGraph = defineLab({
  id: 'autodiff-graph',
  needs: TINY,
  settings: {
    expression: text('x*y + sin(x)', LONGEST),
    x: value(2),
    y: value(3),
    z: value(1),
    w: value(0.5),
    b: value(-1),
    mode: oneOf(['reverse', 'forward']),
    /** The variable that forward mode differentiates by. */
    seed: oneOf(VARIABLES, 'x'),
    /** Stages gone through; more than there are means all. */
    stage: number(0, 0, LAST_STAGE, 1),
  },
});

/** Settings of the lab. */
export type GraphParams = ParamsOf<typeof autodiffGraph>;

/** The device's value and derivatives, by variable. */
export interface DeviceGradients {
  value: number;
  gradients: Record<string, number>;
}

/** What the halves say to each other. */
export interface GraphTalk {
  snapshot: DeviceGradients;
  questions: { differentiate(params: GraphParams): DeviceGradients };
}
