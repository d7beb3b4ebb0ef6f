import { computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  lossLandscape,
  type LandscapeGrid,
  type LandscapeParams,
  type LandscapeTalk,
} from '@src/labs/loss-landscape/protocol.ts';
import { surveyUntrained } from '@src/labs/loss-landscape/untrained.ts';
import { createScale } from '../../charts/contours.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import type { View } from '../../charts/drawSurface.ts';
import { createLab } from '../frame/createLab.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** The lab's live state. */
export function createLandscape(language: Language<Words>) {
  const { words } = language;
  const step = signal(0);
  const points = signal<Point[]>([]);
  const landscape = signal<LandscapeGrid | null>(null);
  /** What has arrived, drawn or not. */
  let latest = { curve: new Curve(), step: 0, landscape: null as LandscapeGrid | null };
  const draw = () => {
    points.value = latest.curve.points();
    step.value = latest.step;
    landscape.value = latest.landscape;
  };
  const lab = createLab<LandscapeParams, LandscapeTalk, Words>(lossLandscape, language, {
    take(snapshot) {
      if (snapshot.phase === 'grid') {
        latest.landscape = snapshot;
        return;
      }
      const first = snapshot.step - snapshot.losses.length + 1;
      for (const [i, loss] of snapshot.losses.entries()) latest.curve.add(first + i, loss);
      latest.step = snapshot.step;
    },
    draw,
    forget() {
      latest = { curve: new Curve(), step: 0, landscape: null };
      draw();
    },
    announce: () => summary.value,
  });
  const { settings } = lab;
  // Each by itself, so that turning the surface surveys nothing anew.
  const layers = computed(() => settings.shown.value.layers);
  const activation = computed(() => settings.shown.value.activation);
  const skip = computed(() => settings.shown.value.skip);
  const seed = computed(() => settings.shown.value.seed);
  const untrained = computed(() =>
    surveyUntrained({ layers: layers.value, activation: activation.value, skip: skip.value, seed: seed.value }),
  );
  const summary: ReadonlySignal<string> = computed(() => {
    const latest = landscape.value;
    const { lowest, highest } = createScale((latest ?? untrained.value).values);
    const [low, high] = [formatNumber(lowest, 3), formatNumber(highest, 3)];
    if (!latest) return words.untrainedSummary(low, high, formatNumber(untrained.value.loss, 3));
    if (latest.rows < latest.size) return words.surveying(latest.rows, latest.size);
    return words.gridSummary(low, high, formatNumber(latest.loss, 3));
  });
  return {
    lab,
    /** Steps trained. */
    step,
    points,
    landscape,
    /** The loss around the first weights: what there is before a run. */
    untrained,
    summary,
    view: computed((): View => ({ azimuth: settings.shown.value.azimuth, tilt: settings.shown.value.tilt })),
    turn({ azimuth, tilt }: View): void {
      settings.texts.azimuth.value = azimuth.toFixed(0);
      settings.texts.tilt.value = tilt.toFixed(0);
    },
  };
}

/** What `createLandscape` makes, for the parts of the view. */
export type Landscape = ReturnType<typeof createLandscape>;
