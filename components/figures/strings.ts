import type { Locale } from '@src/i18n/locale.ts';

interface FigureStrings {
  xor: { before: string; after: string; caption: string; label: string; twice: string };
  activations: { caption: string; label: (name: string) => string };
  classes: { caption: string; label: string };
  shapes: { caption: string; label: string };
}

/** What the book's drawn figures say. */
export const strings = {
  en: {
    xor: {
      before: 'before the hidden layer',
      after: 'after it',
      caption:
        'XOR. Before: the four inputs; dashed, where each hidden neuron begins to answer. After: the same points in the coordinates of the two neurons; one line is enough.',
      label:
        'Before, a square with its corners (0, 1) and (1, 0) of one class and (0, 0) and (1, 1) of the other; no line separates them. After, the points moved to (0, 0), twice (1, 0), and (2, 1); the line h₁ − 2h₂ = ½ has (1, 0) on one side and the others on the other.',
      twice: 'two points',
    },
    activations: {
      caption: 'All at one scale, z from −4 to 4: solid φ(z), dashed its derivative φ′(z).',
      label: (name) => `${name} and its derivative`,
    },
    classes: {
      caption: 'Ten training images of each class, the first of each in the first sheet.',
      label:
        'A grid of ten rows with ten small photographs each: airplanes, automobiles, birds, cats, deer, dogs, frogs, horses, ships, trucks. They differ in background, size and direction.',
    },
    shapes: {
      caption:
        'The gradients of the weights. The side that both factors share, the batch, disappears in the product: what is left is the shape of W.',
      label:
        'A rectangle of 64 by 32 times a rectangle of 32 by 784 gives a rectangle of 64 by 784, the shape of W⁽¹⁾. A second row: 10 by 32 times 32 by 64 gives 10 by 64, the shape of W⁽²⁾.',
    },
  },
  'zh-cn': {
    xor: {
      before: '隐藏层之前',
      after: '隐藏层之后',
      caption:
        '异或。隐藏层之前是四个输入，虚线是各隐藏神经元开始有输出的地方；之后还是这些点，换成两个神经元的坐标，一条直线就够了。',
      label:
        '之前是正方形的四个角，(0, 1) 与 (1, 0) 为一类，(0, 0) 与 (1, 1) 为另一类，没有直线能把它们分开。之后，点移到了 (0, 0)、(1, 0)（两个点重合）和 (2, 1)，直线 h₁ − 2h₂ = ½ 的一侧是 (1, 0)，另一侧是其余的点。',
      twice: '两个点',
    },
    activations: {
      caption: '比例相同，z 从 −4 到 4。实线是 φ(z)，虚线是导数 φ′(z)。',
      label: (name) => `${name} 及其导数`,
    },
    classes: {
      caption: '每一类十张训练图像，取自第一张拼图中各类最前面的十张。',
      label: '十行小照片，每行十张，依次是飞机、汽车、鸟、猫、鹿、狗、青蛙、马、船、卡车。背景、大小和朝向各不相同。',
    },
    shapes: {
      caption: '各层权重的梯度。两个因子共有的那条边是批量，相乘之后消失，剩下的正是 W 的形状。',
      label:
        '64×32 的矩形乘 32×784 的矩形，得到 64×784 的矩形，即 W⁽¹⁾ 的形状。第二行，10×32 乘 32×64，得到 10×64，即 W⁽²⁾ 的形状。',
    },
  },
} as const satisfies Record<Locale, FigureStrings>;
