import type { Locale } from '@src/i18n/locale.ts';

interface CurveEnds {
  name: string;
  from: string;
  to: string;
}

interface PanelStrings {
  output: string;
  noOutput: string;
  warn: string;
  error: string;
  leftOut: (count: number) => string;
  results: string;
  passed: string;
  notPassed: string;
  notReached: string;
  got: string;
  expected: string;
  tolerance: (tolerance: string) => string;
  tensorsLeft: (count: number) => string;
  line: (line: number) => string;
  unknownModule: (name: string) => string;
  missingExport: (name: string) => string;
  /** Said of a run that reached its time limit. */
  endless: string;
  hints: string;
  solution: string;
  /** A chart's lines in words: how many points, and each line's first and last number. */
  curve: (title: string, points: number, lines: readonly CurveEnds[]) => string;
  numbers: string;
  step: string;
  image: (title: string, width: number, height: number) => string;
  /** Name of a line that has none. */
  value: string;
}

/** Words of what appears when an exercise is used. */
export const panelStrings = {
  en: {
    output: 'Output',
    noOutput: 'The code wrote nothing. `console.log(…)` shows a value here.',
    warn: 'Warning',
    error: 'Error',
    leftOut: (count) => `${count} more were left out.`,
    results: 'Checks',
    passed: 'passed',
    notPassed: 'not passed',
    notReached: 'Not reached.',
    got: 'Your result',
    expected: 'Expected',
    tolerance: (tolerance) => `within ${tolerance}`,
    tensorsLeft: (count) => `${count} ${count === 1 ? 'tensor is' : 'tensors are'} left behind.`,
    line: (line) => `line ${line}`,
    unknownModule: (name) => `There is no module ${name}.`,
    missingExport: (name) => `${name} is not exported.`,
    endless: 'Does a loop never end? Look at what changes its condition.',
    hints: 'Hints',
    solution: 'A solution',
    curve: (title, points, lines) =>
      `${title ? `${title}: ` : ''}${points} points; ${lines.map(({ name, from, to }) => `${name} from ${from} to ${to}`.trim()).join(', ')}.`,
    numbers: 'Numbers',
    step: 'index',
    image: (title, width, height) => `${title || 'Image'}, ${width} × ${height} pixels`,
    value: 'value',
  },
  'zh-cn': {
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
    tensorsLeft: (count) => `留下了 ${count} 个没有释放的张量。`,
    line: (line) => `第 ${line} 行`,
    unknownModule: (name) => `没有 ${name} 这个模块。`,
    missingExport: (name) => `没有导出 ${name}。`,
    endless: '是不是有循环停不下来？看看循环条件由什么改变。',
    hints: '提示',
    solution: '参考答案',
    curve: (title, points, lines) =>
      `${title ? `${title}：` : ''}${points} 个点；${lines.map(({ name, from, to }) => `${name}${/\w$/.test(name) ? ' ' : ''}从 ${from} 到 ${to}`).join('，')}。`,
    numbers: '数值',
    step: '序号',
    image: (title, width, height) => `${title || '图像'}，${width} × ${height} 像素`,
    value: '值',
  },
} satisfies Record<Locale, PanelStrings>;
