import { han } from '@src/i18n/han.ts';
import type { Words } from './en.ts';

const LANGUAGES: Record<string, string> = { en: '英语', es: '西班牙语', fr: '法语', it: '意大利语', ru: '俄语' };

/** The Chinese words of the lab `speech`. */
export const words: Words = {
  title: '这是哪种语言？',
  tryThis: '先训练：网络从录音里学五种语言。再看它遇到没听过的声音表现如何，也可以让它听听你的声音。',
  questionUnheard: '换成没听过的声音，它能答对百分之几？',
  questionHeard: '测试片段里，它能答对百分之几？',
  params: {
    task: '任务',
    spoken: '所说语言',
    phrases: '每种语言的短语',
    variants: '每轮重新抽取',
    bands: '各频带',
    epochs: '轮数',
    learningRate: '学习率',
    seed: '随机种子',
  },
  options: {
    task: { language: '5 种语言', digits: '10 个数字', letters: '26 个字母' },
    spoken: { en: '英语', es: '西班牙语', fr: '法语', it: '意大利语', ru: '俄语' },
    variants: { off: '不变', shift: '时间位置', voice: '位置与嗓音' },
    bands: { 'as-they-are': '保持原样', levelled: '拉平' },
  },
  speakers: {
    en: 'Allison Smith',
    es: 'Allison Smith',
    fr: 'June Wallack',
    it: 'Carlo Flora',
    ru: 'Maxim Topal 的录音室',
    it2: 'Paola Dal Zot',
    fr2: 'Armelle Desjardins',
  },
  className: (name) => LANGUAGES[name] ?? name,
  play: '播放',
  listening: { off: '● 麦克风', asking: '… 等待许可', on: '■ 停止' },
  file: '文件……',
  fromSet: (speaker, language, phrase, isNew) =>
    han`${speaker}${isNew ? '（新声音）' : ''}，${language}，录音 ${phrase}`,
  fromFile: (name) => han`你的文件 ${name}，只留在本页。`,
  fromMicrophone: '你的录音，只留在本页。',
  problems: {
    refused: '没有得到使用麦克风的许可。请在浏览器的网站设置里允许，或者改选一个文件。',
    'no-microphone': '没有找到麦克风，或者它正被别的程序占用。可以改选一个文件。',
    'no-recording': '这个浏览器不能录音，或者页面没有使用 HTTPS。可以改选一个文件。',
    'too-large': '文件超过 20 MB。请选短一些的录音。',
    'too-long': '录音超过 60 秒。请剪短，或者另选一个。',
    'too-short': '录音不到十分之一秒。',
    'not-audio': '浏览器无法把它当作声音读取。WAV、MP3、Ogg、M4A 通常都可以。',
    silent: '录音里没有声音。请检查选的是哪个麦克风，是否被静音。',
  },
  pictures: {
    label: '同一段声音的三幅图：波形、随时间变化的频谱，以及送进网络的梅尔语谱图',
    wave: '波形',
    stft: '短时傅里叶变换，单位 dB',
    mel: '梅尔语谱图，即网络的输入',
    seconds: (value) => `${value} s`,
  },
  answer: '网络的回答',
  untrained: '还没有回答，先训练网络。',
  previous: '上一个测试片段',
  next: '下一个测试片段',
  walk: '训练结束后，可以逐个查看测试片段，先看没听过的声音。',
  verdict: (truth, predicted) =>
    truth === predicted ? han`测试中答对，是${truth}。` : han`测试中答错，把${truth}当成了${predicted}。`,
  voices: '已下载的声音',
  epoch: '轮次',
  loss: '损失',
  accuracy: '准确率',
  training: '训练',
  heardNumber: '听过的声音',
  newPhrases: '新短语',
  redrawn: '重新抽取',
  newVoices: '新声音',
  lines: {
    guessing: '瞎猜',
    nearest: '基线',
    training: '训练',
    phrases: '新短语',
    redrawn: '重新抽取',
    voices: '新声音',
  },
  noEpoch: '每一轮之后的准确率会画在这里；点线是瞎猜的水平，结束后还有按平均频谱判断的基线。',
  summary: (epoch, heard, unheard) =>
    `第 ${epoch} 轮之后，听过的声音答对 ${heard}%${unheard === null ? '' : `，没听过的声音答对 ${unheard}%`}。`,
  announce: (heard, unheard) =>
    `训练结束。听过的声音答对 ${heard}%${unheard === null ? '' : `，没听过的声音答对 ${unheard}%`}。`,
  confusions: '把什么当成了什么',
  afterTest: '训练结束后，这里列出两次测试中每一类被判成每一类的次数。',
  confusionOf: (title, accuracy, nearest) =>
    `${title}：答对 ${accuracy}%（按最近的平均频谱判断为 ${nearest}%）。行是真实类别，列是网络的回答。`,
  truth: '真实类别',
  noScript:
    '实验需要 JavaScript。按初始设置训练后，对听过的声音所说的新短语，网络能认出 85% 的语言；换成没听过的声音，只有 23%，而瞎猜是 20%。',
};
