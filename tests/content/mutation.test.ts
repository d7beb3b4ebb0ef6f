import { expect, test } from 'vitest';
import { scoreOf } from '../mutation/score.ts';
import { exerciseIds } from '../support/exercises.ts';

const only = process.env['MUTATE']?.split(',');
const ids = exerciseIds.filter((id) => (only ? only.includes(id) : !['train-digits', 'article-classifier', 'beat-baseline'].includes(id)));

test.each(ids)('%s', { timeout: 600_000 }, async (id) => {
  const start = performance.now();
  const score = await scoreOf(id);
  console.log(`${id}: ${score.all - score.survivors.length}/${score.all} ${((performance.now() - start) / 1000).toFixed(1)} s\n${score.survivors.map((s) => `   SURV ${s}`).join('\n')}`);
  expect(score.stale).toEqual([]);
});
