import { computed, signal } from '@preact/signals';
import { CREDIT } from '@src/data/tableSets.ts';
import { divide, groupOf, predictByOne, readLoans } from '@src/labs/finance/loans.ts';
import { finance, type FinanceParams, type FinanceSnapshot, type FinanceTalk } from '@src/labs/finance/protocol.ts';
import { bestLimit, lend, lendBoth, limitFor, readGroup, type Share } from '@src/labs/finance/readings.ts';
import { thresholdOf } from '@src/math/binary/decision.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import { createLoadedTable } from '../frame/table/loadedTable.ts';
import type { Words } from './en.ts';

/** The lab's live state. */
export function createFinance(language: Language<Words>) {
  const loaded = createLoadedTable(CREDIT);
  const snapshot = signal<FinanceSnapshot | null>(null);
  /** Of the run that is shown. */
  const ranSeed = signal(finance.defaults.seed);
  /** What has arrived, drawn or not. */
  let latest: FinanceSnapshot | null = null;
  const prediction = createPrediction(finance.id, {
    question: () => {
      const { groups } = lab.settings.shown.value;
      return {
        id: `good-accepted-${groups}`,
        text: language.words.question(language.words.groups[groups][0]),
        unit: 100,
        format: (share) => `${(100 * share).toFixed(0)}%`,
      };
    },
    outcome: () => (latest && groups.peek() ? lend(groups.peek()!.a, 0.2, 1).goodAccepted : null),
  });
  const lab = createLab<FinanceParams, FinanceTalk, Words>(finance, language, {
    prediction,
    take: (arrived) => void (latest = arrived),
    draw: () => void (snapshot.value = latest),
    forget() {
      latest = snapshot.value = null;
      ranSeed.value = lab.settings.allowed.value.seed;
    },
    announce: (): string => language.words.summary(lent.value?.both.profit.toFixed(1) ?? ''),
  });

  const seed = computed(() => (snapshot.value ? ranSeed.value : lab.settings.shown.value.seed));
  /** The test loans, and what one column alone says of them. */
  const tested = computed(() => {
    if (!loaded.table.value) return null;
    const loans = readLoans(loaded.table.value);
    const split = divide(loans, { seed: seed.value });
    const labels = Uint8Array.from(split.test, (row) => loans.labels[row]!);
    return { loans, rows: split.test, labels, one: predictByOne(loans, split) };
  });
  const grouping = computed(() => lab.settings.shown.value.groups);
  /** The scores by group, those of the run or, before it, of the one column. */
  const groups = computed(() => {
    if (!tested.value) return null;
    const { loans, rows, labels, one } = tested.value;
    const scores = snapshot.value?.scores ?? one.scores;
    const first = groupOf(loans, grouping.value, rows);
    return {
      a: readGroup(scores, labels, (i) => first[i] === 1),
      b: readGroup(scores, labels, (i) => first[i] === 0),
      all: readGroup(scores, labels, () => true),
    };
  });
  const lent = computed(() => {
    if (!groups.value) return null;
    const { limitA, limitB, loss } = lab.settings.shown.value;
    const [a, b] = [lend(groups.value.a, limitA, loss), lend(groups.value.b, limitB, loss)];
    return { a, b, both: lendBoth(a.counts, b.counts, loss), everybody: lend(groups.value.all, 2, loss).profit };
  });
  const set = (name: 'limitA' | 'limitB', limit: number) =>
    (lab.settings.texts[name].value = String(Number(limit.toPrecision(6))));
  return {
    lab,
    loaded,
    prediction,
    snapshot,
    tested,
    groups,
    /** What the limits mean, for each group and for both, and what accepting everybody would earn. */
    lent,
    /** The name of the column alone, before a run; null after it. */
    oneName: computed(() => (snapshot.value ? null : (tested.value?.one.name ?? null))),
    setLimit: set,
    /** The limit that is right for the loss, if the probabilities are. */
    advised: computed(() => thresholdOf({ miss: lab.settings.shown.value.loss, alarm: 1 })),
    /** One limit for both. */
    setBoth(limit: number): void {
      set('limitA', limit);
      set('limitB', limit);
    },
    /** Each group's own limit that earns most on these applicants. */
    setBest(): void {
      const { loss } = lab.settings.shown.peek();
      set('limitA', bestLimit(groups.peek()!.a, loss));
      set('limitB', bestLimit(groups.peek()!.b, loss));
    },
    /** Moves the second group's limit until a share is that of the first. */
    equalise(share: Share): void {
      set('limitB', limitFor(groups.peek()!.b, share, lent.peek()!.a[share]));
    },
  };
}

/** What `createFinance` makes, for the parts of the view. */
export type FinanceLab = ReturnType<typeof createFinance>;
