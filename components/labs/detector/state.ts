import { computed, effect, signal } from '@preact/signals';
import {
  detector,
  BATCH,
  type DetectorParams,
  type DetectorTalk,
  type Found,
  type TestSnapshot,
} from '@src/labs/detector/protocol.ts';
import { drawScene, renderScene, type Scene } from '@src/labs/detector/scenes.ts';
import { overlap, type Box } from '@src/math/iou.ts';
import { createRandom } from '@src/math/random.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import type { Words } from './en.ts';

/** The box of the means of the scenes' distribution: the guess without a picture, and what is drawn before a run. */
const AVERAGE: Box = { cx: 0.5, cy: 0.5, w: 0.425, h: 0.425 };

/** The lab's live state. */
export function createDetector(language: Language<Words>) {
  const { words } = language;
  const progress = signal<{ step: number; loss: number; iou: number } | null>(null);
  const ious = signal<Point[]>([]);
  const test = signal<TestSnapshot | null>(null);
  const scene = signal<Scene>(drawScene(createRandom(1, 9)));
  const answer = signal<{ of: Scene; found: Found } | null>(null);
  const isMoving = signal(false);
  let latest: typeof progress.value = null;
  let curve = new Curve();
  let scenes = 1;
  const prediction = createPrediction(detector.id, {
    question: () => ({ id: 'iou', text: words.question }),
    outcome: () => test.peek()?.iou ?? null,
  });
  const lab = createLab<DetectorParams, DetectorTalk, Words>(detector, language, {
    prediction,
    take(snapshot) {
      if (snapshot.phase === 'test') test.value = snapshot;
      else {
        const { step, losses, iou } = snapshot;
        curve.add(step, iou);
        latest = { step, loss: losses.at(-1)!, iou };
      }
    },
    draw() {
      progress.value = latest;
      ious.value = curve.points();
    },
    forget() {
      latest = progress.value = test.value = answer.value = null;
      ious.value = [];
      curve = new Curve();
    },
    announce: () => words.announce(test.peek()!.iou.toFixed(3), test.peek()!.baseline.toFixed(3)),
  });
  const { run, settings } = lab;
  const canAnswer = computed(() => progress.value !== null && ['running', 'paused', 'done'].includes(run.state.value));
  const clutter = computed(() => settings.shown.value.clutter);
  const image = computed(() => renderScene(scene.value, clutter.value));
  let isAsking = false;

  /** Asks about the scene as it is; where it has moved meanwhile, about the new one next. */
  async function ask(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    let asked: Uint8Array | null = null;
    while (asked !== image.peek() && canAnswer.peek()) {
      asked = image.peek();
      const of = scene.peek();
      const found = await run.ask('detect', asked).catch(() => null);
      answer.value = found && { of, found };
    }
    isAsking = false;
  }

  /** The scene with its shape elsewhere, kept within the picture. */
  function move(change: Partial<Box>): void {
    const box = { ...scene.peek().box, ...change };
    const within = (value: number, side: number) => Math.min(1 - side / 2, Math.max(side / 2, value));
    scene.value = { ...scene.peek(), box: { ...box, cx: within(box.cx, box.w), cy: within(box.cy, box.h) } };
  }

  /** Moves the shape along a curve until it is told to stop. */
  function animate(): () => void {
    const start = performance.now();
    let frame = requestAnimationFrame(function next(now) {
      const t = (now - start) / 1000;
      const { w, h } = scene.peek().box;
      move({ cx: 0.5 + (0.5 - w / 2) * Math.sin(1.1 * t), cy: 0.5 + (0.5 - h / 2) * Math.sin(1.7 * t) });
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }

  return {
    lab,
    prediction,
    progress,
    ious,
    test,
    scene,
    /** [IMAGE, IMAGE] bytes. */
    image,
    isMoving,
    steps: computed(() => {
      const { scenes: count, epochs } = settings.allowed.value;
      return Math.ceil(count / BATCH) * epochs;
    }),
    /** What is taken for the shape's box: the network's, or the average before there is one; with its overlap. */
    guess: computed(() => {
      const found = answer.value?.found ?? null;
      const box = found?.box ?? AVERAGE;
      return { box, shape: found?.shape ?? null, ...overlap(answer.value?.of.box ?? scene.value.box, box) };
    }),
    move,
    setShape: (shape: number) => (scene.value = { ...scene.peek(), shape }),
    draw: () => (scene.value = drawScene(createRandom(++scenes, 9))),
    /** Effects while the lab is on the page. @returns ends them */
    connect(): () => void {
      const ends = [
        effect(() => {
          void [image.value, test.value];
          if (canAnswer.value) void ask();
          else answer.value = null;
        }),
        effect(() => (isMoving.value ? animate() : undefined)),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

/** What `createDetector` makes, for the parts of the view. */
export type DetectorState = ReturnType<typeof createDetector>;
