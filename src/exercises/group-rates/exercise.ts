import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';

type Args = [p: number[], bad: number[], group: number[], limit: number];

interface Applicant {
  isBad: boolean;
  isAccepted: boolean;
}

/** The applicants of each group, as lists that shares are counted from. */
const groupsOf = (...[p, bad, group, limit]: Args): Applicant[][] =>
  [0, 1].map((g) =>
    p.flatMap((score, i) => (group[i] === g ? [{ isBad: bad[i] === 1, isAccepted: score < limit }] : [])),
  );

/** How many of those who meet one condition meet another too; 0 when there are none. */
function shareOf(people: Applicant[], whole: (one: Applicant) => boolean, part: (one: Applicant) => boolean): number {
  const kept = people.filter(whole);
  return kept.length === 0 ? 0 : kept.filter(part).length / kept.length;
}
const all = () => true;
const accepted = ({ isAccepted }: Applicant) => isAccepted;
const good = ({ isBad }: Applicant) => !isBad;

const report = (people: Applicant[]) => ({
  accepted: shareOf(people, all, accepted),
  goodAccepted: shareOf(people, good, accepted),
  acceptedRepay: shareOf(people, accepted, good),
});
const expected = (...args: Args) => groupsOf(...args).map(report);

const hints = [
  looksLike('exchanged', (...args: Args) =>
    expected(...args).map(({ goodAccepted, acceptedRepay, ...rest }) => ({
      ...rest,
      goodAccepted: acceptedRepay,
      acceptedRepay: goodAccepted,
    })),
  ),
  looksLike('of-everybody', (...args: Args) => {
    const count = args[0].length;
    return groupsOf(...args).map((people) => ({
      ...report(people),
      accepted: people.filter(accepted).length / count,
    }));
  }),
  looksLike('at-the-limit', (...[p, bad, group, limit]: Args) =>
    expected(
      p.map((score) => (score === limit ? limit / 2 : score)),
      bad,
      group,
      limit,
    ),
  ),
  looksLike('refused', (...[p, bad, group, limit]: Args) =>
    expected(
      p.map((score) => (score < limit ? 1 : 0)),
      bad,
      group,
      0.5,
    ),
  ),
  {
    id: 'nobody',
    when: (got: unknown) =>
      (got as Record<string, number>[]).some((shares) => Object.values(shares).some(Number.isNaN)),
  },
];

const draw = (random: Random): Args => {
  const p = Array.from({ length: 30 }, () => random.integer(20) / 20);
  return [
    p,
    p.map((score) => Number(random.uniform() < score)),
    p.map((_, i) => Number(i % 3 === 0)),
    (5 + random.integer(8)) / 20,
  ];
};

export default defineExercise({
  id: 'group-rates',
  page: 'applications/finance',
  level: 2,
  entry: 'compare',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [[0.1, 0.3, 0.1, 0.2, 0.6, 0.4], [0, 0, 0, 1, 1, 0], [0, 0, 1, 1, 1, 1], 0.25],
      expected: () => [
        { accepted: 1 / 2, goodAccepted: 1 / 2, acceptedRepay: 1 },
        { accepted: 2 / 4, goodAccepted: 1 / 2, acceptedRepay: 1 / 2 },
      ],
      hints,
    }),
    check({ id: 'drawn', isDrawn: true, args: draw, expected, hints }),
    check({
      id: 'at-limit',
      args: (): Args => [[0.2, 0.1, 0.3, 0.2, 0.1], [0, 0, 1, 1, 1], [0, 0, 0, 1, 1], 0.2],
      expected,
      hints,
    }),
    check({
      id: 'nobody',
      args: (): Args => [[0.9, 0.8, 0.1], [1, 1, 0], [0, 0, 0], 0.5],
      expected,
      hints,
    }),
  ],
});
