import type { Locale } from '@src/i18n/locale.ts';

interface QuizStrings {
  title: string;
  check: string;
  /** Which question a button belongs to, for those who hear it alone. */
  ofQuestion: (number: number) => string;
  /** The button of a question that computes its answer. */
  run: string;
  again: string;
  chooseOne: string;
  chooseAll: string;
  orderHint: string;
  labelHint: string;
  /** The name of an empty place of a drawing, and of the field that fills it. */
  place: (number: number) => string;
  /** A filled place as the drawing's description tells it. */
  filled: (number: number, label: string) => string;
  noLabel: string;
  /** Before the labels that a printed page lists. */
  labels: string;
  yourNumber: string;
  yourPrediction: string;
  up: (step: string) => string;
  down: (step: string) => string;
  moved: (step: string, place: number, places: number) => string;
  right: string;
  wrong: string;
  computed: (result: string, unit: string) => string;
  missing: (count: number) => string;
  wrongPlaces: (count: number) => string;
  nothingChosen: string;
  placesEmpty: string;
  notANumber: string;
  notLoaded: string;
  score: (solved: number, all: number) => string;
  solved: string;
  needsScript: string;
  refused: string;
  full: string;
}

/** Words of the quizzes. */
export const strings = {
  en: {
    title: 'Quiz',
    check: 'Check',
    ofQuestion: (number) => `question ${number}`,
    run: 'Compute and compare',
    again: 'Change your answer and check again.',
    chooseOne: 'Choose one.',
    chooseAll: 'Choose all that are true.',
    orderHint: 'Put the steps in order with the arrows.',
    labelHint: 'Choose a label for each numbered place. Some labels are left over.',
    place: (number) => `Place ${number}`,
    filled: (number, label) => `Place ${number}: ${label}.`,
    noLabel: 'choose a label',
    labels: 'Labels:',
    yourNumber: 'Your answer',
    yourPrediction: 'Your prediction',
    up: (step) => `Move up: ${step}`,
    down: (step) => `Move down: ${step}`,
    moved: (step, place, places) => `${step}: now ${place} of ${places}`,
    right: 'Right.',
    wrong: 'Not yet.',
    computed: (result, unit) => `Computed just now: ${result}${unit && ` ${unit}`}.`,
    missing: (count) => (count === 1 ? 'One true answer is missing.' : `${count} true answers are missing.`),
    wrongPlaces: (count) => (count === 1 ? 'One place has a wrong label.' : `${count} places have a wrong label.`),
    nothingChosen: 'Choose an answer first.',
    placesEmpty: 'Choose a label for every place first.',
    notANumber: 'Type a number, such as 0.25 or 1e-3.',
    notLoaded: 'The answers could not be loaded. Check the connection and try again.',
    score: (solved, all) => `${solved} of ${all} solved`,
    solved: 'Solved',
    needsScript: 'Answers are checked by JavaScript, which is switched off here.',
    refused: 'This browser refuses storage: your answers are kept until you leave this page.',
    full: 'The browser’s storage is full: new answers are kept until you leave this page.',
  },
  'zh-cn': {
    title: '测验',
    check: '检查',
    ofQuestion: (number) => `第 ${number} 题`,
    run: '计算并比较',
    again: '修改答案后可再次检查。',
    chooseOne: '单选。',
    chooseAll: '多选：选出所有正确的说法。',
    orderHint: '用箭头把步骤排好顺序。',
    labelHint: '为每个带编号的空位选一个标签。有的标签用不上。',
    place: (number) => `空位 ${number}`,
    filled: (number, label) => `空位 ${number}：${label}。`,
    noLabel: '选择标签',
    labels: '标签：',
    yourNumber: '你的答案',
    yourPrediction: '你的预测',
    up: (step) => `上移：${step}`,
    down: (step) => `下移：${step}`,
    moved: (step, place, places) => `${step}：现在是第 ${place} 步，共 ${places} 步`,
    right: '正确。',
    wrong: '还不对。',
    computed: (result, unit) => `刚刚算出：${result}${unit && unit !== '%' ? ` ${unit}` : unit}。`,
    missing: (count) => `还漏了 ${count} 个正确的选项。`,
    wrongPlaces: (count) => `有 ${count} 个空位的标签不对。`,
    nothingChosen: '请先选择答案。',
    placesEmpty: '请先为每个空位选好标签。',
    notANumber: '请输入一个数，如 0.25 或 1e-3。',
    notLoaded: '答案没有加载成功。请检查网络后重试。',
    score: (solved, all) => `已答对 ${solved} 题，共 ${all} 题`,
    solved: '已答对',
    needsScript: '检查答案需要 JavaScript，而它在这里已被关闭。',
    refused: '浏览器不允许存储：答案只保留到离开本页为止。',
    full: '浏览器的存储空间已满：新的答案只保留到离开本页为止。',
  },
} as const satisfies Record<Locale, QuizStrings>;
