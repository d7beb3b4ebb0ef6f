import { dense, input, readCount } from './mlp.ts';
import { SizeError, type Part } from './part.ts';

type Shape = readonly [height: number, width: number, channels: number];

// #region conv
/**
 * A convolution of `count` kernels of size×size over all channels of its input.
 * @param same pads with zeros so that stride 1 keeps the size; without it, kernels stay inside the image
 * @param isFirst then nobody needs the gradient of its input
 * @throws RangeError when the kernel is larger than the image
 */
function conv(
  id: string,
  from: Shape,
  size: number,
  count: number,
  stride: number,
  same: boolean,
  isFirst: boolean,
): Part {
  const [height, width, channels] = from;
  const output = [reach(height, size, stride, same), reach(width, size, stride, same), count] as const;
  const forward = output[0] * output[1] * count * size * size * channels;
  return {
    id,
    output,
    parameters: size * size * channels * count + count,
    activations: output[0] * output[1] * count,
    forward,
    backward: isFirst ? forward : 2 * forward,
  };
}
// #endregion

/** Positions of a window along a side. @throws RangeError when there is none */
function reach(side: number, size: number, stride: number, same: boolean): number {
  const positions = same ? Math.ceil(side / stride) : Math.floor((side - size) / stride) + 1;
  if (positions < 1) throw new RangeError(`a window of ${size} does not fit ${side}`);
  return positions;
}

const LAYER =
  /^(?:conv(?<kernel>\d+)-(?<count>\d+)(?<same>-same)?(?:-s(?<stride>\d+))?|pool(?<pool>\d+)(?:-s(?<poolStride>\d+))?|dense-(?<units>\d+)|(?<flatten>flatten))$/;

/**
 * The parts of a convolutional network.
 * @param text the image's size and the layers: `32x32x3 conv3-32 pool2 flatten dense-10`; `conv3-64-same-s2` pads and strides
 * @throws SizeError naming the word that is wrong
 */
export function sizeCnn(text: string): Part[] {
  const [image = '', ...words] = text.normalize('NFKC').toLowerCase().trim().split(/\s+/);
  const sides = image.split(/[x×]/);
  if (sides.length !== 3) throw new SizeError('cnn', 'order', image);
  if (words.length === 0) throw new SizeError('cnn', 'empty', image);
  const parts = [input(sides.map((side) => readCount(side, 'cnn')))];
  for (const word of words) parts.push(sizeLayer(word, parts));
  return parts;
}

/** The next layer, from what came before. @throws SizeError */
function sizeLayer(word: string, before: readonly Part[]): Part {
  const found = LAYER.exec(word)?.groups;
  if (!found) throw new SizeError('cnn', 'layer', word);
  const read = (text: string | undefined, standard = 1) => (text === undefined ? standard : readCount(text, 'cnn'));
  const from = before.at(-1)!.output;
  const isFirst = !before.some(({ forward }) => forward > 0);
  if (found['units'] !== undefined) {
    if (from.length !== 1) throw new SizeError('cnn', 'order', word);
    return dense(word, from[0]!, read(found['units']), isFirst);
  }
  if (from.length !== 3) throw new SizeError('cnn', 'order', word);
  const image = from as Shape;
  const unweighted = { id: word, parameters: 0, forward: 0, backward: 0 };
  if (found['flatten']) return { ...unweighted, output: [image[0] * image[1] * image[2]], activations: 0 };
  try {
    if (found['pool'] === undefined) {
      return conv(
        word,
        image,
        read(found['kernel']),
        read(found['count']),
        read(found['stride']),
        found['same'] !== undefined,
        isFirst,
      );
    }
    const size = read(found['pool']);
    const [height, width] = [image[0], image[1]].map((side) =>
      reach(side, size, read(found['poolStride'], size), false),
    );
    return { ...unweighted, output: [height!, width!, image[2]], activations: height! * width! * image[2] };
  } catch (error) {
    if (error instanceof RangeError) throw new SizeError('cnn', 'small', word);
    throw error;
  }
}
