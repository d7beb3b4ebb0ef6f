import { modelSize, type ModelSizeParams } from './protocol.ts';

/** A network from the literature, with the count its source prints. */
export interface Preset {
  id: string;
  name: string;
  /** What the source says, for comparison; null where the book itself computes it. */
  published: string | null;
  source: string;
  params: ModelSizeParams;
}

const GPT2: ModelSizeParams = { ...modelSize.defaults, family: 'transformer', batch: 1 };

const VGG16 = [
  '224x224x3',
  ...[64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0].map((count) =>
    count === 0 ? 'pool2' : `conv3-${count}-same`,
  ),
  'flatten dense-4096 dense-4096 dense-1000',
].join(' ');

const LLAMA: Partial<ModelSizeParams> = {
  vocabulary: 32_000,
  positions: 0,
  mlpKind: 'gated',
  norm: 'rms',
  bias: 'no',
  tied: 'no',
  sequence: 4096,
  bytes: '2',
};

/** Known networks. The first is shown first. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'cifar10',
    name: 'CIFAR-10 CNN',
    published: null,
    source: 'TensorFlow tutorial',
    params: modelSize.defaults,
  },
  {
    id: 'mlp',
    name: 'MLP 784-64-10',
    published: null,
    source: '–',
    params: { ...GPT2, family: 'mlp', batch: 32 },
  },
  {
    id: 'lenet5',
    name: 'LeNet-5',
    published: '60,000',
    source: 'LeCun et al., 1998',
    params: {
      ...GPT2,
      family: 'cnn',
      cnn: '32x32x1 conv5-6 pool2 conv5-16 pool2 flatten dense-120 dense-84 dense-10',
      batch: 1,
    },
  },
  {
    id: 'vgg16',
    name: 'VGG-16',
    published: '138 M',
    source: 'Simonyan & Zisserman, 2015',
    params: { ...GPT2, family: 'cnn', cnn: VGG16, batch: 256 },
  },
  {
    id: 'bert',
    name: 'BERT-base',
    published: '110 M',
    source: 'Devlin et al., 2019',
    params: { ...GPT2, kind: 'encoder', vocabulary: 30_522, positions: 512, sequence: 512, batch: 256 },
  },
  {
    id: 'gpt2',
    name: 'GPT-2 small',
    published: '117 M',
    source: 'Radford et al., 2019',
    params: { ...GPT2, batch: 8 },
  },
  {
    id: 'gpt3',
    name: 'GPT-3 175B',
    published: '175.0 B',
    source: 'Brown et al., 2020',
    params: {
      ...GPT2,
      positions: 2048,
      width: 12_288,
      blocks: 96,
      heads: 96,
      kvHeads: 96,
      hidden: 49_152,
      sequence: 2048,
      bytes: '2',
    },
  },
  {
    id: 'llama2-7b',
    name: 'Llama 2 7B',
    published: '6.7 B',
    source: 'Touvron et al., 2023',
    params: { ...GPT2, ...LLAMA, width: 4096, blocks: 32, heads: 32, kvHeads: 32, hidden: 11_008 },
  },
  {
    id: 'llama2-70b',
    name: 'Llama 2 70B',
    published: '70 B',
    source: 'Touvron et al., 2023',
    params: { ...GPT2, ...LLAMA, width: 8192, blocks: 80, heads: 64, kvHeads: 8, hidden: 28_672 },
  },
];

/** The preset that the settings are, or null. */
export function findPreset(params: ModelSizeParams): Preset | null {
  const names = Object.keys(modelSize.defaults) as (keyof ModelSizeParams)[];
  return PRESETS.find((preset) => names.every((name) => preset.params[name] === params[name])) ?? null;
}

/** The settings of a known network. @throws when there is none of that name */
export function preset(id: string): ModelSizeParams {
  const found = PRESETS.find((each) => each.id === id);
  if (!found) throw new Error(`there is no known network "${id}"`);
  return found.params;
}
