import type { Locale } from '@src/i18n/locale.ts';

/** Words of the author vocabulary. */
export const strings = {
  en: {
    objectives: 'What you will learn',
    recap: 'Recap',
    references: 'References',
    definition: 'Definition',
    erratum: 'Erratum',
    says: 'The article says',
    right: 'What is right',
    where: 'Section',
    sources: 'Sources',
    live: 'See it live',
    note: 'Note',
    tip: 'Tip',
    caution: 'Caution',
    practice: 'In practice',
    history: 'History',
  },
  'zh-cn': {
    objectives: '学习目标',
    recap: '小结',
    references: '参考文献',
    definition: '定义',
    erratum: '勘误',
    says: '原文说',
    right: '正确的说法',
    where: '章节',
    sources: '出处',
    live: '现场验证',
    note: '说明',
    tip: '提示',
    caution: '注意',
    practice: '实践',
    history: '历史',
  },
} as const satisfies Record<Locale, Record<string, string>>;
