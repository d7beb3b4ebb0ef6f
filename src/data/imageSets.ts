import type { ImageSetSource } from './manifest.ts';

/** CIFAR-10: 32×32 colour images (Krizhevsky, 2009). */
export const CIFAR10: ImageSetSource = {
  name: 'cifar10',
  channels: 3,
  imageSize: 32,
  counts: { train: 50_000, test: 10_000 },
};

/** MNIST: 28×28 grey images of handwritten digits (LeCun et al., 1998). */
export const MNIST: ImageSetSource = {
  name: 'mnist',
  channels: 1,
  imageSize: 28,
  counts: { train: 60_000, test: 10_000 },
};
