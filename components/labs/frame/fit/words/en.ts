import type { Translation } from '@src/i18n/translation.ts';

/** The English words of labs that train a classifier of ten classes: curves, progress, kept runs, the confusion matrix. */
export const training = {
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
  /** On a chart: the loss and accuracy of a network that knows nothing. */
  guessing: 'guessing',
  curves: 'Loss and accuracy',
  noCurve: 'The curve appears when training runs.',
  announceEpoch: (epoch: number, accuracy: string, isHeld: boolean) =>
    `Epoch ${epoch}: ${isHeld ? 'validation' : 'training'} accuracy ${accuracy}.`,
  announceDone: (accuracy: string) => `Finished: test accuracy ${accuracy}.`,
  confusion: 'Confusion matrix on the test images',
  cell: (truth: string, predicted: string, count: number) => `${truth} predicted as ${predicted}: ${count}`,
  trueClass: 'true',
  predictedClass: 'predicted',
  continueFrom: (epoch: number, step: number) => `Continue the saved run (epoch ${epoch}, step ${step})`,
  showFinished: (epochs: number) => `Show the finished run again (${epochs} epochs)`,
  savedDamaged: 'A saved run was damaged and is not used.',
  savedRefused: 'This browser refuses storage: everything works, but a run is lost when the page closes.',
  savedOutdated:
    'A newer version of the book is open in another tab: this run stays in this tab only. When you are done with it, reload the page.',
  otherTab:
    'Another tab trains this network as well. Each tab keeps its own run; you can continue either of them later.',
  /** Which network a kept run trains, when it is not the lab's. */
  ownRun: 'your own network',
};

/** Their words in any language. */
export type TrainingWords = Translation<typeof training>;
