import type { ImageSet } from '../../data/loadSplit.ts';
import type { Recordings, Voice, VoicesManifest } from '../../data/voices.ts';
import { createRandom } from '../../math/random.ts';
import { BANDS } from '../../math/sound/spectrogram.ts';
import { cutPicture, drawStrip, FRAMES, SLACK, SPEEDS } from './input.ts';
import { LANGUAGES, voicesOf, classesOf, type SpeechParams, type Tests } from './protocol.ts';

/** A clip of the set: who says what, and its class. */
export interface Clip {
  voice: Voice;
  phrase: string;
  truth: number;
}

/** Speeds that a run draws from: three of the many clips of languages, all of the few of words. */
const speedsOf = ({ task, variants }: SpeechParams): readonly number[] =>
  variants !== 'voice' ? [1] : task === 'language' ? [1, SPEEDS[2], SPEEDS[5]] : SPEEDS;

/** How often an epoch takes each recording: there is one of each digit and letter, and 200 of each language. */
const repeatsOf = (task: SpeechParams['task']): number => ({ language: 1, digits: 40, letters: 20 })[task];
/** How often the test takes each recording that was trained on. */
const REDRAWN = 10;

/** Which clips a run trains on and which it is tested on. No phrase, or no voice, is in both. */
export function chooseClips(
  params: SpeechParams,
  phrases: VoicesManifest['phrases'],
): { train: Clip[]; tests: Tests<Clip[]> } {
  const { task } = params;
  const { heard, unheard } = voicesOf(params);
  const languageOf = (voice: Voice) => LANGUAGES.findIndex((language) => voice.startsWith(language));
  const say = (voices: readonly Voice[], said: readonly string[]) =>
    said.flatMap((phrase, i) =>
      voices.map((voice): Clip => ({ voice, phrase, truth: task === 'language' ? languageOf(voice) : i })),
    );
  if (task === 'language') {
    const train = say(heard, phrases.train.slice(0, params.phrases));
    return { train, tests: { heard: say(heard, phrases.test), unheard: say(unheard, phrases.test) } };
  }
  const words = classesOf(task).map((word) => `${task}/${word}`);
  const again = (clips: Clip[], times: number) => clips.flatMap((clip) => Array.from({ length: times }, () => clip));
  const recorded = say(heard, words);
  return {
    train: again(recorded, repeatsOf(task)),
    tests: { heard: again(recorded, REDRAWN), unheard: unheard.length > 0 ? say(unheard, words) : null },
  };
}

/** Pictures of clips, drawn anew each epoch. */
export class Pictures {
  readonly set: ImageSet;
  readonly #strips: Uint8Array[][];
  readonly #params: SpeechParams;
  readonly #isRedrawn: boolean;

  /**
   * @param recordings of every voice
   * @param isRedrawn whether variants are drawn, as the settings say; else every clip is in the middle, as it was recorded
   * @param turn called before each clip's spectrograms are computed
   */
  static async of(
    clips: readonly Clip[],
    recordings: Readonly<Partial<Record<Voice, Recordings>>>,
    params: SpeechParams,
    isRedrawn: boolean,
    turn: () => Promise<void>,
  ): Promise<Pictures> {
    const speeds = isRedrawn ? speedsOf(params) : [1];
    const known = new Map<Float32Array, Uint8Array[]>();
    const strips: Uint8Array[][] = [];
    for (const { voice, phrase } of clips) {
      const sound = recordings[voice]?.get(phrase);
      if (!sound) throw new RangeError(`${voice} has no recording of ${phrase}`);
      if (!known.has(sound)) {
        await turn();
        known.set(
          sound,
          speeds.map((speed) => drawStrip(sound, speed)),
        );
      }
      strips.push(known.get(sound)!);
    }
    return new Pictures(clips, strips, params, isRedrawn);
  }

  private constructor(clips: readonly Clip[], strips: Uint8Array[][], params: SpeechParams, isRedrawn: boolean) {
    this.#strips = strips;
    this.#params = params;
    this.#isRedrawn = isRedrawn && params.variants !== 'off';
    const images = new Uint8Array(clips.length * BANDS * FRAMES);
    this.set = { images, labels: Uint8Array.from(clips, ({ truth }) => truth) };
    this.draw(0);
  }

  /** Draws the pictures of an epoch, in place: the speed and the place of each depend on seed, epoch and clip alone. */
  draw(epoch: number): void {
    const random = createRandom(this.#params.seed, 50_000 + epoch);
    for (const [i, strips] of this.#strips.entries()) {
      const strip = this.#isRedrawn ? strips[random.integer(strips.length)]! : strips[0]!;
      const shift = this.#isRedrawn ? random.integer(2 * SLACK + 1) - SLACK : 0;
      this.set.images.set(cutPicture(strip, shift, this.#params.bands), i * BANDS * FRAMES);
    }
  }
}

// #region nearestMean
/** The mean spectrum of a picture: of every band, the mean of what sounds in it. @returns [BANDS] */
function meanSpectrum(picture: Uint8Array): Float64Array {
  return Float64Array.from({ length: BANDS }, (_, band) => {
    const sounding = picture.subarray(band * FRAMES, (band + 1) * FRAMES).filter((value) => value > 0);
    return sounding.reduce((sum, value) => sum + value, 0) / Math.max(1, sounding.length);
  });
}

/** The baseline: the class whose mean spectrum is nearest. No order in time, no network. @returns a class for each picture of the test */
export function nearestMeans(train: ImageSet, test: ImageSet, classes: number): Uint8Array {
  const size = BANDS * FRAMES;
  const spectra = ({ images, labels }: ImageSet) =>
    Array.from(labels, (_, i) => meanSpectrum(images.subarray(i * size, (i + 1) * size)));
  const means = Array.from({ length: classes }, () => new Float64Array(BANDS));
  const counts = new Uint32Array(classes);
  for (const [i, spectrum] of spectra(train).entries()) {
    const truth = train.labels[i]!;
    counts[truth]!++;
    for (let band = 0; band < BANDS; band++)
      means[truth]![band]! += (spectrum[band]! - means[truth]![band]!) / counts[truth]!;
  }
  return Uint8Array.from(spectra(test), (spectrum) => {
    const distances = means.map((mean) => mean.reduce((sum, value, band) => sum + (value - spectrum[band]!) ** 2, 0));
    return distances.indexOf(Math.min(...distances));
  });
}
// #endregion
