import type { BackendVerdict, FaultCode } from '@src/engine/protocol.ts';
import type { Locale } from '@src/i18n/locale.ts';

interface FrameStrings {
  faults: Record<FaultCode, string>;
  verdicts: Record<BackendVerdict['code'], string>;
  states: Record<LabState, string>;
  goOn: string;
  startAgain: string;
  /** Where numbers that are not finite were found. */
  notFiniteAt: (step: number, tensor: string) => string;
  /** The loss, as a tensor of that name is called in `notFiniteAt`. */
  loss: string;
  /** The button that goes back to a good step and on from there. */
  goOnFrom: (step: number, learningRate: number) => string;
  backendPanel: string;
  device: string;
  precision: string;
  threads: string;
  stepTime: string;
  speed: string;
  tensors: string;
  why: string;
  ownKernels: string;
  notYet: string;
  copyLink: string;
  linkCopied: string;
  linkFailed: string;
  linkTooLong: string;
  linkRefused: string;
  data: string;
  table: string;
  train: string;
  pause: string;
  resume: string;
  step: string;
  reset: string;
  outOfRange: (minimum: number, maximum: number, step: number) => string;
  settings: string;
  closeSettings: string;
  enlarge: string;
  shrink: string;
  /** On a chart before a run: whose curve is shown. */
  example: string;
}

/** The states of every lab. */
export type LabState = 'idle' | 'loading' | 'running' | 'paused' | 'done' | 'error';

/** Words that every lab's frame uses. */
export const frameStrings = {
  en: {
    faults: {
      'data-network':
        'A data file could not be downloaded. Check the connection, then go on: it will be fetched again.',
      'data-hash': 'A data file arrived damaged (its checksum is wrong). Go on to fetch it again.',
      'data-decode': 'A data file could not be read as an image. Your browser may lack AVIF; a current version has it.',
      'device-lost': 'The graphics device was lost. The last good state is kept: go on, on the next backend.',
      'out-of-memory': 'The device ran out of memory. Go on with another backend, or start again with a smaller batch.',
      'not-finite':
        'The last good state is kept. Usual causes: a learning rate too high, a logarithm or a quotient of zero, damaged weights or data. Go on or start again with a smaller rate.',
      'worker-died': 'The engine stopped unexpectedly. The last saved state is kept: go on restarts it.',
      'no-backend': 'No computing backend works in this browser. A current browser offers WebAssembly at least.',
      'bad-params': 'A setting is out of range.',
      'own-network': 'Your network cannot be trained here. The detail below is what TensorFlow.js says of it.',
      internal: 'Something unexpected happened. Start again; the technical detail is below.',
    },
    verdicts: {
      missing: 'not available',
      software: 'emulated, slower than WebAssembly',
      wrong: 'failed its self-test, not used',
      slower: 'works, but the probe found it slower',
      forced: 'used, as this page’s address demands',
      chosen: 'used: the fastest that works here',
      lost: 'was lost while running',
    },
    states: {
      idle: 'ready',
      loading: 'loading',
      running: 'running',
      paused: 'paused',
      done: 'finished',
      error: 'stopped',
    },
    goOn: 'Go on',
    startAgain: 'Start again',
    notFiniteAt: (step: number, tensor: string) => `Step ${step}: ${tensor} became infinite or undefined (Inf or NaN).`,
    loss: 'the loss',
    goOnFrom: (step: number, learningRate: number) => `Go on from step ${step} at learning rate ${learningRate}`,
    backendPanel: 'Backend and speed',
    device: 'Device',
    precision: 'Precision',
    threads: 'Threads',
    stepTime: 'Time a step (ms)',
    speed: 'Examples a second',
    tensors: 'Tensors held',
    why: 'Why this backend',
    ownKernels: 'with this book’s own gradient kernels',
    notYet: 'Known after the first run.',
    copyLink: 'Copy link',
    linkCopied: 'Link copied: it holds these settings.',
    linkTooLong: 'This is too much for a link: shorten the code, or pass it on as a file.',
    linkFailed: 'The browser refused the clipboard; the address bar now holds the link.',
    linkRefused: 'The settings in the link could not be used, so the defaults are shown.',
    data: 'Data',
    table: 'Numbers as a table',
    train: 'Train',
    pause: 'Pause',
    resume: 'Resume',
    step: 'One step',
    reset: 'Reset',
    settings: 'Settings',
    closeSettings: 'Close the settings',
    enlarge: 'Use the whole window',
    shrink: 'Back to the page',
    example: 'example',
    outOfRange: (minimum: number, maximum: number, step: number) =>
      `A number from ${minimum} to ${maximum}${step > 0 && step !== 1 ? `, in steps of ${step}` : ''}${step === 1 ? ', whole' : ''}.`,
  },
  'zh-cn': {
    faults: {
      'data-network': '有一个数据文件下载失败。请检查网络后点“继续”，将重新下载。',
      'data-hash': '有一个数据文件已损坏（校验和不符）。点“继续”重新下载。',
      'data-decode': '有一个数据文件无法解码为图像。浏览器可能不支持 AVIF，请更新到较新的版本。',
      'device-lost': '图形设备已丢失。最近的正常状态仍然保留：点“继续”，改用下一个后端。',
      'out-of-memory': '设备内存不足。可以点“继续”换用其他后端，或减小批量大小后重新开始。',
      'not-finite':
        '最近的正常状态仍然保留。常见原因：学习率过大，对零取对数或除以零，权重或数据已损坏。请调小学习率，然后继续或重新开始。',
      'worker-died': '计算引擎意外停止。最近保存的状态仍然保留：点“继续”重新启动。',
      'no-backend': '这个浏览器里没有可用的计算后端。较新的浏览器至少支持 WebAssembly。',
      'bad-params': '有一项设置超出范围。',
      'own-network': '你的网络无法在这里训练。下面的细节是 TensorFlow.js 给出的原因。',
      internal: '发生了意外错误。请重新开始；技术细节见下方。',
    },
    verdicts: {
      missing: '不可用',
      software: '软件模拟，比 WebAssembly 慢',
      wrong: '未通过自检，不使用',
      slower: '可用，但实测较慢',
      forced: '按页面地址的要求使用',
      chosen: '已采用：此处可用后端中最快的',
      lost: '运行中丢失',
    },
    states: { idle: '就绪', loading: '加载中', running: '运行中', paused: '已暂停', done: '已完成', error: '已停止' },
    goOn: '继续',
    startAgain: '重新开始',
    notFiniteAt: (step: number, tensor: string) =>
      `第 ${step} 步：${tensor}${/\w$/.test(tensor) ? ' ' : ''}变成了无穷大或未定义的数（Inf 或 NaN）。`,
    loss: '损失',
    goOnFrom: (step: number, learningRate: number) => `从第 ${step} 步继续，学习率改为 ${learningRate}`,
    backendPanel: '后端与速度',
    device: '设备',
    precision: '精度',
    threads: '线程数',
    stepTime: '每步用时（毫秒）',
    speed: '每秒样本数',
    tensors: '占用的张量数',
    why: '为什么用这个后端',
    ownKernels: '使用本书自己的梯度内核',
    notYet: '首次运行后可见。',
    copyLink: '复制链接',
    linkCopied: '链接已复制，其中包含当前设置。',
    linkTooLong: '内容太长，链接装不下：请缩短代码，或另存为文件分享。',
    linkFailed: '浏览器拒绝访问剪贴板；链接已放入地址栏。',
    linkRefused: '链接中的设置无法使用，已改用默认值。',
    data: '数据',
    table: '以表格查看数值',
    train: '训练',
    pause: '暂停',
    resume: '继续',
    step: '走一步',
    reset: '重置',
    settings: '设置',
    closeSettings: '关闭设置',
    enlarge: '全窗口显示',
    shrink: '返回页面',
    example: '示例',
    outOfRange: (minimum: number, maximum: number, step: number) =>
      `请输入 ${minimum} 到 ${maximum} 之间的${step === 1 ? '整数' : '数'}${step > 0 && step !== 1 ? `，步长 ${step}` : ''}。`,
  },
} as const satisfies Record<Locale, FrameStrings>;
