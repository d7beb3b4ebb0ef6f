import type { Locale } from '@src/i18n/locale.ts';

const en = {
  level: ['warm-up', 'practice', 'challenge'].map((name, i) => `${name} (${i + 1}/3)`),
  project: 'mini-project',
  needsScript: 'With JavaScript, this exercise runs and checks itself here.',
};

const zh = {
  level: ['热身', '练习', '挑战'].map((name, i) => `${name}（${i + 1}/3）`),
  project: '小项目',
  needsScript: '启用 JavaScript 后，可以在这里运行并自动检查。',
};

export const strings = { en, 'zh-cn': zh } satisfies Record<Locale, typeof en>;
