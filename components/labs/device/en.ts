import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `device`. */
export const words = {
  title: 'How fast is your device?',
  tryThis:
    'Press Measure: half a minute, without a graphics card up to a minute more. The recorded bars are there to compare.',
  measure: 'Measure',
  stop: 'Stop',
  ours: (backend: string, threads: number) => `this book, ${backend}${threads > 1 ? `, ${threads} threads` : ''}`,
  stock: (backend: string) => `stock TensorFlow.js, ${backend}`,
  measuring: (name: string) => `Measuring ${name} …`,
  engine: 'this book’s engine',
  who: 'What trains',
  speed: 'Images a second',
  cannot: 'cannot train this network',
  ratio: (times: string) => `On this device the book trains ${times} times as fast as the best stock backend.`,
  ratioSlower: 'On this device a stock backend is as fast as the book’s engine or faster.',
  product: (ours: string, stock: string) =>
    `A large matrix product on one WebAssembly thread runs at ${ours} GFLOP/s with this book’s kernel, at ${stock} with TensorFlow.js’s own.`,
  short:
    'A short measurement, as this page’s address asks: batches of 8 and half a second each. It says less than the full one.',
  done: 'Measured.',
  failed: 'The measurement failed.',
  here: 'Your device',
  recorded: (adapter: string, browser: string, date: string) => `Recorded: ${adapter} (${browser}, ${date})`,
  noScript: (ours: string, stock: string) =>
    `Without JavaScript your device cannot be measured. On the recorded machine without a graphics card this book trains ${ours} images a second, the best stock backend ${stock}.`,
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
