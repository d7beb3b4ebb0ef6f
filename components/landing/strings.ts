import type { Locale } from '@src/i18n/locale.ts';

interface LandingStrings {
  /** What the book is, above the title. */
  over: string;
  /** The title, line by line. */
  title: readonly string[];
  lead: string;
  /** Ways in: page, title, text. The first is the main one. */
  ways: readonly (readonly [page: string, title: string, text: string])[];
  map: string;
  mapLead: string;
  /** The sentence on what is not written yet; chapters by number. */
  isComplete: (complete: readonly number[], all: number) => string;
  outline: string;
  pages: (count: number) => string;
  facts: string;
  tracks: string;
}

/** 1, 2, 3, 5 as "1 to 3, 5": runs of numbers with their ends. */
function runs(numbers: readonly number[], to: string, and: string): string {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([first, last]) => (first === last ? `${first}` : `${first}${to}${last}`)).join(and);
}

/** Words of the front page. */
export const strings = {
  en: {
    over: 'An interactive textbook of deep learning',
    title: ['Deep learning', 'that trains', 'on this page.'],
    lead: 'Every network in this book is trained by your own device while you watch: real data, real gradients, no account, and nothing leaves it.',
    ways: [
      ['background', 'Start reading', 'Chapter 1: what the terms mean'],
      ['project', 'Train CIFAR-10', 'Chapter 5: a photograph classifier, from pixel to file'],
      ['teams', 'For teams', 'Tracks, cohorts, hosting'],
    ],
    map: 'Twelve chapters',
    mapLead: 'From the first unit to a team that ships.',
    isComplete: (complete, all) =>
      complete.length === all
        ? ''
        : ` Chapters ${runs(complete, ' to ', ', ')} are complete; the others say in an outline what they will hold.`,
    outline: 'outline',
    pages: (count) => (count === 1 ? '1 page' : `${count} pages`),
    facts: 'What you can check',
    tracks: 'Where to begin',
  },
  'zh-cn': {
    over: '交互式深度学习教材',
    title: ['深度学习，', '打开网页就能训练。'],
    lead: '书中的每个网络都由你自己的设备当场训练。数据是真的，梯度是真的，不用注册，什么都不会传出去。',
    ways: [
      ['background', '开始阅读', '第 1 章：先弄清概念'],
      ['project', '训练 CIFAR-10', '第 5 章：图像分类器，从像素到文件'],
      ['teams', '团队使用', '学习路线、班级、自行部署'],
    ],
    map: '十二章',
    mapLead: '从一个神经元讲起，一直讲到能交付产品的团队。',
    isComplete: (complete, all) =>
      complete.length === all ? '' : `第 ${runs(complete, ' 至 ', '、')} 章已经写成，其余各章目前只有提纲。`,
    outline: '提纲',
    pages: (count) => `${count} 页`,
    facts: '可以核对的事实',
    tracks: '从哪里开始',
  },
} as const satisfies Record<Locale, LandingStrings>;
