import type { ImageSetSource } from './sheets.ts';

/** CIFAR-10: 32×32 colour images (Krizhevsky, 2009). */
export const CIFAR10: ImageSetSource = { name: 'cifar10', channels: 3 };

/** MNIST: 28×28 grey images of handwritten digits (LeCun et al., 1998). */
export const MNIST: ImageSetSource = { name: 'mnist', channels: 1 };
