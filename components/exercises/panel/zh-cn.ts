import { han } from '@src/i18n/han.ts';
import { words as errors } from '../../code/errors/zh-cn.ts';
import { describeDifference } from './differences/zh-cn.ts';
import type { PanelWords } from './en.ts';

/** The Chinese words of what appears when an exercise is used. */
export const words: PanelWords = {
  ...errors,
  difference: describeDifference,
  output: '输出',
  noOutput: '代码没有输出。用 `console.log(…)` 可以在这里看到值。',
  warn: '警告',
  error: '错误',
  leftOut: (count) => `还有 ${count} 条没有显示。`,
  results: '检查结果',
  passed: '通过',
  notPassed: '未通过',
  notReached: '没有执行到。',
  got: '你的结果',
  expected: '应为',
  tolerance: (tolerance) => `允许误差 ${tolerance}`,
  tensorsLeft: (count) => `还有 ${count} 个张量没有释放。`,
  drawn: (call) =>
    `这组输入是刚刚随机抽取的。想看看它，就写上 \`import { inputs } from 'livegrad'\` 和 \`console.log(${call})\`，再点“运行”。`,
  argumentsChanged:
    '结果是对的，但代码改动了传进来的东西，也许往列表里写了值（`x[i] = …`、`sort`、`push`），也许释放了张量。调用者后面还要用它们，请先复制一份再改，例如 `[...x]`、`x.map(…)`。',
  endless: '是不是有循环停不下来？看看循环条件会不会变。',
  waiting: '时间到了，代码还在等：有定时器没有清除，或者有 Promise 一直没有结果。',
  memory: '沙箱的内存用完了。多半是有什么在无止境地变大，或者一开始就太大。',
  progress: (step, loss) => han`第 ${step} 步${loss === null ? '' : `，损失 ${loss}`}`,
  call: '调用时的参数',
  moreRows: (count) => `还有 ${count} 行`,
  hints: '提示',
  solution: '参考答案',
  curve: (title, points, lines) =>
    `${title ? `${title}：` : ''}${points} 个点；${lines.map(({ name, from, to }) => han`${name}从 ${from} 到 ${to}`).join('，')}。`,
  numbers: '数值',
  step: '序号',
  image: (title, width, height) => `${title || '图像'}，${width} × ${height} 像素`,
  value: '值',
};
