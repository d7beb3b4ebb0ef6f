import { isRegression } from './data.ts';
import { layerSizes, outputActivation } from './network.ts';
import type { Activation, Loss, PlaygroundParams } from './protocol.ts';

/** What a network is, apart from its parameters. */
export interface NetworkShape {
  /** Sizes of all layers, inputs first. */
  sizes: readonly number[];
  activation: Activation;
  /** Activation of the one output. */
  output: Activation;
}

/** The network that settings describe. */
export function shapeOf(params: Pick<PlaygroundParams, 'features' | 'hidden' | 'activation' | 'data'>): NetworkShape {
  return {
    sizes: layerSizes(params),
    activation: params.activation,
    output: outputActivation(isRegression(params.data)),
  };
}

/** The loss in use: values are always fitted by the squared error. */
export function lossIn(params: Pick<PlaygroundParams, 'data' | 'loss'>): Loss {
  return isRegression(params.data) ? 'squared' : params.loss;
}
