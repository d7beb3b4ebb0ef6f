/**
 * The house's Chinese, where a machine can hear it: one word for each thing, no more than one colon a sentence, nothing that
 * shrinks by a multiple. CONTRIBUTING.md ("中文写作") has the rules, and those that only a reader can keep.
 */

interface HouseWord {
  /** What is not written. */
  never: RegExp;
  /** What is written instead. */
  instead: string;
  /** The glossary's entry whose Chinese names must hold `instead`; none where the word is no term. */
  term?: string;
}

/** Words that the book does not use, with those that it does. */
export const HOUSE_WORDS: HouseWord[] = [
  { never: /批量归一化/, instead: '批归一化', term: 'batch-normalization' },
  { never: /标准误差/, instead: '标准误', term: 'standard-error' },
  { never: /(?<!计算)带子|磁带/, instead: '计算带', term: 'tape' },
  { never: /训练步骤/, instead: '步', term: 'step' },
  { never: /图形处理器(?!，装在显卡上)|图形卡/, instead: 'GPU', term: 'gpu' },
  { never: /(?<!装在|与)显卡/, instead: 'GPU', term: 'gpu' },
  { never: /(?<![\w./-]|@param )logits\b/i, instead: 'logit', term: 'logits' },
  { never: /泛化误差之差|泛化间距/, instead: '泛化差距', term: 'generalization-gap' },
  { never: /归纳偏见|归纳偏好/, instead: '归纳偏置', term: 'inductive-bias' },
  { never: /梯度剪裁|梯度截断/, instead: '梯度裁剪', term: 'gradient-clipping' },
  { never: /丢弃法/, instead: 'dropout（随机失活）', term: 'dropout' },
  { never: /超参(?!数)/, instead: '超参数', term: 'hyperparameter' },
  { never: /重心/, instead: '质心' },
  { never: /警报/, instead: '报警' },
  { never: /有缺陷的零件|好零件/, instead: '次品、良品' },
  { never: /涂画/, instead: '手绘' },
  { never: /搭建/, instead: '构建' },
  { never: /掷硬币/, instead: '抛硬币' },
  { never: /次序/, instead: '顺序' },
  { never: /更正(?![确式常规])/, instead: '订正' },
  { never: /\d ?幅|[一两几每十百千]幅/, instead: '张' },
  { never: /小程序/, instead: 'GPU 程序，或着色器' },
  { never: /建造/, instead: '构建、训练或研制' },
  { never: /弯一[下弯]|[“‘]弯[”’]|解出? ?XOR/, instead: '非线性；实现异或' },
  { never: /(?:[请再先，。；]|^)按[“‘]|按下/m, instead: '点；“按”只用于键盘' },
  { never: /诚实|承诺|许诺|信念|相遇|无声/, instead: '如实、保证、假设、相连、不报错：这几个词是硬译，整句改写' },
  { never: /说成话/, instead: '换句话说' },
];

/** Turns of phrase that wear out: at most one of them a chapter. */
export const WORN = /(道理|原因|出路|用处|关键)(就|也|都|全)?(在这里|在此|在于此)|正在于此/g;

const RULES = [
  [/\d,\d{3} ?[亿万]/g, 'no comma before 亿 or 万'],
  [/\d[亿万]/g, 'a space before 亿 or 万'],
  [
    /((减少|减小|减弱|降低|缩小|缩短|[弱慢小轻少低短]了|下降)了? ?([\d.,]+|[两三四五六七八九十百千几]+)|([弱慢小轻少低短]|下降)了?(许多|很多|好几|若干|一个固定)) ?倍/g,
    'what shrinks does so to a fraction (几分之一), never by 倍',
  ],
  [/次方倍/g, 'name the exponent: 10ⁿ 倍，n 是多少'],
] as const;

/** Sentences with more than one full-width colon. A colon between formulas or in code does not count. */
function crowded(text: string): string[] {
  return text
    .split(/[。！？；\n□|]/)
    .filter((sentence) => (sentence.match(/：/g)?.length ?? 0) > 1)
    .map((sentence) => `more than one colon in a sentence: ${sentence.trim()}`);
}

/** What breaks the house's rules of style in a Chinese text without markup (`proseOf`), with its surroundings. */
export function styleProblemsOf(text: string): string[] {
  const around = (index: number) => text.slice(Math.max(0, index - 12), index + 14).replaceAll('\n', '⏎');
  // A glossary's definition may name what others call the thing.
  const own = text.replaceAll(/也[称译][^。；]*[。；]/g, '');
  return [
    ...HOUSE_WORDS.flatMap(({ never, instead }) => {
      const found = never.exec(own);
      return found ? [`write ${instead}: …${own.slice(Math.max(0, found.index - 10), found.index + 14)}…`] : [];
    }),
    ...RULES.flatMap(([rule, message]) =>
      [...text.matchAll(rule)].map(({ index }) => `${message}: …${around(index)}…`),
    ),
    ...crowded(text),
  ];
}

/** Full-width colons for each hundred Chinese characters. */
export function colonDensity(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return (100 * (text.match(/：/g)?.length ?? 0)) / Math.max(1, characters);
}
