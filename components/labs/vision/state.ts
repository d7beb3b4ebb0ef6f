import { computed, effect, signal } from '@preact/signals';
import { vision, type Look, type TestSnapshot, type VisionParams, type VisionTalk } from '@src/labs/vision/protocol.ts';
import { argMax } from '@src/math/argMax.ts';
import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import { initialWeights } from '@src/nn/initialise.ts';
import { convolveMaps, type Maps, type Place } from '@src/nn/oneSum.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import type { Words } from './en.ts';
import { LAYERS, type LayerShown } from './layers.ts';
import type { StartData } from './start.ts';

/** The picture that is looked into. */
export interface Picture {
  /** [32, 32, 3] bytes. */
  rgb: Uint8Array;
  /** Its class where it is a test image. */
  truth: number | null;
}

/** Bytes of a picture. */
const IMAGE_BYTES = 32 * 32 * 3;
/** The layers that have weights: a kernel and a bias each, in the order of the network's parameters. */
const WEIGHTED = LAYERS.filter(({ kind }) => kind !== 'pool').map(({ name }): LayerShown => name);
/** The first layer's, of which the page draws random ones itself. */
const CONV1 = [
  { name: 'conv1/kernel', shape: [3, 3, 3, 32] },
  { name: 'conv1/bias', shape: [32] },
];

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const floatsOf = (base64: string) => new Float32Array(bytesOf(base64).buffer);

/** The lab's live state. */
export function createVision(language: Language<Words>, start: StartData) {
  const first: Picture = { rgb: bytesOf(start.picture), truth: start.label };
  const conv1 = [floatsOf(start.kernel), floatsOf(start.bias)];
  const picture = signal<Picture>(first);
  const test = signal<TestSnapshot | null>(null);
  const progress = signal<{ step: number; loss: number } | null>(null);
  /** Counts the networks: another epoch, another network. 0: the engine has none yet. */
  const version = signal(0);
  const look = signal<Look | null>(null);
  const weights = signal<Float32Array[] | null>(null);
  /** The class whose score is differentiated; the most probable where null. */
  const chosen = signal<number | null>(null);
  const layer = signal<LayerShown>('conv1');
  const place = signal<Place>({ map: 0, y: 0, x: 0 });
  /** The input channel that is written out; the one that counts most where null. */
  const channel = signal<number | null>(null);
  const prediction = createPrediction(vision.id, {
    question: () => ({
      id: 'accuracy',
      text: language.words.question,
      unit: 100,
      format: (share) => `${(100 * share).toFixed(0)}%`,
    }),
    outcome: () => test.peek()?.accuracy ?? null,
  });
  const lab = createLab<VisionParams, VisionTalk, Words>(vision, language, {
    prediction,
    take(snapshot) {
      if (snapshot.phase === 'train') progress.value = { step: snapshot.step, loss: snapshot.loss };
      else if (snapshot.phase === 'epoch') version.value++;
      else if (snapshot.phase === 'test') {
        test.value = snapshot;
        version.value++;
        if (picture.peek() === first) picture.value = pictureOf(snapshot, 0);
      }
    },
    forget() {
      test.value = progress.value = look.value = weights.value = null;
      version.value = 0;
      if (picture.peek().truth !== null) picture.value = first;
    },
    announce: () => language.words.announce((100 * test.peek()!.accuracy).toFixed(1), TEST_COUNT),
  });
  const { run, settings } = lab;
  let isAsking = false;
  let asked: unknown[] = [];

  /** Asks the session what it makes of the picture; what changes meanwhile is asked about next, one question at a time. */
  async function ask(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    for (;;) {
      const now = [version.peek(), picture.peek(), chosen.peek(), run.generation()];
      if (version.peek() === 0 || now.every((value, i) => value === asked[i])) break;
      const isNew = now[0] !== asked[0] || now[3] !== asked[3];
      asked = now;
      const [seen, values] = await Promise.all([
        run.ask('look', { picture: picture.peek().rgb, chosen: chosen.peek() }),
        isNew ? run.ask('weights') : weights.peek(),
      ]).catch(() => [null, null]);
      if (seen === null || now[3] !== run.generation()) continue;
      look.value = seen;
      weights.value = values;
    }
    isAsking = false;
  }

  const input = computed((): Maps => {
    const { rgb } = picture.value;
    return { height: 32, width: 32, channels: 3, values: Float32Array.from(rgb, (byte) => byte / 255) };
  });
  /** conv1's kernel and bias before a run: the checkpoint's, or the seed's. */
  const startWeights = computed(() => {
    const { weights: kind, seed } = settings.shown.value;
    return kind === 'trained' ? conv1 : initialWeights(CONV1, seed);
  });
  const startMaps = computed(() => convolveMaps(input.value, startWeights.value[0]!, startWeights.value[1]!));

  /** Maps of a layer, or null while only the first is known. */
  const mapsOf = (name: LayerShown): Maps | null =>
    look.value?.layers[LAYERS.findIndex((it) => it.name === name)] ?? (name === 'conv1' ? startMaps.value : null);

  /** Shows a layer, and in it the place of its largest number. */
  function choose(name: LayerShown): void {
    layer.value = name;
    channel.value = null;
    const maps = mapsOf(name);
    if (maps) place.value = brightestOf(maps);
  }
  choose('conv1');

  return {
    lab,
    prediction,
    picture,
    test,
    progress,
    look,
    chosen,
    layer,
    place,
    channel,
    input,
    mapsOf,
    choose,
    /** Kernel and bias of a layer; null of a pool, or while they are not known. */
    weightsOf(name: LayerShown): [Float32Array, Float32Array] | null {
      const at = WEIGHTED.indexOf(name) * 2;
      const all = weights.value ?? (name === 'conv1' ? startWeights.value : null);
      return at < 0 || !all ? null : [all[at]!, all[at + 1]!];
    },
    /** Takes a picture: of the test with its class, or the reader's. */
    take(next: Picture): void {
      picture.value = next;
      chosen.value = null;
    },
    /** What the network says of the picture. */
    answer: computed(() => {
      const all = look.value?.probabilities;
      if (!all) return null;
      const best = argMax(all);
      return { best, name: CIFAR10_CLASSES[best]![lab.locale], probability: all[best]! };
    }),
    /** Effects while the lab is on the page. @returns ends them */
    connect: () =>
      effect(() => {
        void [version.value, picture.value, chosen.value];
        void ask();
      }),
  };
}

/** Where a layer's largest number is. */
function brightestOf({ values, width, channels }: Maps): Place {
  const at = argMax(values);
  const pixel = Math.floor(at / channels);
  return { map: at % channels, y: Math.floor(pixel / width), x: pixel % width };
}

/** How many test images are measured, as it is said. */
const TEST_COUNT = '2,500';

/** A picture of the test. */
export function pictureOf({ pictures, labels }: TestSnapshot, i: number): Picture {
  return { rgb: pictures.slice(i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES), truth: labels[i]! };
}

/** What `createVision` makes, for the parts of the view. */
export type VisionState = ReturnType<typeof createVision>;
