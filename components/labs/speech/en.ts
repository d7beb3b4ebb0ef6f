import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `speech`. */
export const words = {
  title: 'Which language is this?',
  tryThis:
    'Train: it learns five languages from the recordings of four people. Then see how it does on voices it has never heard, and on yours.',
  questionUnheard: 'of the clips by voices it has never heard, what share, in %, will it get right?',
  questionHeard: 'of the test clips, what share, in %, will it get right?',
  params: {
    task: 'Tell apart',
    spoken: 'Spoken in',
    phrases: 'Phrases a language',
    variants: 'Drawn anew each epoch',
    bands: 'Bands',
    epochs: 'Epochs',
    learningRate: 'Learning rate',
    seed: 'Seed',
  },
  options: {
    task: { language: '5 languages', digits: '10 digits', letters: '26 letters' },
    spoken: { en: 'English', es: 'Spanish', fr: 'French', it: 'Italian', ru: 'Russian' },
    variants: { off: 'nothing', shift: 'place in time', voice: 'place, voice' },
    bands: { 'as-they-are': 'as they are', levelled: 'levelled' },
  },
  speakers: {
    en: 'Allison Smith',
    es: 'Allison Smith',
    fr: 'June Wallack',
    it: 'Carlo Flora',
    ru: 'Maxim Topal’s studio',
    it2: 'Paola Dal Zot',
    fr2: 'Armelle Desjardins',
  },
  className: (name: string) =>
    ({ en: 'English', es: 'Spanish', fr: 'French', it: 'Italian', ru: 'Russian' })[name] ?? name,
  play: 'Play',
  listening: { off: '● Microphone', asking: '… asking', on: '■ Stop' },
  file: 'File …',
  fromSet: (speaker: string, language: string, phrase: string, isNew: boolean) =>
    `${speaker}${isNew ? ' (new voice)' : ''}, ${language}, recording ${phrase}`,
  fromFile: (name: string) => `Your file ${name}. It stays in this page.`,
  fromMicrophone: 'Your recording. It stays in this page.',
  problems: {
    refused: 'The microphone was refused. Allow it in the browser’s settings of this page, or choose a file.',
    'no-microphone': 'No microphone was found, or another program holds it. Choose a file instead.',
    'no-recording': 'This browser, or a page without HTTPS, offers no recording. Choose a file instead.',
    'too-large': 'The file is larger than 20 MB. Choose a shorter recording.',
    'too-long': 'The recording is longer than 60 seconds. Cut it, or choose another.',
    'too-short': 'The recording is shorter than a tenth of a second.',
    'not-audio': 'The browser cannot read this as sound. WAV, MP3, Ogg and M4A usually work.',
    silent: 'The recording is silent. Check which microphone is chosen and that it is not muted.',
  },
  pictures: {
    label:
      'Three pictures of the sound: its wave; its spectrum over time; and the mel spectrogram that goes into the network',
    wave: 'wave',
    stft: 'short-time Fourier transform, in dB',
    mel: 'mel spectrogram: what goes into the network',
    seconds: (value: string) => `${value} s`,
  },
  answer: 'What the network says',
  untrained: 'Nothing yet: train the network first.',
  previous: 'Previous test clip',
  next: 'Next test clip',
  walk: 'After the run, step through the test clips, unheard voices first.',
  verdict: (truth: string, predicted: string) =>
    truth === predicted ? `In the test: ${truth}, rightly.` : `In the test: ${truth}, taken for ${predicted}.`,
  voices: 'Voices loaded',
  epoch: 'Epoch',
  loss: 'Loss',
  accuracy: 'accuracy',
  training: 'Training',
  heardNumber: 'Heard voices',
  newPhrases: 'New phrases',
  redrawn: 'Redrawn',
  newVoices: 'New voices',
  /** Short, at the lines’ ends. */
  lines: {
    guessing: 'guessing',
    nearest: 'baseline',
    training: 'training',
    phrases: 'phrases',
    redrawn: 'redrawn',
    voices: 'voices',
  },
  noEpoch:
    'Accuracy after every epoch is drawn here; dotted: what guessing gives, and after the run the nearest mean spectrum.',
  summary: (epoch: number, heard: string, unheard: string | null) =>
    `After epoch ${epoch}: ${heard}% of the clips by voices it has heard${unheard === null ? '' : `, ${unheard}% by voices it has not`}.`,
  announce: (heard: string, unheard: string | null) =>
    `Done: ${heard}% of the test clips by voices it has heard${unheard === null ? '' : `, ${unheard}% by voices it has not`}.`,
  confusions: 'What was taken for what',
  afterTest: 'After the run: for both tests, how often each class was taken for each.',
  confusionOf: (title: string, accuracy: string, nearest: string) =>
    `${title}: ${accuracy}% right (nearest mean spectrum: ${nearest}%). Rows: the truth. Columns: the answer.`,
  truth: 'Truth',
  noScript:
    'The lab needs JavaScript. With its first settings the network tells five languages apart in 85% of new phrases by voices that it has heard in training, and in 23% of those by voices that it has not, where guessing gives 20%.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
