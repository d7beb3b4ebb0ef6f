import { computed, signal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import {
  DEFAULT_PARAMS,
  PARAM_RANGES,
  type LandscapeGrid,
  type LandscapeParams,
  type LandscapeSnapshot,
} from '@src/labs/loss-landscape/protocol.ts';
import { createScale } from '../../charts/contours.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import type { View } from '../../charts/drawSurface.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import { createLabRun } from '../frame/labRun.ts';
import { createPace } from '../frame/pace.ts';
import { createSettings } from '../frame/settings.ts';
import { strings } from './strings.ts';

/** The lab's live state. */
export function createRun(locale: Locale) {
  const words = strings[locale];
  const settings = createSettings<LandscapeParams>('loss-landscape', DEFAULT_PARAMS, PARAM_RANGES);
  const step = signal(0);
  const points = signal<Point[]>([]);
  const landscape = signal<LandscapeGrid | null>(null);
  let curve = new Curve();
  const isDue = createPace();
  const summary = computed(() => {
    const latest = landscape.value;
    if (!latest) return words.beforeRun;
    const { lowest, highest } = createScale(latest.values);
    const text = words.gridSummary(formatNumber(lowest, 3), formatNumber(highest, 3), formatNumber(latest.loss, 3));
    return latest.rows === latest.size ? text : words.surveying(latest.rows, latest.size);
  });
  const view = computed((): View => ({ azimuth: settings.shown.value.azimuth, tilt: settings.shown.value.tilt }));
  const run = createLabRun<LandscapeSnapshot>({
    lab: 'loss-landscape',
    needs: { size: 'tiny', backends: ['wasm', 'cpu'] },
    onSnapshot(snapshot) {
      if (snapshot.phase === 'grid') {
        if (snapshot.rows === snapshot.size || run.state.value !== 'running' || isDue()) landscape.value = snapshot;
        return;
      }
      const first = snapshot.step - snapshot.losses.length + 1;
      for (const [i, loss] of snapshot.losses.entries()) curve.add(first + i, loss);
      const isLast = snapshot.step === settings.values.value.steps;
      if (!isLast && run.state.value === 'running' && !isDue()) return;
      points.value = curve.points();
      step.value = snapshot.step;
    },
    onDone: () => (run.announcement.value = summary.value),
  });
  const forget = () => {
    curve = new Curve();
    points.value = [];
    step.value = 0;
    landscape.value = null;
  };
  return {
    ...run,
    locale,
    words,
    settings,
    at: step,
    points,
    landscape,
    summary,
    view,
    turn({ azimuth, tilt }: View): void {
      settings.texts.azimuth.value = azimuth.toFixed(0);
      settings.texts.tilt.value = tilt.toFixed(0);
    },
    async begin(params: LandscapeParams): Promise<void> {
      await run.clear();
      forget();
      await run.launch(params);
    },
    async reset(): Promise<void> {
      await run.clear();
      forget();
    },
  };
}

/** What `createRun` makes, for the parts of the view. */
export type LandscapeRun = ReturnType<typeof createRun>;
