import type { Locale } from '@src/i18n/locale.ts';

/** One run of the table: what is different in it. */
export type RunName = 'plain' | 'full' | 'augment' | 'schedule' | 'weightDecay' | 'dropout' | 'labelSmoothing';

const en = {
  run: 'Run',
  validation: 'Validation (%)',
  training: 'Training, last epoch (%)',
  names: {
    plain: 'the article’s recipe',
    full: 'second recipe, full',
    augment: 'without augmentation',
    schedule: 'without schedule',
    weightDecay: 'without weight decay',
    dropout: 'without dropout',
    labelSmoothing: 'without label smoothing',
  } satisfies Record<RunName, string>,
  caption: (training: number, held: number, epochs: number, seeds: number[]) =>
    `${training.toLocaleString('en')} training images, ${epochs} epochs; validation on ${held.toLocaleString('en')} others, mean ± standard deviation over the seeds ${seeds.join(', ')}. Each name opens the lab with these settings.`,
  longCaption: (epochs: number) => `The same images, ${epochs} epochs; seed 1, one run each.`,
};

/** The words of the measured table of page 5.8; it is drawn by the build alone. */
export const recipeStrings: Record<Locale, typeof en> = {
  en,
  'zh-cn': {
    run: '方案',
    validation: '验证（%）',
    training: '训练，最后一轮（%）',
    names: {
      plain: '原文的方案',
      full: '第二套方案，完整',
      augment: '拿掉数据增强',
      schedule: '拿掉学习率调度',
      weightDecay: '拿掉权重衰减',
      dropout: '拿掉 dropout',
      labelSmoothing: '拿掉标签平滑',
    },
    caption: (training, held, epochs, seeds) =>
      `训练图像 ${training.toLocaleString('en')} 张，${epochs} 轮；在另外 ${held.toLocaleString('en')} 张上验证，数字是种子 ${seeds.join('、')} 的均值 ± 标准差。点名称，就用这组设置打开实验。`,
    longCaption: (epochs) => `同样的图像，${epochs} 轮；种子 1，各跑一次。`,
  },
};
