import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `detector`. */
export const words = {
  title: 'A box around it: a detector learns',
  tryThis: 'Train, then drag the shape, or let it move: the blue box follows it. Watch the IoU.',
  question: 'the mean IoU of its boxes in new scenes will be, from 0 to 1?',
  params: {
    scenes: 'Training scenes',
    epochs: 'Epochs',
    boxLoss: 'Loss of the box',
    clutter: 'Lines in the background',
    learningRate: 'Learning rate',
    seed: 'Seed',
  },
  options: {
    boxLoss: { l1: 'L1: Σ |b̂ − b|', l2: 'L2: Σ (b̂ − b)²', iou: '1 − IoU' },
    clutter: { no: 'no', yes: 'yes' },
  },
  step: 'Step',
  loss: 'Loss',
  testIou: 'Mean IoU, test',
  baseline: 'Average box',
  hits: 'IoU ≥ 0.5 and right shape',
  iouName: 'training',
  iouAxis: 'mean IoU',
  beforeRun: 'The dotted line is the mean IoU of the average box, about 0.29.',
  summary: (step: number, iou: string) => `Mean IoU ${iou} at step ${step}.`,
  announce: (iou: string, baseline: string) => `Mean IoU ${iou} on the test; the average box has ${baseline}.`,
  shapes: ['disc', 'box', 'triangle'] as readonly string[],
  scene: (shape: string) => `A scene with one ${shape}, 32 by 32 pixels`,
  move: 'Let it move',
  stop: 'Stop',
  newScene: 'New scene',
  shape: 'Shape',
  right: 'Right',
  down: 'Down',
  width: 'Width',
  height: 'Height',
  truth: 'true box A',
  average: 'average box B',
  averageName: 'average',
  found: (shape: string) => `found box B: ${shape}`,
  sceneHint: 'Drag the shape with a finger or the mouse, or use the sliders.',
  examples: 'Test scenes, from the worst box to the best, with their IoU',
  examplesLater: 'After the run: twelve of the 400 test scenes.',
  example: (truth: string, found: string, iou: string) => `A ${truth}, found: ${found}, IoU ${iou}`,
  dataText:
    'Synthetic: scenes of 32 × 32 grey pixels with one shape each, drawn in your browser from the seed; 400 others for the test.',
  noScript:
    'The lab needs JavaScript: it trains a small detector in your browser. The text gives its mean IoU and that of the average box.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
