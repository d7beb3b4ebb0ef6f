import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cutRecordings, readVoicesManifest } from '../../../src/data/voices.ts';
import { encodeImaAdpcm } from '../../../src/files/imaAdpcm.ts';
import * as tf from '../../../src/engine/tf.ts';
import { chooseClips, nearestMeans, Pictures } from '../../../src/labs/speech/examples.ts';
import { cutPicture, drawPieces, drawStrip, FRAMES, PIECE, SLACK } from '../../../src/labs/speech/input.ts';
import { speech, type SpeechParams, type SpeechSnapshot } from '../../../src/labs/speech/protocol.ts';
import session from '../../../src/labs/speech/session.ts';
import { playAt } from '../../../src/math/sound/resample.ts';
import { BAND_EDGES, BANDS, framesOf } from '../../../src/math/sound/spectrogram.ts';
import { readJson } from '../../support/pages.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { runSession } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

const tone = (hz: number, samples: number) =>
  Float32Array.from({ length: samples }, (_, n) => 0.5 * Math.sin((2 * Math.PI * hz * n) / 8000));
const phrases = { train: ['one', 'two', 'three'], test: ['four'] };

describe('the input', () => {
  test('a tone lies in its band, where it sounds, and nowhere else', () => {
    expect(framesOf(PIECE)).toBe(FRAMES);
    const picture = cutPicture(drawStrip(tone(1000, 4000)), 0, 'as-they-are');
    const band = BAND_EDGES.findIndex((hz) => hz > 1000) - 1; // its centre or the one below is nearest to 1,000 Hz
    const column = (t: number) => Array.from({ length: BANDS }, (_, b) => picture[b * FRAMES + t]!);
    const loudest = column(32).indexOf(Math.max(...column(32)));
    expect([band - 1, band]).toContain(loudest);
    expect(Math.max(...picture)).toBe(255);
    expect(Math.max(...column(2))).toBe(0);
    expect(column(32).filter((value) => value > 128).length).toBeLessThan(6);
  });

  test('moving a picture moves it, and levelling brings every band to 128', () => {
    const strip = drawStrip(tone(500, 3000));
    const [middle, later] = [cutPicture(strip, 0, 'as-they-are'), cutPicture(strip, -5, 'as-they-are')];
    for (let t = 5; t < FRAMES; t++) expect(later[10 * FRAMES + t]).toBe(middle[10 * FRAMES + t - 5]);
    const levelled = cutPicture(strip, 0, 'levelled');
    for (let band = 0; band < BANDS; band++) {
      const sounding = levelled.subarray(band * FRAMES, (band + 1) * FRAMES).filter((value) => value > 0);
      if (sounding.length > 0) expect(sounding.reduce((a, b) => a + b, 0) / sounding.length).toBeNear(128, 15);
    }
  });

  test('played faster it is shorter and higher', () => {
    expect(playAt(Float32Array.of(0, 1, 2, 3, 4), 2)).toEqual(Float32Array.of(0, 2, 4));
    expect(playAt(Float32Array.of(0, 1), 0.5)).toEqual(Float32Array.of(0, 0.5, 1));
    expect(drawStrip(tone(500, 3000), 1.25)).not.toEqual(drawStrip(tone(500, 3000)));
  });

  test('of a long recording the loud pieces are looked at', () => {
    const sound = new Float32Array(3 * PIECE);
    sound.set(tone(700, PIECE), PIECE);
    const { starts, pictures } = drawPieces(sound, 'as-they-are');
    expect(starts).toEqual([PIECE / 2, PIECE, (3 * PIECE) / 2]);
    expect(pictures).toHaveLength(3 * BANDS * FRAMES);
    expect(drawPieces(tone(700, 900), 'as-they-are').starts).toEqual([0]);
  });
});

describe('the clips', () => {
  test('no phrase, and no voice that is called new, is in training and test', () => {
    const { train, tests } = chooseClips({ ...speech.defaults, phrases: 20 }, phrases);
    expect(train).toHaveLength(15);
    expect(tests.heard).toHaveLength(5);
    const said = new Set(train.map(({ phrase }) => phrase));
    for (const { phrase } of [...tests.heard, ...tests.unheard!]) expect(said).not.toContain(phrase);
    const heard = new Set(train.map(({ voice }) => voice));
    for (const { voice, truth } of tests.unheard!) {
      expect(heard).not.toContain(voice);
      expect(truth).toBe(voice === 'it2' ? 3 : 2);
    }
    expect(chooseClips({ ...speech.defaults, task: 'digits', spoken: 'en' }, phrases).tests.unheard).toBeNull();
  });

  test('the set itself: phrases of the test are none of the training, and every file is whole', () => {
    const manifest = readJson<object>('../public/data/voices/manifest.json');
    const read = readVoicesManifest(JSON.stringify(manifest));
    if (typeof read === 'string') throw new Error(read);
    expect(read.phrases.train).toHaveLength(200);
    expect(read.phrases.test).toHaveLength(60);
    expect(new Set([...read.phrases.train, ...read.phrases.test]).size).toBe(260);
    expect(readVoicesManifest('{')).toContain('not JSON');
    expect(readVoicesManifest('{}')).toContain('no lists of phrases');
    const short = { ...manifest, files: [{ ...read.files[0]!, bytes: 1 }] };
    expect(readVoicesManifest(JSON.stringify(short))).toContain('do not fill');
  });

  test('a voice’s file is cut into its phrases', () => {
    const [one, two] = [Int16Array.of(0, 300, 600, 300), Int16Array.of(0, -300)].map(encodeImaAdpcm) as [
      Uint8Array,
      Uint8Array,
    ];
    const cut = cutRecordings(Uint8Array.of(...one, ...two), { one: 2, two: 1 });
    expect([...cut.keys()]).toEqual(['one', 'two']);
    expect(cut.get('two')).toHaveLength(2);
  });

  test('variants depend on seed and epoch alone; the baseline tells tones apart', async () => {
    const recordings = { en: new Map([['one', tone(400, 3000)]]), es: new Map([['one', tone(2000, 3000)]]) };
    const clips = [
      { voice: 'en', phrase: 'one', truth: 0 },
      { voice: 'es', phrase: 'one', truth: 1 },
    ] as const;
    const draw = (seed: number) =>
      Pictures.of(clips, recordings, { ...speech.defaults, seed }, true, () => Promise.resolve());
    const [first, same, other] = [await draw(1), await draw(1), await draw(2)];
    for (const pictures of [first, same, other]) pictures.draw(3);
    expect(first.set.images).toEqual(same.set.images);
    expect(first.set.images).not.toEqual(other.set.images);
    expect([...nearestMeans(first.set, other.set, 2)]).toEqual([0, 1]);
    expect(SLACK).toBe(12);
  });
});

describe('a run', () => {
  useWasmKernels();
  beforeEach(() => {
    vi.stubGlobal('fetch', nodeImageGlobals().fetch);
  });
  afterEach(() => vi.unstubAllGlobals());

  const run = async (params: Partial<SpeechParams>) => {
    const { snapshots, session: live } = await runSession<SpeechSnapshot>(session, { ...speech.defaults, ...params });
    const last = snapshots.at(-1)!;
    if (last.phase !== 'test') throw new Error('no test');
    return { last, live };
  };

  test('digits: the same numbers twice, no tensor left, another voice better than by guessing', async () => {
    const before = tf.memory().numTensors;
    const settings = { task: 'digits', spoken: 'it', variants: 'voice', epochs: 6 } as const;
    const [first, second] = [await run(settings), await run(settings)];
    expect(first.last.tests.unheard!.clips).toEqual(second.last.tests.unheard!.clips);
    expect(first.last.tests.unheard!.accuracy).toBeGreaterThanOrEqual(0.3);
    expect(first.last.tests.heard.accuracy).toBeGreaterThan(0.6);
    const probabilities = (await first.live.answer!('classify', new Uint8Array(BANDS * FRAMES))) as Float32Array;
    expect(probabilities).toHaveLength(10);
    expect(probabilities.reduce((a, b) => a + b, 0)).toBeNear(1, 1e-5);
    await expect(first.live.answer!('classify', new Uint8Array(5))).rejects.toThrow('whole pictures');
    const { voice, phrase } = first.last.tests.unheard!.clips[3]!;
    expect(await first.live.answer!('sound', { voice, phrase })).toBeInstanceOf(Float32Array);
    first.live.dispose();
    second.live.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('languages: new phrases far above the baselines, new voices not', async () => {
    const { last, live } = await run({ phrases: 100, epochs: 14, variants: 'off' });
    live.dispose();
    const { heard, unheard } = last.tests;
    expect(heard.clips).toHaveLength(300);
    expect(unheard!.clips).toHaveLength(120);
    expect(last.parameters).toBe(6533);
    expect(last.trainingClips).toBe(500);
    expect(heard.accuracy).toBeGreaterThan(heard.nearestMean + 0.05);
    expect(unheard!.accuracy).toBeLessThan(0.35);
  });
});
