import { retrying } from '../../data/loadSplit.ts';
import { loadTable } from '../../data/tables.ts';
import { notFinite } from '../../engine/notFinite.ts';
import type { SessionContext } from '../../engine/session.ts';
import { defineSession } from '../defineSession.ts';
import { simulateGuests } from './dishes.ts';
import { Factorization } from './factorization.ts';
import { LECTURES, readLectures } from './lectures.ts';
import { recommender, type RecommenderParams, type RecommenderTalk } from './protocol.ts';
import { holdOut, itemMeans, rootMeanSquare, type Ratings } from './ratings.ts';
import { measureBaselines, writeReport } from './report.ts';

async function getRatings({ data, seed }: RecommenderParams, context: SessionContext): Promise<Ratings> {
  if (data === 'dishes') return simulateGuests(seed);
  return readLectures(await retrying(context, (cache) => loadTable(LECTURES, context, { cache })));
}

/** Trains the factorization, epoch by epoch, and reports at the end. */
export default defineSession<RecommenderTalk>()(recommender, (params, context) => ({
  async *run() {
    const ratings = await getRatings(params, context);
    const parts = holdOut(ratings, params.seed);
    const means = itemMeans(ratings, parts.train);
    const baselines = measureBaselines(ratings, parts, means);
    const model = new Factorization(ratings, parts.train, means.mean, params);
    const errorOn = (rows: Uint32Array) =>
      rootMeanSquare(ratings.values, rows, (row) => model.predict(ratings.users[row]!, ratings.items[row]!));
    const [train, test]: [number[], number[]] = [[errorOn(parts.train)], [errorOn(parts.test)]];
    for (let epoch = 1; epoch <= params.epochs; epoch++) {
      await context.turn(parts.train.length);
      model.trainEpoch(epoch);
      if (!model.isFinite()) throw notFinite(epoch, 'q');
      train.push(errorOn(parts.train));
      test.push(errorOn(parts.test));
      const isLast = epoch === params.epochs;
      if (!context.due && !isLast) continue;
      yield {
        epoch,
        train: Float32Array.from(train.splice(0)),
        test: Float32Array.from(test.splice(0)),
        baselines,
        items: model.snapshot(),
        report: isLast ? writeReport(ratings, parts, means, model) : null,
      };
    }
  },
}));
