import type { Locale } from '@src/i18n/locale.ts';

interface ExerciseStrings {
  level: string[];
  project: string;
  needsScript: string;
  /** Name of the exercise's controls, for screen readers. */
  controls: (title: string) => string;
  /** Name of the code field, for screen readers. */
  code: (title: string) => string;
  edit: string;
  /** Below the code while it is edited. */
  keys: (modifier: string) => string;
  editorMissing: string;
  run: string;
  check: string;
  stop: string;
  /** Beside Stop while the code runs. */
  secondsLeft: (seconds: number) => string;
  reset: string;
  undo: string;
  hint: (next: number, all: number) => string;
  noMoreHints: string;
  solution: string;
  hideSolution: string;
  /** Said when the solution is asked for too early. */
  tryFirst: string;
  helpMissing: string;
  loading: string;
  running: string;
  done: string;
  /** The code stopped with an error. */
  failed: string;
  passed: (passed: number, all: number) => string;
  solved: string;
  stopped: string;
  timedOut: (seconds: number) => string;
  troubles: Record<'not-loaded' | 'no-data' | 'broken', string>;
  /** Where the output will appear, on wide screens. */
  outputHere: string;
  otherDraft: string;
  takeOther: string;
  keepMine: string;
  refused: string;
  full: string;
}

/** Words of an exercise that the page needs from the start; panelStrings.ts holds the others. */
export const strings = {
  en: {
    level: ['warm-up', 'practice', 'challenge'].map((name, i) => `${name} (${i + 1}/3)`),
    project: 'mini-project',
    needsScript: 'With JavaScript, this exercise runs and checks itself here.',
    controls: (title) => `Exercise: ${title}`,
    code: (title) => `Code: ${title}`,
    edit: 'Edit',
    keys: (modifier) => `${modifier}+Enter runs, Shift+${modifier}+Enter checks. Esc, then Tab leaves the editor.`,
    editorMissing: 'The editor could not be loaded. Check the connection and try again.',
    run: 'Run',
    check: 'Check',
    stop: 'Stop',
    secondsLeft: (seconds) => `${seconds} s left`,
    reset: 'Reset',
    undo: 'Undo',
    hint: (next, all) => `Hint ${next} of ${all}`,
    noMoreHints: 'All hints are shown',
    solution: 'Solution',
    hideSolution: 'Hide the solution',
    tryFirst: 'Change the code and check it once; then the solution opens.',
    helpMissing: 'This could not be loaded. Check the connection and try again.',
    loading: 'Loading the sandbox…',
    running: 'Running…',
    done: 'Done.',
    failed: 'Stopped by an error.',
    passed: (passed, all) => `${passed} of ${all} ${all === 1 ? 'check' : 'checks'} passed.`,
    solved: 'Solved',
    stopped: 'Stopped.',
    timedOut: (seconds) => `Stopped at the time limit of ${seconds} s.`,
    troubles: {
      'not-loaded': 'The sandbox could not be loaded. Check the connection and try again.',
      'no-data': 'The images for the checks could not be loaded. Check the connection and try again.',
      broken: 'The sandbox broke down. Try again; if it happens again, use another browser.',
    },
    outputHere: 'What the code writes and draws appears here.',
    otherDraft: 'This code was changed in another tab. Until you choose, nothing from this tab is stored.',
    takeOther: 'Take it',
    keepMine: 'Keep mine',
    refused: 'This browser refuses storage: your code is kept until you leave this page.',
    full: 'The browser’s storage is full: new code is kept until you leave this page.',
  },
  'zh-cn': {
    level: ['热身', '练习', '挑战'].map((name, i) => `${name}（${i + 1}/3）`),
    project: '小项目',
    needsScript: '启用 JavaScript 后，可以在这里运行并自动检查。',
    controls: (title) => `练习：${title}`,
    code: (title) => `代码：${title}`,
    edit: '编辑',
    keys: (modifier) => `${modifier}+Enter 运行，Shift+${modifier}+Enter 检查；先按 Esc 再按 Tab 离开编辑器。`,
    editorMissing: '编辑器没有加载成功。请检查网络后重试。',
    run: '运行',
    check: '检查',
    stop: '停止',
    secondsLeft: (seconds) => `还剩 ${seconds} 秒`,
    reset: '重置',
    undo: '撤销',
    hint: (next, all) => `提示 ${next}/${all}`,
    noMoreHints: '提示已全部显示',
    solution: '参考答案',
    hideSolution: '收起参考答案',
    tryFirst: '先改一改代码并检查一次，就可以看参考答案了。',
    helpMissing: '内容没有加载成功。请检查网络后重试。',
    loading: '正在加载沙箱……',
    running: '正在运行……',
    done: '运行完毕。',
    failed: '代码出错，已停下。',
    passed: (passed, all) => `共 ${all} 项检查，通过 ${passed} 项。`,
    solved: '已完成',
    stopped: '已停止。',
    timedOut: (seconds) => `超过 ${seconds} 秒的时限，已停止。`,
    troubles: {
      'not-loaded': '沙箱没有加载成功。请检查网络后重试。',
      'no-data': '检查要用的图像没有加载成功。请检查网络后重试。',
      broken: '沙箱出了故障。请再试一次；如果仍然如此，请换一个浏览器。',
    },
    outputHere: '代码的输出和图形显示在这里。',
    otherDraft: '这段代码在另一个标签页中改过。在你选择之前，本页的改动不会保存。',
    takeOther: '用那边的',
    keepMine: '保留我的',
    refused: '浏览器不允许存储：代码只保留到离开本页为止。',
    full: '浏览器的存储空间已满：新的代码只保留到离开本页为止。',
  },
} satisfies Record<Locale, ExerciseStrings>;
