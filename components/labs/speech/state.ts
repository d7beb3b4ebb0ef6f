import { batch, computed, effect, signal } from '@preact/signals';
import type { Voice } from '@src/data/voices.ts';
import { decodeImaAdpcm } from '@src/files/imaAdpcm.ts';
import { drawPieces, FRAMES, PIECE } from '@src/labs/speech/input.ts';
import {
  classesOf,
  LANGUAGES,
  speech,
  voicesOf,
  type Answered,
  type SpeechParams,
  type SpeechSnapshot,
  type SpeechTalk,
} from '@src/labs/speech/protocol.ts';
import { BANDS } from '@src/math/sound/spectrogram.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import type { Words } from './en.ts';
import { ListenError, playSound, readSoundFile, recordSound, type ListenProblem } from './listen.ts';

/** A recording that the page itself holds, so that there is something to see before a run. */
export interface Example {
  voice: Voice;
  phrase: string;
  /** IMA ADPCM, base64. */
  adpcm: string;
}

/** A sound to look at, and where it comes from. */
export type Sound = { samples: Float32Array } & (
  | { from: 'set'; voice: Voice; phrase: string; answered: Answered | null }
  | { from: 'microphone' | 'file'; name: string }
);

type Last<P extends string> = Extract<SpeechSnapshot, { phase: P }>;

/** The lab's live state. */
export function createSpeech(language: Language<Words>, examples: readonly Example[]) {
  const { words } = language;
  /** The settings of the run, or those of the fields while there is none. */
  const params = signal<SpeechParams>(speech.defaults);
  const sheets = signal<Last<'load'>['sheets'] | null>(null);
  const train = signal<Last<'train'> | null>(null);
  const epochs = signal<Last<'epoch'>[]>([]);
  const test = signal<Last<'test'> | null>(null);
  const sound = signal<Sound | null>(null);
  const problem = signal<ListenProblem | null>(null);
  const listening = signal<'off' | 'asking' | 'on'>('off');
  const probabilities = signal<Float32Array | null>(null);
  let latest: Last<'train'> | null = null;
  let stop = new AbortController();

  const prediction = createPrediction(speech.id, {
    question: () => {
      const { task, spoken } = lab.settings.allowed.value;
      const isNew = task === 'language' || spoken !== 'en';
      return {
        id: `${task}-${isNew ? 'unheard' : 'heard'}`,
        text: isNew ? words.questionUnheard : words.questionHeard,
        unit: 100,
        format: (share) => `${(100 * share).toFixed(0)}%`,
      };
    },
    outcome: () => {
      const tests = test.peek()?.tests;
      return tests ? (tests.unheard ?? tests.heard).accuracy : null;
    },
  });

  const lab = createLab<SpeechParams, SpeechTalk, Words>(speech, language, {
    prediction,
    take(snapshot) {
      if (snapshot.phase === 'load') sheets.value = snapshot.sheets;
      else if (snapshot.phase === 'train') latest = snapshot;
      else if (snapshot.phase === 'epoch') epochs.value = [...epochs.peek(), snapshot];
      else test.value = snapshot;
    },
    draw: () => (train.value = latest),
    forget() {
      latest = null;
      batch(() => {
        sheets.value = null;
        train.value = test.value = probabilities.value = null;
        epochs.value = [];
        params.value = lab.settings.allowed.peek();
        const shown = sound.peek();
        if (shown?.from === 'set') sound.value = { ...shown, answered: null };
      });
    },
    announce() {
      const { heard, unheard } = test.peek()!.tests;
      return words.announce((100 * heard.accuracy).toFixed(0), unheard && (100 * unheard.accuracy).toFixed(0));
    },
  });
  const { run } = lab;

  const pieces = computed(() => (sound.value ? drawPieces(sound.value.samples, shownParams.value.bands) : null));
  const hasRun = computed(() => run.state.value !== 'idle');
  const shownParams = computed(() => (hasRun.value ? params.value : lab.settings.allowed.value));

  /** All test clips, those by voices never heard first; each recording once. */
  const clips = computed(() => {
    const { heard, unheard } = test.value?.tests ?? {};
    const seen = new Set<string>();
    return [...(unheard?.clips ?? []), ...(heard?.clips ?? [])].filter(({ voice, phrase }) => {
      const isNew = !seen.has(`${voice}/${phrase}`);
      seen.add(`${voice}/${phrase}`);
      return isNew;
    });
  });

  async function hear(get: () => Promise<Sound>): Promise<void> {
    problem.value = null;
    try {
      const heard = await get();
      sound.value = heard;
    } catch (error) {
      problem.value = error instanceof ListenError ? error.problem : 'not-audio';
    }
  }

  const state = {
    lab,
    prediction,
    sheets,
    train,
    epochs,
    test,
    sound,
    problem,
    listening,
    pieces,
    params: shownParams,
    classes: computed(() => classesOf(shownParams.value.task)),
    /** What the network says of the sound: the mean over its pieces. */
    probabilities,
    clips,
    examples,
    /** The loudest piece: what is drawn of it. */
    seen: computed(() => {
      if (!sound.value || !pieces.value) return null;
      const { starts, pictures } = pieces.value;
      const energies = starts.map((start) =>
        sound.value!.samples.subarray(start, start + PIECE).reduce((sum, value) => sum + value * value, 0),
      );
      const best = energies.indexOf(Math.max(...energies));
      const size = BANDS * FRAMES;
      return {
        samples: sound.value.samples,
        start: starts[best]!,
        picture: pictures.subarray(best * size, (best + 1) * size),
      };
    }),

    showExample(index: number): void {
      const { voice, phrase, adpcm } = examples[index]!;
      const bytes = Uint8Array.from(atob(adpcm), (letter) => letter.charCodeAt(0));
      problem.value = null;
      sound.value = { from: 'set', voice, phrase, answered: null, samples: decodeImaAdpcm(bytes) };
    },

    /** Shows a clip of the test. */
    showClip: (answered: Answered) =>
      hear(async () => {
        const { voice, phrase } = answered;
        return { from: 'set', voice, phrase, answered, samples: await run.ask('sound', { voice, phrase }) };
      }),

    readFile: (file: File) => hear(async () => ({ from: 'file', name: file.name, samples: await readSoundFile(file) })),

    /** Begins to listen, or ends it early. */
    async listen(): Promise<void> {
      if (listening.value !== 'off') return stop.abort();
      stop = new AbortController();
      listening.value = 'asking';
      await hear(async () => ({
        from: 'microphone',
        name: '',
        samples: await recordSound(() => (listening.value = 'on'), stop.signal),
      }));
      listening.value = 'off';
    },

    play(): void {
      if (sound.value) void playSound(sound.value.samples);
    },

    /** Asks the network again when the sound or the network has changed. @returns ends it */
    connect(): () => void {
      state.showExample(0);
      const end = effect(() => {
        const shown = pieces.value;
        void epochs.value;
        void test.value;
        if (!shown || !['running', 'paused', 'done'].includes(run.state.value) || !train.value) return;
        const asked = shown;
        void run
          .ask('classify', shown.pictures)
          .then((all) => {
            if (asked !== pieces.peek()) return;
            const classes = all.length / shown.starts.length;
            probabilities.value = Float32Array.from({ length: classes }, (_, c) =>
              shown.starts.reduce((sum, _start, i) => sum + all[i * classes + c]! / shown.starts.length, 0),
            );
          })
          .catch(() => undefined);
      });
      return () => {
        end();
        stop.abort();
      };
    },
  };
  return state;
}

/** What `createSpeech` makes, for the parts of the view. */
export type SpeechLab = ReturnType<typeof createSpeech>;

/** The language of a voice. */
export const languageOf = (voice: Voice): (typeof LANGUAGES)[number] =>
  LANGUAGES.find((language) => voice.startsWith(language))!;

/** Whether a run of these settings has heard a voice in training. */
export const isHeard = (voice: Voice, params: SpeechParams): boolean => voicesOf(params).heard.includes(voice);
