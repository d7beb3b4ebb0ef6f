import { han } from '@src/i18n/han.ts';
import type { TrainingWords } from './en.ts';

/** The Chinese words of labs that train a classifier of ten classes. */
export const training: TrainingWords = {
  afterTest: '训练结束后填入；测试图像只看这一次。',
  loadingSheets: (done, total) => `图像：已加载 ${done} / ${total} 张拼图`,
  loss: '损失',
  accuracy: '训练准确率',
  accuracyAxis: '准确率',
  validationLoss: '验证损失',
  validationAccuracy: '验证准确率',
  testAccuracy: '测试准确率',
  testLoss: '测试损失',
  stepName: '步',
  epochName: '轮',
  training: '训练',
  validation: '验证',
  lossSummary: (loss: string, step: number) =>
    `第 ${step} 步的小批量损失为 ${loss}；在十类中均匀猜测时为 ln 10 = 2.303。`,
  accuracySummary: (accuracy, epoch, isHeld) =>
    han`第 ${epoch} 轮后${isHeld ? '验证' : '训练'}准确率为 ${accuracy}；随机猜测为 0.100。`,
  guessing: '瞎猜',
  curves: '损失与准确率',
  noCurve: '训练开始后显示曲线。',
  announceEpoch: (epoch, accuracy, isHeld) => han`第 ${epoch} 轮，${isHeld ? '验证' : '训练'}准确率 ${accuracy}。`,
  announceDone: (accuracy: string) => `训练完成：测试准确率 ${accuracy}。`,
  confusion: '测试集上的混淆矩阵',
  cell: (truth: string, predicted: string, count: number) => han`${truth}被预测为${predicted}：${count}`,
  trueClass: '真实',
  predictedClass: '预测',
  continueFrom: (epoch: number, step: number) => `继续已保存的训练（第 ${epoch} 轮，第 ${step} 步）`,
  showFinished: (epochs: number) => `重新显示已完成的训练（${epochs} 轮）`,
  savedDamaged: '有一份已保存的训练记录损坏了，没有使用。',
  savedRefused: '浏览器不允许存储。功能照常，但关闭页面后训练记录会丢失。',
  savedOutdated: '另一个标签页打开了本书的新版本：这次训练只留在这个标签页里。用完之后，请重新加载本页。',
  otherTab: '另一个标签页也在训练这个网络。两个标签页各自保存自己的训练，以后都可以继续。',
  ownRun: '你自己的网络',
};
