import { COSINE_WARM_UP, ONE_CYCLE, recipeOf } from '../../nn/recipe.ts';
import type { CodeTexts } from './exportTexts.ts';
import type { Cifar10Params } from './protocol.ts';

/** What a recipe changes in a program; each is empty, or the article's, where the recipe does without. */
export interface RecipeCode {
  /** Lines after the other settings. */
  settings: string;
  /** Definitions before the training, among them `augment` and the schedule, with blank lines after them. */
  definitions: string;
  /** A line after dense1. */
  dropout: string;
  /** The optimizer. */
  optimizer: string;
  /** Argument of the loss, or the loss. */
  loss: string;
  /** Whether batches pass through `augment`. */
  augments: boolean;
  /** A line after the optimizer's step. */
  afterStep: string;
}

const WINDOW = 'top : top + 32, left : left + 32';

function settingsOf(params: Cifar10Params, t: CodeTexts): string {
  const { weightDecay, dropout, labelSmoothing } = recipeOf(params);
  return [
    weightDecay > 0 && `\nWEIGHT_DECAY = ${weightDecay}  # ${t.weightDecay}`,
    dropout > 0 && `\nDROPOUT = ${dropout}`,
    labelSmoothing > 0 && `\nLABEL_SMOOTHING = ${labelSmoothing}`,
  ]
    .filter((line) => line !== false)
    .join('');
}

/** The schedule as a share of the peak, in Python. @param cos name of the cosine @param choose makes `a` where the test holds, else `b` */
function factorOf(
  schedule: 'one-cycle' | 'cosine',
  cos: string,
  choose: (test: string, a: string, b: string) => string,
): string {
  if (schedule === 'one-cycle') {
    const { warmUp, startsAt } = ONE_CYCLE;
    return `    t = step / STEPS
    up = ${startsAt} + ${1 - startsAt} * (1 - ${cos}(np.pi * t / ${warmUp})) / 2
    down = (1 + ${cos}(np.pi * (t - ${warmUp}) / ${1 - warmUp})) / 2
    return ${choose(`t <= ${warmUp}`, 'up', 'down')}`;
  }
  return `    warm_up = max(1, int(${COSINE_WARM_UP} * STEPS + 0.5))
    up = (step + 1) / warm_up
    down = (1 + ${cos}(np.pi * (step - warm_up) / (STEPS - warm_up))) / 2
    return ${choose('step < warm_up', 'up', 'down')}`;
}

/** Definitions with the blank lines that Python's style asks for. */
const joined = (definitions: readonly string[]) => definitions.map((text) => `${text.trim()}\n\n\n`).join('');

/** What the recipe of a run changes in its Keras program. */
export function kerasRecipe(params: Cifar10Params, t: CodeTexts): RecipeCode {
  const { augment, schedule, weightDecay, dropout, labelSmoothing } = recipeOf(params);
  const isScheduled = schedule !== 'constant';
  const definitions = [];
  if (augment === 'on') {
    definitions.push(`
class Variants(keras.utils.PyDataset):
    """${t.variants}"""

    def __init__(self):
        super().__init__()
        self.random = np.random.default_rng(SEED)
        self.on_epoch_end()

    def __len__(self):
        return -(-len(x_fit) // BATCH_SIZE)

    def on_epoch_end(self):
        self.order = self.random.permutation(len(x_fit))

    def __getitem__(self, i):
        rows = self.order[i * BATCH_SIZE : (i + 1) * BATCH_SIZE]
        padded = np.pad(x_fit[rows], ((0, 0), (4, 4), (4, 4), (0, 0)))
        images = np.empty_like(x_fit[rows])
        for k in range(len(rows)):
            top, left = self.random.integers(0, 9, 2)
            crop = padded[k, ${WINDOW}]
            images[k] = crop[:, ::-1] if self.random.random() < 0.5 else crop
        return images, y_fit[rows]
`);
  }
  if (isScheduled) {
    const factor = factorOf(schedule, 'keras.ops.cos', (test, a, b) => `keras.ops.where(${test}, ${a}, ${b})`);
    definitions.push(`
STEPS = EPOCHS * -(-len(x_fit) // BATCH_SIZE)


def factor(step):
    # ${t.factor}
    step = keras.ops.cast(step, "float32")
${factor}


class Schedule(keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return LEARNING_RATE * factor(step)
`);
  }
  const rate = isScheduled ? 'Schedule()' : 'LEARNING_RATE';
  const optimizer =
    weightDecay > 0
      ? `optimizer = keras.optimizers.AdamW(learning_rate=${rate}, weight_decay=WEIGHT_DECAY)
optimizer.exclude_from_weight_decay(var_names=["bias"])`
      : `optimizer = keras.optimizers.Adam(learning_rate=${rate})`;
  return {
    settings: settingsOf(params, t),
    definitions: joined(definitions),
    dropout: dropout > 0 ? '\n        layers.Dropout(DROPOUT, name="dropout"),' : '',
    optimizer,
    loss:
      labelSmoothing > 0
        ? 'keras.losses.CategoricalCrossentropy(label_smoothing=LABEL_SMOOTHING)'
        : '"categorical_crossentropy"',
    augments: augment === 'on',
    afterStep: '',
  };
}

/** What the recipe of a run changes in its PyTorch program. */
export function pytorchRecipe(params: Cifar10Params, t: CodeTexts): RecipeCode {
  const { augment, schedule, weightDecay, dropout, labelSmoothing } = recipeOf(params);
  const isScheduled = schedule !== 'constant';
  const definitions = [];
  if (augment === 'on') {
    definitions.push(`
def augment(images):
    """${t.variants}"""
    padded = F.pad(images, (4, 4, 4, 4))
    result = torch.empty_like(images)
    for k in range(len(images)):
        top, left = torch.randint(0, 9, (2,)).tolist()
        crop = padded[k, :, ${WINDOW}]
        result[k] = crop.flip(2) if torch.rand(()) < 0.5 else crop
    return result
`);
  }
  if (isScheduled) {
    definitions.push(`
STEPS = EPOCHS * -(-len(x_fit) // BATCH_SIZE)


def factor(step):
    # ${t.factor}
${factorOf(schedule, 'np.cos', (test, a, b) => `${a} if ${test} else ${b}`)}
`);
  }
  const adam =
    weightDecay > 0
      ? `groups = [
    {"params": [p for p in model.parameters() if p.ndim > 1], "weight_decay": WEIGHT_DECAY},
    {"params": [p for p in model.parameters() if p.ndim == 1], "weight_decay": 0},
]
optimizer = torch.optim.AdamW(groups, lr=LEARNING_RATE, eps=1e-7)`
      : 'optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE, eps=1e-7)';
  return {
    settings: settingsOf(params, t),
    definitions: joined(definitions),
    dropout: dropout > 0 ? '\n        x = F.dropout(x, DROPOUT, self.training)' : '',
    optimizer: isScheduled ? `${adam}\nscheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)` : adam,
    loss: labelSmoothing > 0 ? ', label_smoothing=LABEL_SMOOTHING' : '',
    augments: augment === 'on',
    afterStep: isScheduled ? '\n        scheduler.step()' : '',
  };
}
