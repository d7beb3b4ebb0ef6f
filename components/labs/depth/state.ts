import { computed, signal } from '@preact/signals';
import { predictLosses } from '@src/labs/depth/line.ts';
import { depth, type DepthParams, type DepthSnapshot, type DepthTalk } from '@src/labs/depth/protocol.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** The lab's live state. */
export function createDepth(language: Language<Words>) {
  const snapshot = signal<DepthSnapshot | null>(null);
  const losses = signal<Point[]>([]);
  /** What has arrived, drawn or not. */
  let latest: DepthSnapshot | null = null;
  let curve = new Curve();
  const lab = createLab<DepthParams, DepthTalk, Words>(depth, language, {
    take(arrived) {
      latest = arrived;
      curve.add(arrived.step, arrived.loss);
    },
    draw() {
      snapshot.value = latest;
      losses.value = curve.points();
    },
    forget() {
      latest = snapshot.value = null;
      losses.value = [];
      curve = new Curve();
    },
    announce: () => language.words.summary(latest!.step, latest!.loss.toFixed(4)),
  });
  const predicted = computed(() => predictLosses(lab.settings.allowed.value).map((y, i) => ({ x: i + 1, y })));
  return { lab, snapshot, losses, predicted };
}

/** What `createDepth` makes, for the parts of the view. */
export type DepthState = ReturnType<typeof createDepth>;
