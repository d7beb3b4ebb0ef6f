import { IMAGE_SIZE, LAYERS, PARAMETERS, type Layer } from '../../nn/articleNetwork.ts';

/** What Keras wants to know of a layer besides its name. */
function configOf({ kind, activation, name, output }: Layer): Record<string, unknown> {
  const window = { padding: 'valid', data_format: 'channels_last' };
  if (kind === 'Flatten') return {};
  if (kind === 'Dense') return { units: output.at(-1), activation, use_bias: true };
  if (kind === 'MaxPooling2D') return { pool_size: [2, 2], strides: [2, 2], ...window };
  const kernel = PARAMETERS.find((parameter) => parameter.name === `${name}/kernel`)!.shape;
  return {
    filters: output.at(-1),
    kernel_size: kernel.slice(0, 2),
    strides: [1, 1],
    ...window,
    activation,
    use_bias: true,
  };
}

/** The article's network as Keras describes it; layer names match the names of the parameters. */
export const TOPOLOGY = {
  class_name: 'Sequential',
  config: {
    name: 'cifar10',
    layers: LAYERS.map((layer, i) => ({
      class_name: layer.kind,
      config: {
        name: layer.name,
        trainable: true,
        ...configOf(layer),
        ...(i === 0 && { batch_input_shape: [null, IMAGE_SIZE, IMAGE_SIZE, 3], dtype: 'float32' }),
      },
    })),
  },
  keras_version: 'tfjs-layers 4.22.0',
  backend: 'tensor_flow.js',
};
