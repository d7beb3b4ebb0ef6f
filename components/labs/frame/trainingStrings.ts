import type { Locale } from '@src/i18n/locale.ts';
import type { Translation } from '@src/i18n/translation.ts';

const en = {
  afterTest: 'Answers come when training ends: the test is taken once.',
  loadingSheets: (done: number, total: number) => `Images: ${done} of ${total} sheets`,
  loss: 'Loss',
  accuracy: 'Training accuracy',
  accuracyAxis: 'Accuracy',
  validationLoss: 'Validation loss',
  validationAccuracy: 'Validation accuracy',
  testAccuracy: 'Test accuracy',
  testLoss: 'Test loss',
  stepName: 'Step',
  epochName: 'Epoch',
  training: 'training',
  validation: 'validation',
  lossSummary: (loss: string, step: number) =>
    `Mini-batch loss ${loss} at step ${step}; guessing evenly among ten classes gives ln 10 = 2.303.`,
  /** @param isHeld whether a validation set was held out */
  accuracySummary: (accuracy: string, epoch: number, isHeld: boolean) =>
    `${isHeld ? 'Validation' : 'Training'} accuracy ${accuracy} after epoch ${epoch}; guessing gives 0.100.`,
  noCurve: 'The curve appears when training runs.',
  announceEpoch: (epoch: number, accuracy: string, isHeld: boolean) =>
    `Epoch ${epoch}: ${isHeld ? 'validation' : 'training'} accuracy ${accuracy}.`,
  announceDone: (accuracy: string) => `Finished: test accuracy ${accuracy}.`,
  confusion: 'Confusion matrix on the test images',
  cell: (truth: string, predicted: string, count: number) => `${truth} predicted as ${predicted}: ${count}`,
  trueClass: 'true',
  predictedClass: 'predicted',
};

const zh: Translation<typeof en> = {
  afterTest: '训练结束后填入：测试图像只看这一次。',
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
    `第 ${epoch} 轮后${isHeld ? '验证' : '训练'}准确率为 ${accuracy}；随机猜测为 0.100。`,
  noCurve: '训练开始后显示曲线。',
  announceEpoch: (epoch, accuracy, isHeld) => `第 ${epoch} 轮：${isHeld ? '验证' : '训练'}准确率 ${accuracy}。`,
  announceDone: (accuracy: string) => `训练完成：测试准确率 ${accuracy}。`,
  confusion: '测试集上的混淆矩阵',
  cell: (truth: string, predicted: string, count: number) => `${truth}被预测为${predicted}：${count}`,
  trueClass: '真实',
  predictedClass: '预测',
};

/** Words of labs that train a classifier of ten classes: curves, progress, the confusion matrix. */
export const trainingStrings: Record<Locale, Translation<typeof en>> = { en, 'zh-cn': zh };
