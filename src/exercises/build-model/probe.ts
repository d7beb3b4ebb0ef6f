import type * as TF from '@tensorflow/tfjs';

interface Learner {
  buildModel(): TF.LayersModel | Promise<TF.LayersModel>;
}

/** Shapes of all weight tensors, and how many parameters they hold. */
export async function structure({ buildModel }: Learner) {
  const model = await buildModel();
  const weights = model.getWeights().map(({ shape }) => shape);
  const parameters = model.countParams();
  model.dispose();
  return { weights, parameters };
}

/** How many units of each layer begin with weights that no other unit has. */
export async function countDifferentUnits({ buildModel }: Learner) {
  const model = await buildModel();
  const [hidden, output] = model
    .getWeights()
    .filter(({ rank }) => rank === 2)
    .map((W) => new Set((W.transpose().arraySync() as number[][]).map((unit) => unit.join())).size);
  model.dispose();
  return { hidden, output };
}

/** What a fresh model says of x, [rows, 784]. */
export async function predict({ buildModel }: Learner, _tf: typeof TF, x: TF.Tensor2D) {
  return run(await buildModel(), x);
}

/** What the model says of x with these weights. */
export async function forward({ buildModel }: Learner, _tf: typeof TF, x: TF.Tensor2D, ...weights: TF.Tensor[]) {
  const model = await buildModel();
  model.setWeights(weights);
  return run(model, x);
}

function run(model: TF.LayersModel, x: TF.Tensor2D) {
  const outputs = model.predict(x);
  model.dispose();
  return outputs;
}
