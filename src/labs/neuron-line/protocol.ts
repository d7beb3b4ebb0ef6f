/** The lab `neuron-line`, which only computes: its settings, and no messages. */
import { defineLab, number, type ParamsOf } from '../lab.ts';

/** The picture shows the square from −HALF to HALF. */
export const HALF = 3;

/**
 * The lab `neuron-line`: one neuron on two inputs. It begins with ten times the numbers of the page, so the same line.
 */
export const neuronLine = defineLab({
  id: 'neuron-line',
  needs: null,
  settings: {
    w1: number(1, -4, 4, 0),
    w2: number(2, -4, 4, 0),
    b: number(0.5, -12, 12, 0),
    x1: number(2, -HALF, HALF, 0),
    x2: number(-0.5, -HALF, HALF, 0),
  },
});

/** Settings of the lab. */
export type NeuronLineParams = ParamsOf<typeof neuronLine>;
