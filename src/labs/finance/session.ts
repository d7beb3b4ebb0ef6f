import { retrying } from '../../data/loadSplit.ts';
import { CREDIT } from '../../data/tableSets.ts';
import { loadTable } from '../../data/tables.ts';
import { Fit } from '../../nn/fit.ts';
import type { FitState } from '../../nn/learner.ts';
import { stepsOf, type FitPlan } from '../../nn/plan.ts';
import { TableLearner, type TableScore } from '../../nn/table/learner.ts';
import { defineSession } from '../defineSession.ts';
import { divide, prepare, readLoans } from './loans.ts';
import { BATCH, finance, type FinanceTalk } from './protocol.ts';

/** Trains a scorer of loans; the test loans are scored with every snapshot, and never trained on. */
export default defineSession<FinanceTalk>()(finance, (params, context, kept) => {
  const { model, hidden, weights, epochs, learningRate, decay, seed } = params;
  let learner: TableLearner | null = null;
  return {
    async *run() {
      const loans = readLoans(await retrying(context, (cache) => loadTable(CREDIT, context, { cache })));
      const { train, test } = prepare(loans, divide(loans, params), params);
      const bad = train.labels.reduce((sum, label) => sum + label, 0);
      const positiveWeight = weights === 'balanced' ? (train.labels.length - bad) / bad : 1;
      learner = new TableLearner(train, {
        hidden: model === 'mlp' ? hidden : 0,
        learningRate,
        decay,
        positiveWeight,
        seed,
      });
      const examples = train.labels.length;
      const plan: FitPlan = { examples, epochs, batchSize: BATCH, learningRate, validationSplit: 0, seed };
      const fit = new Fit(learner, plan, context, {
        kept: kept as FitState<TableScore> | null,
        keep: (state) => context.keep(state),
        lowestRate: finance.ranges.learningRate[0],
      });
      const { totalSteps } = stepsOf(plan);
      for await (const snapshot of fit.run()) {
        if (snapshot.phase !== 'train') continue;
        const { step, means } = snapshot;
        yield { step, totalSteps, loss: means.loss ?? null, scores: await learner.predict(test) };
      }
      yield { step: totalSteps, totalSteps, loss: null, scores: await learner.predict(test) };
    },
    dispose: () => learner?.dispose(),
  };
});
