import type { Locale } from '../../i18n/locale.ts';

/** Comments in the generated programs. */
export interface CodeTexts {
  points: string;
  squared: string;
  crossEntropy: string;
}

export const codeTexts = {
  en: {
    points: 'The points as the lab exports them: x1, x2, y, and 1 for those held out.',
    squared: 'Half the mean squared error.',
    crossEntropy: 'Cross-entropy of the classes -1 and +1; the probability of +1 is (1 + tanh z) / 2.',
  },
  'zh-cn': {
    points: '实验导出的数据点：x1、x2、y，以及是否留作验证（1 为留出）。',
    squared: '均方误差的一半。',
    crossEntropy: '类别 -1 与 +1 的交叉熵；+1 的概率为 (1 + tanh z) / 2。',
  },
} as const satisfies Record<Locale, CodeTexts>;
