import type { Locale } from '@src/i18n/locale.ts';

/** Words of the front page's drawing. */
export const strings = {
  en: {
    label: 'A network learns two spirals',
    picture:
      'The network’s answer over the plane: blue where it says one spiral, orange where it says the other, with the points of both.',
    train: 'Train',
    pause: 'Pause',
    again: 'Train again',
    step: 'step',
    loss: 'loss',
    accuracy: 'right',
    parameters: 'parameters',
    note: 'Shown: after 700 steps. Train starts from random weights, on your device.',
    running: 'Training.',
    solved: 'All points are right after {step} steps.',
  },
  'zh-cn': {
    label: '一个网络学会两条螺线',
    picture: '网络在平面上的回答：蓝色属于一条螺线，橙色属于另一条，并画出两条螺线的点。',
    train: '训练',
    pause: '暂停',
    again: '再训练一次',
    step: '步',
    loss: '损失',
    accuracy: '正确率',
    parameters: '参数',
    note: '图中是 700 步之后。按“训练”，你的设备从随机权重重新学起。',
    running: '正在训练。',
    solved: '{step} 步之后全部正确。',
  },
} as const satisfies Record<Locale, unknown>;
