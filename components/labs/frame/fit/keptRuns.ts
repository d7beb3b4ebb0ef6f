import { signal } from '@preact/signals';
import { deleteRun, loadRuns, saveRun, type SavedRun } from '@src/progress/checkpoints.ts';

/** What the reader is told of kept runs. */
export type KeptNotice = 'savedDamaged' | 'savedRefused' | 'savedOutdated' | 'otherTab';

const noticeOf = { refused: 'savedRefused', outdated: 'savedOutdated' } as const;

/** A name for a run that no other tab will choose. */
const createId = () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('-');

/**
 * The kept runs of a lab as its view sees them: those of earlier visits, and the one that is on.
 * @param lab its name, under which they are kept
 * @param isRun tells a run from a damaged record
 */
export function createKeptRuns<R>(lab: string, isRun: (run: unknown) => run is R) {
  const saved = signal<SavedRun<R>[]>([]);
  const notice = signal<KeptNotice | null>(null);
  /** Where this run is kept, and which one it goes on from. */
  let current: { id: string; replaces: string | null } = { id: createId(), replaces: null };
  /** Kept runs that this page knows of; any other is another tab's. */
  const known = new Set<string>([current.id]);

  async function find(): Promise<void> {
    const { runs, damaged, trouble } = await loadRuns(lab, isRun);
    for (const { id } of runs) known.add(id);
    saved.value = runs;
    if (damaged.length > 0) {
      notice.value = 'savedDamaged';
      await Promise.all(damaged.map((id) => deleteRun(lab, id)));
    } else if (trouble) notice.value = noticeOf[trouble];
  }

  return {
    /** Runs that can be continued, latest first. */
    saved,
    notice,
    /** Looks for the runs kept from earlier visits. */
    find,

    /** A run begins. @param replaces the kept run that it goes on from */
    begin(replaces: string | null = null): void {
      saved.value = [];
      current = { id: createId(), replaces };
      known.add(current.id);
    },

    /** Keeps the run as it is now, so that the page may be closed. */
    async keep(run: R): Promise<void> {
      const { trouble, others } = await saveRun(lab, current.id, run, current.replaces);
      if (trouble) notice.value = noticeOf[trouble];
      else if (others.some((id) => !known.has(id))) notice.value = 'otherTab';
    },

    /** Forgets the run that is on. */
    async drop(): Promise<void> {
      const { id, replaces } = current;
      await Promise.all([deleteRun(lab, id), replaces !== null && deleteRun(lab, replaces)]);
      await find();
    },
  };
}
