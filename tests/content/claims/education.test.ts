import { expect, test } from 'vitest';
import { SKILLS } from '../../../src/labs/education/learners.ts';
import { education, type EducationParams, type EducationSnapshot } from '../../../src/labs/education/protocol.ts';
import session from '../../../src/labs/education/session.ts';
import { seeAnswer, traceAnswer } from '../../../src/labs/education/tracing.ts';
import { pagesOf } from '../../support/pages.ts';
import { expectPrinted as expectOn } from '../../support/printed.ts';
import { runSession } from '../../support/sessions.ts';

/* What the page on education says of its lab, by the lab's own runs. */

const page = (locale: 'en' | 'zh-cn') =>
  pagesOf(locale).find(({ url }) => url === `/${locale}/applications/education/`)!.body;
const expectPrinted = (...texts: string[]) => expectOn('applications/education', ...texts);

async function run(settings: Partial<EducationParams>) {
  const { snapshots } = await runSession<EducationSnapshot>(session, { ...education.defaults, ...settings });
  const last = snapshots.at(-1)!;
  return { last, bayes: last.bayes.at(-1)!, network: last.network.at(-1)! };
}

test('the example by hand, on the first skill of the lab', () => {
  const skill = SKILLS[0]!;
  expect(skill).toEqual({ init: 0.3, learn: 0.15, slip: 0.1, guess: 0.2 });
  expectPrinted(
    `=${seeAnswer(0.3, true, skill).toFixed(2)}$`,
    traceAnswer(0.3, true, skill).toFixed(2),
    String(4 * SKILLS.length),
  );
});

test('by default the two are level, far above the mean and below the truth', async () => {
  const { last, bayes, network } = await run({});
  expect(Math.abs(bayes - network)).toBeLessThan(0.01);
  expect([bayes, network, last.levels.mean, last.levels.truth].map((area) => area.toFixed(2))).toEqual([
    '0.80',
    '0.80',
    '0.52',
    '0.85',
  ]);
  expectPrinted('0.80', '0.52', '0.85', last.skills[0]!.learn.toFixed(2));
});

test('of learners who are alike the numbers come back; of fifty the network makes less', async () => {
  const alike = await run({ difference: 0 });
  expect(alike.last.levels.truth.toFixed(2)).toBe(alike.bayes.toFixed(2));
  expect([alike.bayes.toFixed(2), alike.network.toFixed(2)]).toEqual(['0.80', '0.78']);
  const numbers = Object.values(alike.last.skills[0]!).map((value) => value.toFixed(2));
  expect(page('en')).toContain(numbers.join(', '));
  expect(page('zh-cn')).toContain(numbers.join('、'));
  const fifty = await run({ learners: 50 });
  expect([fifty.bayes.toFixed(2), fifty.network.toFixed(2)]).toEqual(['0.80', '0.76']);
  expectPrinted('0.78', '0.76');
});
