import { retrying } from '../../data/loadSplit.ts';
import { WDBC } from '../../data/tableSets.ts';
import { loadTable } from '../../data/tables.ts';
import type { SessionContext } from '../../engine/session.ts';
import { Fit } from '../../nn/fit.ts';
import type { FitState } from '../../nn/learner.ts';
import { stepsOf, type FitPlan } from '../../nn/plan.ts';
import { TableLearner, type TableScore } from '../../nn/table/learner.ts';
import { defineSession } from '../defineSession.ts';
import { divide, prepare, readPatients, type Patients } from './patients.ts';
import { BATCH, health, type HealthParams, type HealthTalk } from './protocol.ts';

/** A rate below which numbers that are not finite are the end. */
const LOWEST_RATE = health.ranges.learningRate[0];

const planOf = ({ epochs, learningRate, seed }: HealthParams, examples: number): FitPlan => ({
  examples,
  epochs,
  batchSize: BATCH,
  learningRate,
  validationSplit: 0,
  seed,
});

const learnerOf = ({ model, hidden, learningRate, decay, seed }: HealthParams, data: TableLearner['data']) =>
  new TableLearner(data, { hidden: model === 'mlp' ? hidden : 0, learningRate, decay, seed });

/** Trains on one division of the patients, then on others, each as the first. */
export default defineSession<HealthTalk>()(health, (params, context, kept) => {
  const learners = new Set<TableLearner>();

  /** Trains on a division. @returns the probabilities of its test patients, at every moment that the context asks, and at the end */
  async function* train(patients: Patients, number: number) {
    const { train: data, test } = prepare(patients, divide(patients, params, number), params.scaling);
    const learner = learnerOf(params, data);
    learners.add(learner);
    const plan = planOf(params, data.labels.length);
    const fit = new Fit(learner, plan, context, {
      kept: number === 0 ? (kept as FitState<TableScore> | null) : null,
      keep: (state) => number === 0 && context.keep(state),
      lowestRate: LOWEST_RATE,
    });
    const { totalSteps } = stepsOf(plan);
    for await (const snapshot of fit.run()) {
      if (snapshot.phase !== 'train' || number > 0) continue;
      yield { step: snapshot.step, totalSteps, loss: snapshot.means.loss ?? null, scores: await learner.predict(test) };
    }
    yield { step: totalSteps, totalSteps, loss: null, scores: await learner.predict(test) };
    learners.delete(learner);
    learner.dispose();
  }

  return {
    async *run() {
      const patients = readPatients(await load(context), params.features);
      let own: HealthTalk['snapshot'] | null = null;
      for await (const snapshot of train(patients, 0)) yield (own = { ...snapshot, splits: [] });
      for (let split = 1; split <= params.splits; split++) {
        for await (const { scores } of train(patients, split)) yield { ...own!, splits: [{ split, scores }] };
      }
    },
    dispose() {
      for (const learner of learners) learner.dispose();
    },
  };
});

const load = (context: SessionContext) => retrying(context, (cache) => loadTable(WDBC, context, { cache }));
