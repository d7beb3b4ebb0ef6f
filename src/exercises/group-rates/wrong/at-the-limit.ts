export function compare(p: number[], bad: number[], group: number[], limit: number) {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return [0, 1].map((g) => {
    const own = p.map((_, i) => i).filter((i) => group[i] === g);
    const accepted = own.filter((i) => p[i] <= limit);
    const good = own.filter((i) => bad[i] === 0);
    const both = accepted.filter((i) => bad[i] === 0).length;
    return {
      accepted: share(accepted.length, own.length),
      goodAccepted: share(both, good.length),
      acceptedRepay: share(both, accepted.length),
    };
  });
}
