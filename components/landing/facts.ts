/** What sets the book apart, in figures that are measured or counted: none of them is written here by hand. */
import errata from '@content/errata.json';
import bench from '@content/results/bench.json';
import cifar10 from '@content/results/cifar10.json';
import type { Locale } from '@src/i18n/locale.ts';
import { PARAMETER_COUNT } from '@src/nn/articleNetwork.ts';
import { PARAMETER_NAMES } from '@src/math/network231.ts';
import { han } from '@src/i18n/han.ts';

/** Ways in which the lab of the worked example finds each gradient: by hand, autodiff, differences in two precisions, as printed. */
export const AUDIT_WAYS = 5;

/** One figure with its words. */
export interface Fact {
  id: 'parameters' | 'speed' | 'spiral' | 'audit' | 'errata' | 'requests';
  figure: string;
  /** What the figure counts. */
  unit: string;
  text: string;
  /** Under which conditions it was found, or how it is held. */
  source: string;
  /** The page that says more, and the link's words. */
  page: string;
  link: string;
}

const count = (value: number) => value.toLocaleString('en');
/** Corrections that a page of the book takes up. */
const shownErrata = errata.filter((erratum) => 'live' in erratum).length;
const { small, full } = cifar10;
const { cpu, spiral } = bench;

/** Images a second of TensorFlow.js without a graphics card: its fastest backend that can train the network at all. */
export const STOCK_SPEED = Math.max(...Object.values(cpu.stock).filter((speed) => speed !== null));

/** This engine's speed over TensorFlow.js's, without a graphics card. */
const SPEED_RATIO = Math.round(cpu.ours / STOCK_SPEED);

const english: Fact[] = [
  {
    id: 'parameters',
    figure: count(PARAMETER_COUNT),
    unit: 'parameters, trained in your tab',
    text: `${small.testAccuracyPercent}% of unseen photographs right after ${small.minutes} minutes, ${full.testAccuracyPercent}% after ${full.minutes}.`,
    source: `On ${small.machine.en}.`,
    page: 'project',
    link: 'Chapter 5',
  },
  {
    id: 'speed',
    figure: `${SPEED_RATIO}×`,
    unit: 'the speed of TensorFlow.js, without a graphics card',
    text: `${count(cpu.ours)} images a second in training; TensorFlow.js itself, on its fastest backend there, ${STOCK_SPEED}.`,
    source: `${cpu.adapter.en}; ${cpu.browser}; ${cpu.date}.`,
    page: 'speed',
    link: 'How it was measured',
  },
  {
    id: 'spiral',
    figure: `${spiral.seenSeconds} s`,
    unit: 'to learn a spiral in the playground',
    text: `TensorFlow Playground, at one epoch a displayed frame, takes ${spiral.playgroundUiSeconds} s for the same spiral.`,
    source: `Median of ${spiral.seeds} seeds, as the page sees it, on the same two cores.`,
    page: 'concepts/playground',
    link: 'The playground',
  },
  {
    id: 'audit',
    figure: `${PARAMETER_NAMES.length} × ${AUDIT_WAYS}`,
    unit: 'gradients, each found five ways',
    text: 'By hand, by autodiff, by differences in two precisions, and as the article prints them. They do not all agree.',
    source: 'Computed on your device, for numbers that you may change.',
    page: 'mathematics/worked-example',
    link: 'The audit',
  },
  {
    id: 'errata',
    figure: count(errata.length),
    unit: 'corrections',
    text: 'The book follows a published article section by section, and says where it is wrong.',
    source: `Each with its sources, ${shownErrata} of them taken up on a page.`,
    page: 'errata',
    link: 'The errata',
  },
  {
    id: 'requests',
    figure: '0',
    unit: 'requests to anyone else',
    text: 'No account, no cookies, no statistics. What you have read and trained stays on your device.',
    source: 'A test opens every page, and fails at the first request to another host.',
    page: 'about',
    link: 'Privacy',
  },
];

const chinese: Fact[] = [
  {
    id: 'parameters',
    figure: count(PARAMETER_COUNT),
    unit: '个参数，在你的标签页里训练',
    text: `${small.minutes} 分钟后，没见过的照片答对 ${small.testAccuracyPercent}%；${full.minutes} 分钟后答对 ${full.testAccuracyPercent}%。`,
    source: han`测于${small.machine.zh}。`,
    page: 'project',
    link: '第 5 章',
  },
  {
    id: 'speed',
    figure: `${SPEED_RATIO} 倍`,
    unit: '的训练速度（与 TensorFlow.js 相比，不用 GPU）',
    text: `训练时每秒 ${count(cpu.ours)} 张图像；TensorFlow.js 本身在最快的后端上是 ${STOCK_SPEED} 张。`,
    source: `${cpu.adapter.zh}；${cpu.browser}；${cpu.date}。`,
    page: 'speed',
    link: '测量方法',
  },
  {
    id: 'spiral',
    figure: `${spiral.seenSeconds} 秒`,
    unit: '在游乐场里学会一条螺线',
    text: `同一条螺线，TensorFlow Playground 每显示一帧训练一轮，要 ${spiral.playgroundUiSeconds} 秒。`,
    source: `${spiral.seeds} 个种子的中位数，在同样的两个核上，从页面看到的开始算起。`,
    page: 'concepts/playground',
    link: '去游乐场',
  },
  {
    id: 'audit',
    figure: `${PARAMETER_NAMES.length} × ${AUDIT_WAYS}`,
    unit: '个梯度，各用五种方法求出',
    text: '手工推导、自动微分、两种精度的差分，以及原文的公式。结果并不都一致。',
    source: '由你的设备当场算出，数值可以自己改。',
    page: 'mathematics/worked-example',
    link: '看对账',
  },
  {
    id: 'errata',
    figure: count(errata.length),
    unit: '处订正',
    text: '本书逐节对照一篇已发表的文章，原文有误之处都作了订正。',
    source: `每一处都有出处，其中 ${shownErrata} 处在正文里讲到。`,
    page: 'errata',
    link: '勘误表',
  },
  {
    id: 'requests',
    figure: '0',
    unit: '次对外请求',
    text: '不用注册，不用 Cookie，不做统计。读到哪里、训练了什么，都只留在你的设备上。',
    source: '有测试打开每一页，只要向别处发出一次请求就算失败。',
    page: 'about',
    link: '隐私',
  },
];

/** The figures in both languages, in the same order. */
export const facts: Record<Locale, readonly Fact[]> = { en: english, 'zh-cn': chinese };
