import type { Locale } from '@src/i18n/locale.ts';
import type { Translation } from '@src/i18n/translation.ts';

const en = {
  title: 'How fast is your device?',
  tryThis:
    'Press Measure. It takes about half a minute; without a graphics card, stock TensorFlow.js may need a minute more.',
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
};

const zh: Translation<typeof en> = {
  title: '你的设备有多快？',
  tryThis: '按“测量”，约需半分钟；没有显卡时，原版 TensorFlow.js 可能还要再用一分钟。',
  measure: '测量',
  stop: '停止',
  ours: (backend, threads) => `本书，${backend}${threads > 1 ? `，${threads} 个线程` : ''}`,
  stock: (backend) => `原版 TensorFlow.js，${backend}`,
  measuring: (name) => `正在测量：${name}……`,
  engine: '本书的引擎',
  who: '训练方式',
  speed: '每秒图像数',
  cannot: '无法训练这个网络',
  ratio: (times) => `在这台设备上，本书的训练速度是最快的原版后端的 ${times} 倍。`,
  ratioSlower: '在这台设备上，原版后端与本书的引擎一样快，甚至更快。',
  product: (ours, stock) =>
    `单个 WebAssembly 线程上的大矩阵乘法：本书内核为 ${ours} GFLOP/s，TensorFlow.js 自带内核为 ${stock} GFLOP/s。`,
  short: '这是页面地址要求的简短测量：每批 8 幅图像，各测半秒；不如完整测量可靠。',
  done: '测量完成。',
  failed: '测量失败。',
};

/** Words of the lab `device`. */
export const strings: Record<Locale, Translation<typeof en>> = { en, 'zh-cn': zh };
