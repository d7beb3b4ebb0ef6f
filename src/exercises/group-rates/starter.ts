import { show } from 'livegrad';

// @text task
export function compare(p: number[], bad: number[], group: number[], limit: number) {
  return [0, 1].map((g) => {
    let accepted = 0;
    let goodAccepted = 0;
    let acceptedRepay = 0;
    // @text here
    return { accepted, goodAccepted, acceptedRepay };
  });
}

show.table(compare([0.1, 0.3, 0.1, 0.2, 0.6], [0, 0, 0, 1, 1], [0, 0, 1, 1, 1], 0.25));
