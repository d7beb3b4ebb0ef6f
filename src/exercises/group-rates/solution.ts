import { show } from 'livegrad';

export function compare(p: number[], bad: number[], group: number[], limit: number) {
  // @text zero
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return [0, 1].map((g) => {
    let all = 0;
    let good = 0;
    let accepted = 0;
    let acceptedGood = 0;
    for (let i = 0; i < p.length; i++) {
      if (group[i] !== g) continue;
      const isGood = bad[i] === 0;
      all += 1;
      if (isGood) good += 1;
      // @text limit
      if (p[i] >= limit) continue;
      accepted += 1;
      if (isGood) acceptedGood += 1;
    }
    return {
      accepted: share(accepted, all),
      goodAccepted: share(acceptedGood, good),
      acceptedRepay: share(acceptedGood, accepted),
    };
  });
}

show.table(compare([0.1, 0.3, 0.1, 0.2, 0.6], [0, 0, 0, 1, 1], [0, 0, 1, 1, 1], 0.25));
