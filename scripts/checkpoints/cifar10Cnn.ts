/**
 * `npm run checkpoints`: trains the article's network on all of CIFAR-10 with the session of the lab `cifar10`, in Node on the
 * WebAssembly backend, tests it once, and writes `public/models/cifar10-cnn` with what it took. About ten minutes of one core.
 * TensorFlow.js's modules need the resolver of tests/bench/bundlerImports.ts before they are imported.
 */
import '../../tests/bench/bundlerImports.ts';

const { trainCifar10Cnn } = await import('./trainCifar10Cnn.ts');
await trainCifar10Cnn();
