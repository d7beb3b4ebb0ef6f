import type { ParseProblem } from '@src/labs/autodiff-graph/parse.ts';
import type { Locale } from '@src/i18n/locale.ts';

type Problems = Record<ParseProblem['code'], (at: number, found: string) => string>;

/** Words of the lab `autodiff-graph`. */
export const strings = {
  en: {
    title: 'The tape of an expression',
    tryThis:
      'Type an expression or choose one. “To the start”, then “Next”, again and again: the values come first, then the derivatives on the way back. Run compares them with TensorFlow.js on your device.',
    run: 'Run',
    expression: 'Expression',
    expressionHelp: 'Variables x, y, z, w, b; + - * / ^ ( ); sin, cos, exp, log, sqrt, tanh, sigmoid, relu; pi, e.',
    examples: 'Examples',
    mode: 'Mode',
    modes: { reverse: 'reverse: adjoints', forward: 'forward: tangents' },
    seed: 'Differentiate with respect to',
    start: 'To the start',
    back: 'Back',
    next: 'Next',
    end: 'To the end',
    stage: (now: number, count: number) => `Stage ${now} of ${count}.`,
    nothingYet: 'Only the variables and constants have values.',
    compute: (line: string, value: string) => `${line} = ${value}.`,
    tangent: (sum: string) => `Its tangent: ${sum}.`,
    seedOutput: (name: string) =>
      `The way back begins: the derivative of the result with respect to itself, ${name}, is 1.`,
    pass: (parts: string) => `Passed to the inputs: ${parts}.`,
    graph: 'Graph of the tape: inputs above, result below',
    edgeKey: 'On the edges: local derivatives. Below the values: adjoints (or tangents).',
    table: 'The tape as a table',
    line: 'Line',
    operation: 'Operation',
    value: 'Value',
    local: 'Local derivatives',
    adjoint: 'Adjoint',
    tangentColumn: 'Tangent',
    results: 'Derivatives of the result',
    variable: 'Variable',
    reverse: 'reverse mode',
    forward: 'forward mode',
    autodiff: 'TensorFlow.js, float32',
    result: 'Result f',
    deviceResult: 'f on the device',
    passes: (variables: number) =>
      `Reverse mode: one pass back for all. Forward mode: ${variables === 1 ? 'one pass' : `${variables} passes, one for each variable`}.`,
    notFinite: (line: string) => `Here the expression has no finite value: look at ${line}. Change a variable.`,
    announceDone: (value: string) => `The device computes the value ${value}.`,
    problems: {
      empty: () => 'Type an expression.',
      long: () => 'Too long: at most 160 characters and 40 lines of tape.',
      character: (at, found) => `Character ${at}, “${found}”, is not understood.`,
      number: (at, found) => `Character ${at}: “${found}” is not a number up to a million.`,
      operand: (at, found) =>
        found === ''
          ? 'Something is missing at the end.'
          : `Character ${at}: a number, a variable or a bracket belongs before “${found}”.`,
      operator: (at, found) => `Character ${at}: an operator is missing before “${found}”; write 2*x, not 2x.`,
      name: (at, found) => `Character ${at}: “${found}” is neither a variable nor a function known here.`,
      bracket: (at, found) =>
        found === ')'
          ? `Character ${at}: this bracket closes nothing.`
          : `Character ${at}: a closing bracket is missing.`,
      call: (at, found) => `Character ${at}: write ${found}(…), with brackets.`,
      constant: () => 'Use at least one variable: a constant has no derivative to follow.',
    } satisfies Problems,
    noScript: 'Without JavaScript the graph cannot be computed; the text works out the same example by hand.',
  },
  'zh-cn': {
    title: '一个表达式的计算带',
    tryThis:
      '输入或选择一个表达式。先点“回到起点”，再一次次点“下一步”：先得到各个值，再沿原路返回得到导数。“运行”会与你的设备上的 TensorFlow.js 对照。',
    run: '运行',
    expression: '表达式',
    expressionHelp:
      '变量 x、y、z、w、b；运算 + - * / ^ ( )；函数 sin、cos、exp、log、sqrt、tanh、sigmoid、relu；常数 pi、e。',
    examples: '例子',
    mode: '模式',
    modes: { reverse: '反向：伴随值', forward: '前向：切向值' },
    seed: '对哪个变量求导',
    start: '回到起点',
    back: '上一步',
    next: '下一步',
    end: '走到终点',
    stage: (now: number, count: number) => `第 ${now} 步，共 ${count} 步。`,
    nothingYet: '目前只有变量和常数有值。',
    compute: (line: string, value: string) => `${line} = ${value}。`,
    tangent: (sum: string) => `它的切向值：${sum}。`,
    seedOutput: (name: string) => `开始返回：结果对自身的导数 ${name} 为 1。`,
    pass: (parts: string) => `传给输入：${parts}。`,
    graph: '计算带的图：上方是输入，下方是结果',
    edgeKey: '连线上是局部导数，值的下面是伴随值（或切向值）。',
    table: '计算带（表格）',
    line: '行',
    operation: '运算',
    value: '值',
    local: '局部导数',
    adjoint: '伴随值',
    tangentColumn: '切向值',
    results: '结果的导数',
    variable: '变量',
    reverse: '反向模式',
    forward: '前向模式',
    autodiff: 'TensorFlow.js，float32',
    result: '结果 f',
    deviceResult: '设备上的 f',
    passes: (variables: number) =>
      `反向模式：往回走一遍，全部得到。前向模式：${variables} 个变量，要走 ${variables} 遍。`,
    notFinite: (line: string) => `表达式在这里没有有限的值，问题出在 ${line}。请改变某个变量的值。`,
    announceDone: (value: string) => `设备算出的值为 ${value}。`,
    problems: {
      empty: () => '请输入一个表达式。',
      long: () => '太长了：最多 160 个字符、40 行计算带。',
      character: (at, found) => `第 ${at} 个字符“${found}”无法识别。`,
      number: (at, found) => `第 ${at} 个字符：“${found}”不是一百万以内的数。`,
      operand: (at, found) => (found === '' ? '末尾缺了内容。' : `第 ${at} 个字符：“${found}”之前应有数、变量或括号。`),
      operator: (at, found) => `第 ${at} 个字符：“${found}”之前缺运算符；要写 2*x，不能写 2x。`,
      name: (at, found) => `第 ${at} 个字符：“${found}”不是这里认识的变量或函数。`,
      bracket: (at, found) => (found === ')' ? `第 ${at} 个字符：多了一个右括号。` : `第 ${at} 个字符：缺少右括号。`),
      call: (at, found) => `第 ${at} 个字符：要写成 ${found}(…)，带括号。`,
      constant: () => '至少要用到一个变量：常数没有可求的导数。',
    } satisfies Problems,
    noScript: '没有 JavaScript，无法计算这张图；正文用手算了同一个例子。',
  },
} as const satisfies Record<Locale, unknown>;

/** Words of one language. */
export type Words = (typeof strings)[Locale];
