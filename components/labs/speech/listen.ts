import { SAMPLE_RATE } from '@src/math/sound/spectrogram.ts';

/** Why there is no sound to look at. */
export type ListenProblem =
  'refused' | 'no-microphone' | 'no-recording' | 'too-large' | 'too-long' | 'too-short' | 'not-audio' | 'silent';

/** A sound that cannot be had or used; each problem has its message in the words of the lab. */
export class ListenError extends Error {
  readonly problem: ListenProblem;

  constructor(problem: ListenProblem) {
    super(problem);
    this.name = 'ListenError';
    this.problem = problem;
  }
}

/** Seconds that the microphone listens. */
const RECORDED_SECONDS = 3;
const MOST_BYTES = 20_000_000;
const MOST_SECONDS = 60;
const LEAST_SECONDS = 0.1;
/** A recording that never gets louder than this is a microphone that hears nothing: 50 dB below full scale. */
const SILENT = 0.003;

/**
 * Takes a sound as the lab uses it: not too long, not too short, not silent.
 * @throws ListenError
 */
function checkSound(samples: Float32Array): Float32Array {
  if (samples.length > MOST_SECONDS * SAMPLE_RATE) throw new ListenError('too-long');
  if (samples.length < LEAST_SECONDS * SAMPLE_RATE) throw new ListenError('too-short');
  if (!samples.some((sample) => Math.abs(sample) > SILENT)) throw new ListenError('silent');
  return samples;
}

/** Decodes a file of sound, all channels mixed, at 8 kHz: the browser resamples. @throws ListenError */
async function decode(bytes: ArrayBuffer): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const decoded = await context.decodeAudioData(bytes).catch(() => {
    throw new ListenError('not-audio');
  });
  if (decoded.duration > MOST_SECONDS) throw new ListenError('too-long');
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, i) => decoded.getChannelData(i));
  return channels[0]!.map((_, n) => channels.reduce((sum, channel) => sum + channel[n]!, 0) / channels.length);
}

/** A file of the reader's as samples at 8 kHz. @throws ListenError */
export async function readSoundFile(file: File): Promise<Float32Array> {
  if (file.size > MOST_BYTES) throw new ListenError('too-large');
  return checkSound(await decode(await file.arrayBuffer()));
}

/**
 * Asks for the microphone and listens for some seconds; nothing of it leaves the page.
 * @param onBegin called once the microphone is on
 * @param signal ends the recording early, with what there is
 * @throws ListenError
 */
export async function recordSound(onBegin: () => void, signal: AbortSignal): Promise<Float32Array> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices || !('MediaRecorder' in globalThis)) throw new ListenError('no-recording');
  const stream = await devices.getUserMedia({ audio: true }).catch((error: unknown) => {
    const name = error instanceof DOMException ? error.name : '';
    throw new ListenError(name === 'NotFoundError' || name === 'NotReadableError' ? 'no-microphone' : 'refused');
  });
  try {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const ended = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start();
    onBegin();
    const stop = () => recorder.state === 'recording' && recorder.stop();
    const timer = setTimeout(stop, 1000 * RECORDED_SECONDS);
    signal.addEventListener('abort', stop, { once: true });
    await ended;
    clearTimeout(timer);
    return checkSound(await decode(await new Blob(parts).arrayBuffer()));
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

/** Plays samples once. */
export async function playSound(samples: Float32Array): Promise<void> {
  const context = new AudioContext();
  const buffer = context.createBuffer(1, samples.length, SAMPLE_RATE);
  buffer.getChannelData(0).set(samples);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  await new Promise((resolve) => {
    source.onended = resolve;
    source.start();
  });
  await context.close();
}
