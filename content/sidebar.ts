/** The book's chapters in order: folder, English and Chinese title. */
export const CHAPTERS = [
  ['background', '1 · Background', '1 · 背景'],
  ['concepts', '2 · Concepts', '2 · 核心概念'],
  ['algorithms', '3 · Algorithms', '3 · 算法与步骤'],
  ['mathematics', '4 · Mathematics', '4 · 数学原理'],
  ['project', '5 · Project: CIFAR-10', '5 · 项目实战：CIFAR-10'],
  ['applications', '6 · Applications', '6 · 应用场景'],
  ['tools', '7 · Tools and resources', '7 · 工具与资源'],
  ['trends', '8 · Trends and challenges', '8 · 趋势与挑战'],
  ['faq', '9 · FAQ', '9 · 常见问题'],
  ['reading', '10 · Further reading', '10 · 扩展阅读'],
  ['talent', '11 · The talent advantage', '11 · 人才优势'],
  ['teams', '12 · For teams', '12 · 团队使用'],
] as const;

const entry = (slug: string, en: string, zh: string) => ({ slug, label: en, translations: { 'zh-CN': zh } });

/** Starlight's sidebar: the pages about the book, then one group for each chapter. */
export const sidebar = [
  entry('how-to-use', 'How to use this book', '如何使用本书'),
  ...CHAPTERS.map(([directory, label, zh]) => ({
    label,
    translations: { 'zh-CN': zh },
    collapsed: directory !== 'project',
    items: [{ autogenerate: { directory } }],
  })),
  {
    label: 'Reference',
    translations: { 'zh-CN': '参考' },
    items: [
      entry('progress', 'Your progress', '学习进度'),
      entry('glossary', 'Glossary', '术语表'),
      entry('errata', 'Errata of the article', '原文勘误'),
      entry('device', 'Your device', '你的设备'),
      entry('speed', 'How fast is it, and why', '有多快，为什么'),
      entry('checks', 'Checked formulas', '验证过的公式'),
      entry('about', 'About', '关于本书'),
    ],
  },
];
