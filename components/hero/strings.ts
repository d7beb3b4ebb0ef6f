import type { Locale } from '@src/i18n/locale.ts';

interface HeroStrings {
  /** The section's name, and what its picture shows. */
  label: string;
  picture: string;
  train: string;
  pause: string;
  resume: string;
  again: string;
  step: string;
  loss: string;
  accuracy: string;
  parameters: string;
  /** Under the numbers: what is shown before the first press, while it trains, and once it has learned. */
  before: (step: number) => string;
  running: string;
  /** With {step} and {seconds}. */
  learned: string;
  noScript: string;
  /** What computes here, and in the labs. */
  how: string;
}

/** Words of the front page's drawing. */
export const strings = {
  en: {
    label: 'A network learns two spirals',
    picture:
      'The network’s answer over the plane: blue where it says one spiral, orange where it says the other, with the points of both.',
    train: 'Train',
    pause: 'Pause',
    resume: 'Resume',
    again: 'Train again',
    step: 'step',
    loss: 'loss',
    accuracy: 'accuracy',
    parameters: 'parameters',
    before: (step) => `Shown: after ${step} steps. Train starts anew from random weights, on your device.`,
    running: 'Training from random weights, on your device.',
    learned: 'Two spirals, learned in {step} steps and {seconds} seconds.',
    noScript: 'To train it, switch on JavaScript.',
    how: 'This one is plain TypeScript, a few kilobytes. The labs of the book train with TensorFlow.js, on your GPU where there is one.',
  },
  'zh-cn': {
    label: '一个网络学习两条螺线',
    picture: '网络在平面上的回答：蓝色属于一条螺线，橙色属于另一条，并画出两条螺线的点。',
    train: '训练',
    pause: '暂停',
    resume: '继续',
    again: '再训练一次',
    step: '步数',
    loss: '损失',
    accuracy: '准确率',
    parameters: '参数',
    before: (step) => `图中的网络已训练 ${step} 步。点“训练”，你的设备会从随机权重开始，另外训练一个。`,
    running: '你的设备正从随机权重开始训练。',
    learned: '{step} 步、{seconds} 秒，学会了两条螺线。',
    noScript: '要训练它，请打开 JavaScript。',
    how: '这个网络只用几千字节的 TypeScript。书中的实验则用 TensorFlow.js 训练，有 GPU 时用 GPU。',
  },
} as const satisfies Record<Locale, HeroStrings>;
