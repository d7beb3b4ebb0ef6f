import { momentAfter } from './entries.ts';
import { getProgress } from './store.ts';

/** Notes that a lab was run once more. */
export function recordLab(lab: string): Promise<void> {
  return getProgress().update('lab', lab, (old) => ({ at: momentAfter(old), runs: (old?.runs ?? 0) + 1 }));
}

/** Notes what was predicted and what came out. @param id `lab/question` */
export function recordPrediction(id: string, said: number, was: number): Promise<void> {
  return getProgress().update('prediction', id, (old) => ({ at: momentAfter(old), said, was }));
}

/** Notes that a page was read to its end. @param page for example `concepts/networks` */
export function recordPage(page: string): Promise<void> {
  return getProgress().update('page', page, (old) => ({ at: momentAfter(old) }));
}

/** Notes where the reader is. @param heading id of the heading above, or '' */
export function recordPlace(page: string, heading: string): Promise<void> {
  return getProgress().update('place', 'last', (old) => ({ at: momentAfter(old), page, heading }));
}
