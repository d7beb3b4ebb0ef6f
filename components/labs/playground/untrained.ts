import { shapeOf } from '@src/labs/playground/describe.ts';
import { gridPoints } from '@src/labs/playground/grid.ts';
import { featuresOf, forwardPoint, initialParameters } from '@src/labs/playground/network.ts';
import { UNIT_SIZE, type PlaygroundParams } from '@src/labs/playground/protocol.ts';

/** Side of the grid that is drawn before a run. */
const IDLE_SIZE = 32;

/** The network as it is drawn: trained so far, or as it will start. */
export interface DrawnNetwork {
  params: PlaygroundParams;
  step: number;
  epoch: number;
  /** All parameters, in the order of `layoutOf`. */
  weights: Float32Array;
  surface: Float32Array;
  units: Float32Array;
  trainingMs: number;
}

/** The network before training, in plain arithmetic: TensorFlow.js comes with the first run. */
export function startOf(params: PlaygroundParams): DrawnNetwork {
  const { sizes, activation, output } = shapeOf(params);
  const weights = initialParameters(sizes, params.initialisation, params.seed);
  const valuesOn = (size: number) => {
    const grid = gridPoints(size);
    const features = featuresOf(grid, params.features);
    return grid.map((_, i) =>
      forwardPoint(sizes, weights, features.subarray(i * sizes[0]!, (i + 1) * sizes[0]!), activation, output).flat(),
    );
  };
  const small = valuesOn(UNIT_SIZE);
  const units = small[0]!.length - 1;
  return {
    params,
    step: 0,
    epoch: 0,
    weights,
    surface: Float32Array.from(valuesOn(IDLE_SIZE), (values) => values.at(-1)!),
    units: Float32Array.from(
      { length: units * small.length },
      (_, i) => small[i % small.length]![Math.floor(i / small.length)]!,
    ),
    trainingMs: 0,
  };
}
