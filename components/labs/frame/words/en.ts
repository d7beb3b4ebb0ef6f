import type { BackendVerdict, FaultCode } from '@src/engine/protocol.ts';
import type { Translation } from '@src/i18n/translation.ts';
import type { LabState } from '../labState.ts';

const words = {
  faults: {
    'data-network': 'A data file could not be downloaded. Check the connection, then go on: it will be fetched again.',
    'data-list':
      'Not the list of the data files: a sign-in page or an old copy came in its place. Go on to fetch it again.',
    'data-hash': 'A data file arrived damaged (its checksum is wrong). Go on to fetch it again.',
    'data-decode': 'A data file could not be read as an image. Your browser may lack AVIF; a current version has it.',
    'device-lost': 'The graphics device was lost. The last good state is kept: go on, on the next backend.',
    'out-of-memory': 'The device ran out of memory. Go on with another backend, or start again with a smaller batch.',
    'not-finite':
      'The last good state is kept. Usual causes: a learning rate too high, a logarithm or a quotient of zero, damaged weights or data. Go on or start again with a smaller rate.',
    'not-loaded': 'A part of this lab could not be loaded. Check the connection, then go on: it will be tried again.',
    'new-release':
      'A part of this lab is gone, though the book can be reached: it has probably been renewed. Reload the page; code, answers and kept runs stay.',
    'worker-died': 'The engine stopped unexpectedly. The last saved state is kept: go on restarts it.',
    'no-backend': 'No computing backend works in this browser. A current browser offers WebAssembly at least.',
    'bad-params': 'A setting is out of range.',
    'own-network': 'Your network cannot be trained here. The detail below is what TensorFlow.js says of it.',
    internal: 'Something unexpected happened. Start again; the technical detail is below.',
  },
  verdicts: {
    missing: 'not available',
    'no-adapter': 'not available: this browser offers no WebGPU device',
    'not-started': 'not available: TensorFlow.js could not start it',
    software: 'emulated, slower than WebAssembly',
    wrong: 'failed its self-test, not used; its gradients differ from those of the CPU by',
    slower: 'works, but the probe found it slower',
    forced: 'used, as this page’s address demands',
    chosen: 'used: the fastest that works here',
    lost: 'was lost while running',
  },
  verdict: (backend: string, said: string) => `${backend}: ${said}`,
  states: {
    idle: 'ready',
    loading: 'loading',
    running: 'running',
    paused: 'paused',
    done: 'finished',
    error: 'stopped',
  },
  partMissing: 'This could not be loaded. Check the connection and try again; if that does not help, reload the page.',
  tryAgain: 'Try again',
  reload: 'Reload the page',
  goOn: 'Go on',
  startAgain: 'Start again',
  /** Where numbers that are not finite were found. */
  notFiniteAt: (step: number, tensor: string) => `Step ${step}: ${tensor} became infinite or undefined (Inf or NaN).`,
  /** The loss, as a tensor of that name is called in `notFiniteAt`. */
  loss: 'the loss',
  /** The button that goes back to a good step and on from there. */
  goOnFrom: (step: number, learningRate: number) => `Go on from step ${step} at learning rate ${learningRate}`,
  backendPanel: 'Backend and speed',
  device: 'Device',
  precision: 'Precision',
  threads: 'Threads',
  stepTime: 'Time a step (ms)',
  speed: 'Examples a second',
  tensors: 'Tensors held',
  why: 'Why this backend',
  ownKernels: 'with this book’s own gradient kernels',
  notYet: 'Known after the first run.',
  copyLink: 'Copy link',
  linkCopied: 'Link copied: it holds these settings.',
  linkTooLong: 'This is too much for a link: shorten the code, or pass it on as a file.',
  linkFailed: 'The browser refused the clipboard; the address bar now holds the link.',
  linkRefused: 'The settings in the link could not be used. Nothing was changed.',
  data: 'Data',
  table: 'Numbers as a table',
  train: 'Train',
  pause: 'Pause',
  resume: 'Resume',
  step: 'One step',
  reset: 'Reset',
  /** Why a run cannot start: a link to the field. */
  refusedField: (label: string) => `Check “${label}”`,
  /** Before a run: the reader says first what will come out. */
  prediction: 'Your prediction:',
  choose: 'choose',
  youSaid: (said: string, was: string) => `You said ${said}; it was ${was}.`,
  /** Of an experiment that the text proposes. */
  stopsAt: (step: number) => `Stops at step ${step.toLocaleString('en')}.`,
  backToText: 'Back to the text',
  leaveTrial: 'Leave this experiment',
  settings: 'Settings',
  closeSettings: 'Close the settings',
  enlarge: 'Use the whole window',
  shrink: 'Back to the page',
  /** On a chart before a run: whose curve is shown. */
  example: 'example',
  /** On dotted lines and numbers that the page's own arithmetic predicts. */
  predicted: 'predicted',
  writeNumber: 'This is no number: write it like 0.25 or 1e-3.',
  writePoint: (written: string) => `Write ${written}: with a point, not a comma.`,
  outOfRange: (minimum: number, maximum: number, step: number) =>
    `A number from ${minimum} to ${maximum}${step > 0 && step !== 1 ? `, in steps of ${step}` : ''}${step === 1 ? ', whole' : ''}.`,
} satisfies {
  faults: Record<FaultCode, string>;
  verdicts: Record<BackendVerdict['code'], string>;
  states: Record<LabState, string>;
  [other: string]: unknown;
};

/** Words that every lab's frame uses, in any language. */
export type FrameWords = Translation<typeof words>;

/** The frame's words in English. */
export const frame: FrameWords = words;
