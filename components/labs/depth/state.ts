import { computed, signal } from '@preact/signals';
import { predictLayers } from '@src/labs/depth/predict.ts';
import { depth, type DepthParams, type DepthSnapshot, type DepthTalk } from '@src/labs/depth/protocol.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import type { Words } from './en.ts';

/** Which of the four networks settings describe: with residual sums, with normalization, with both or neither. */
export type Variant = keyof Words['variants'];

const variantOf = ({ residual, norm }: Pick<DepthParams, 'residual' | 'norm'>): Variant =>
  residual === 'yes' ? (norm === 'yes' ? 'both' : 'residual') : norm === 'yes' ? 'norm' : 'plain';

/** The lab's live state. */
export function createDepth(language: Language<Words>) {
  const snapshot = signal<DepthSnapshot | null>(null);
  const losses = signal<Point[]>([]);
  /** The last run of each variant, so that they can be compared. */
  const earlier = signal<Partial<Record<Variant, Point[]>>>({});
  const variant = signal<Variant>('plain');
  /** What has arrived, drawn or not. */
  let latest: DepthSnapshot | null = null;
  let curve = new Curve();
  const prediction = createPrediction(depth.id, {
    question: () => ({
      id: 'accuracy',
      text: language.words.question,
      unit: 100,
      format: (share) => `${(100 * share).toFixed(0)}%`,
    }),
    outcome: () => latest?.accuracy ?? null,
  });
  const lab = createLab<DepthParams, DepthTalk, Words>(depth, language, {
    prediction,
    take(arrived) {
      latest = arrived;
      arrived.losses.forEach((loss, i) => curve.add(arrived.step - arrived.losses.length + 1 + i, loss));
    },
    draw() {
      snapshot.value = latest;
      losses.value = curve.points();
    },
    forget() {
      if (curve.points().length > 1) earlier.value = { ...earlier.value, [variant.value]: curve.points() };
      latest = snapshot.value = null;
      losses.value = [];
      curve = new Curve();
      variant.value = variantOf(lab.settings.allowed.value);
    },
    announce: () => language.words.summary(latest!.step, latest!.losses.at(-1)!.toFixed(3)),
  });
  /** Steps, rate and comparison change nothing in the untrained network. */
  const described = computed(() => {
    const { layers, activation, residual, norm, weights, seed } = lab.settings.allowed.value;
    return JSON.stringify({ layers, activation, residual, norm, weights, seed });
  });
  const predicted = computed(() => predictLayers({ ...depth.defaults, ...(JSON.parse(described.value) as object) }));
  return {
    lab,
    prediction,
    snapshot,
    losses,
    earlier,
    predicted,
    /** The variant of the run that is drawn, or of the settings before there is one. */
    variant: computed(() => (snapshot.value ? variant.value : variantOf(lab.settings.shown.value))),
  };
}

/** What `createDepth` makes, for the parts of the view. */
export type DepthLab = ReturnType<typeof createDepth>;
