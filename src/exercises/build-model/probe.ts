import type * as TF from '@tensorflow/tfjs';

interface Learner {
  buildModel(): TF.LayersModel;
}

/** Shapes of all weight tensors, and how many parameters they hold. */
export function structure({ buildModel }: Learner) {
  const model = buildModel();
  const weights = model.getWeights().map(({ shape }) => shape);
  const parameters = model.countParams();
  model.dispose();
  return { weights, parameters };
}

/** What a fresh model says of x, [rows, 784]. */
export function predict({ buildModel }: Learner, _tf: typeof TF, x: TF.Tensor2D) {
  return run(buildModel(), x);
}

/** What the model says of x with these weights. */
export function forward({ buildModel }: Learner, _tf: typeof TF, x: TF.Tensor2D, ...weights: TF.Tensor[]) {
  const model = buildModel();
  model.setWeights(weights);
  return run(model, x);
}

function run(model: TF.LayersModel, x: TF.Tensor2D) {
  const outputs = model.predict(x);
  model.dispose();
  return outputs;
}
