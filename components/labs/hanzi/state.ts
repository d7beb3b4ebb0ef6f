import { computed, effect, signal } from '@preact/signals';
import {
  CLASSES,
  hanzi,
  PAIRS,
  TESTS,
  type Character,
  type HanziParams,
  type HanziTalk,
  type Recognition,
  type Stroke,
  type TestSnapshot,
} from '@src/labs/hanzi/protocol.ts';
import { jitterStrokes } from '@src/labs/hanzi/strokes.ts';
import { argMax } from '@src/math/argMax.ts';
import { createRandom } from '@src/math/random.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import type { Words } from './en.ts';

/** The lab's live state. */
export function createHanzi(language: Language<Words>, characters: readonly Character[]) {
  const { words } = language;
  const progress = signal<{ step: number; loss: number; accuracy: number } | null>(null);
  const losses = signal<Point[]>([]);
  const test = signal<TestSnapshot | null>(null);
  const strokes = signal<readonly Stroke[]>([]);
  const answer = signal<Recognition | null>(null);
  let latest: typeof progress.value = null;
  let curve = new Curve();
  const prediction = createPrediction(hanzi.id, {
    question: () => ({
      id: 'accuracy',
      text: words.question,
      unit: 100,
      format: (share) => `${(100 * share).toFixed(0)}%`,
    }),
    outcome: () => test.peek()?.accuracy ?? null,
  });
  const lab = createLab<HanziParams, HanziTalk, Words>(hanzi, language, {
    prediction,
    take(snapshot) {
      if (snapshot.phase === 'test') test.value = snapshot;
      else {
        const { step, losses: arrived, accuracy } = snapshot;
        arrived.forEach((loss, i) => curve.add(step - arrived.length + 1 + i, loss));
        latest = { step, loss: arrived.at(-1)!, accuracy };
      }
    },
    draw() {
      progress.value = latest;
      losses.value = curve.points();
    },
    forget() {
      latest = progress.value = test.value = answer.value = null;
      losses.value = [];
      curve = new Curve();
    },
    announce: () => words.announce((100 * test.peek()!.accuracy).toFixed(1)),
  });
  const { run, settings } = lab;
  const canAnswer = computed(() => progress.value !== null && ['running', 'paused', 'done'].includes(run.state.value));
  let isAsking = false;
  let examples = 0;

  /** Asks about the drawing as it is; what is drawn meanwhile is asked about next. */
  async function ask(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    let asked: readonly Stroke[] | null = null;
    while (asked !== strokes.peek() && canAnswer.peek() && strokes.peek().length > 0) {
      asked = strokes.peek();
      answer.value = await run.ask('recognise', asked).catch(() => null);
    }
    isAsking = false;
  }

  return {
    lab,
    characters,
    prediction,
    progress,
    losses,
    test,
    /** What the reader has drawn, in units of the pad, 0 to 100. */
    strokes,
    answer,
    canAnswer,
    /** Steps of the run as it is set. */
    steps: computed(() => {
      const { examples: each, epochs } = settings.allowed.value;
      return Math.ceil((CLASSES * each) / 40) * epochs;
    }),
    /** The class that the drawing is taken for; −1 without an answer. */
    best: computed(() => (answer.value ? argMax(answer.value.probabilities) : -1)),
    /** Mistakes of the test, and how many of them stay within a pair. */
    mistakes: computed(() => {
      const confusion = test.value?.confusion;
      if (!confusion) return null;
      const right = Array.from({ length: CLASSES }, (_, c) => confusion[c * (CLASSES + 1)]!);
      const inPairs = PAIRS.reduce((sum, [a, b]) => sum + confusion[a * CLASSES + b]! + confusion[b * CLASSES + a]!, 0);
      return { all: CLASSES * TESTS - right.reduce((a, b) => a + b), inPairs, right };
    }),
    /** Writes a character on the pad, each time in another hand. */
    write(c: number): void {
      const hand = jitterStrokes(characters[c]!.strokes, 1, createRandom(++examples, 5));
      strokes.value = hand.map((stroke) => stroke.map(([x, y]) => [x / 10.24, y / 10.24] as const));
    },
    undo: () => (strokes.value = strokes.peek().slice(0, -1)),
    clear: () => (strokes.value = []),
    /** Effects while the lab is on the page. @returns ends them */
    connect: () =>
      effect(() => {
        void test.value;
        if (canAnswer.value && strokes.value.length > 0) void ask();
        else answer.value = null;
      }),
  };
}

/** What `createHanzi` makes, for the parts of the view. */
export type HanziState = ReturnType<typeof createHanzi>;
