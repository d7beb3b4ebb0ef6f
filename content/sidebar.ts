/** The book's chapters in order: folder, English and Chinese title. */
export const CHAPTERS = [
  ['background', 'Background', '背景'],
  ['concepts', 'Concepts', '核心概念'],
  ['algorithms', 'Algorithms', '算法与步骤'],
  ['mathematics', 'Mathematics', '数学原理'],
  ['project', 'Project: CIFAR-10', '项目实战：CIFAR-10'],
  ['applications', 'Applications', '应用场景'],
  ['tools', 'Tools and resources', '工具与资源'],
  ['trends', 'Trends and challenges', '趋势与挑战'],
  ['faq', 'FAQ', '常见问题'],
  ['reading', 'Further reading', '扩展阅读'],
  ['talent', 'The talent advantage', '人才优势'],
  ['teams', 'For teams', '团队使用'],
] as const;

const entry = (slug: string, en: string, zh: string) => ({ slug, label: en, translations: { 'zh-CN': zh } });

/** Starlight's sidebar: the pages about the book, then one group for each chapter. */
export const sidebar = [
  entry('how-to-use', 'How to use this book', '如何使用本书'),
  ...CHAPTERS.map(([directory, en, zh], i) => ({
    label: `${i + 1} · ${en}`,
    translations: { 'zh-CN': `${i + 1} · ${zh}` },
    collapsed: directory !== 'project',
    items: [{ autogenerate: { directory } }],
  })),
  {
    label: 'Reference',
    translations: { 'zh-CN': '参考' },
    items: [
      entry('progress', 'Your progress', '学习进度'),
      entry('notation', 'Notation and mathematics', '记号与数学预备'),
      entry('glossary', 'Glossary', '术语表'),
      entry('errata', 'Errata of the article', '原文勘误'),
      entry('device', 'Your device', '设备测速'),
      entry('speed', 'How fast is it, and why', '速度：有多快，为什么'),
      entry('browsers', 'What works where', '浏览器支持'),
      entry('checks', 'Checked formulas', '验证过的公式'),
      entry('about', 'About', '关于本书'),
    ],
  },
];
