import type { Locale } from '../../i18n/locale.ts';
import { kerasRecipe, pytorchRecipe, type RecipeCode } from './exportRecipe.ts';
import { codeTexts, type CodeTexts } from './exportTexts.ts';
import type { Cifar10Params } from './protocol.ts';

export type Framework = 'keras' | 'pytorch';

/** A part of a program, in the order of the article's section 5.2. */
export interface CodeSection {
  id: 'settings' | 'data' | 'model' | 'training' | 'evaluation' | 'using' | 'weights';
  title: string;
  code: string;
}

/** File of weights that the programs read, as this lab exports it. */
const WEIGHTS_FILE = 'cifar10.safetensors';

/**
 * The lab's network and run as a Python program.
 * @param params settings of the run, written into the program
 * @param locale language of the comments
 */
export function exportCode(framework: Framework, params: Cifar10Params, locale: Locale): string {
  const sections = codeSections(framework, params, locale);
  return sections.map(({ title, code }) => `# --- ${title} ---\n${code}`).join('\n\n');
}

/** The same program in parts, for a notebook. */
export function codeSections(framework: Framework, params: Cifar10Params, locale: Locale): CodeSection[] {
  const t = codeTexts[locale];
  const parts = framework === 'keras' ? kerasParts(params, t) : pytorchParts(params, t);
  return (Object.keys(parts) as CodeSection['id'][]).map((id) => ({
    id,
    title: t.titles[id],
    code: `${parts[id].trim()}\n`,
  }));
}

type Parts = Record<CodeSection['id'], string>;

function settings(params: Cifar10Params, recipe: RecipeCode, t: CodeTexts): string {
  return `
# ${t.differs}
IMAGES = ${params.images}  # ${t.images}
EPOCHS = ${params.epochs}
BATCH_SIZE = ${params.batchSize}
LEARNING_RATE = ${params.learningRate}
VALIDATION_SPLIT = ${params.validationSplit}  # ${t.validationSplit}
SEED = ${params.seed}${recipe.settings}`;
}

function split(t: CodeTexts): string {
  return `
# ${t.split}
order = np.random.default_rng(SEED).permutation(len(x_train))[:IMAGES]
held_out = int(IMAGES * VALIDATION_SPLIT + 0.5)
x_val, y_val = x_train[order[:held_out]], y_train[order[:held_out]]
x_fit, y_fit = x_train[order[held_out:]], y_train[order[held_out:]]`;
}

function kerasParts(params: Cifar10Params, t: CodeTexts): Parts {
  const recipe = kerasRecipe(params, t);
  return {
    settings: `
# pip install keras tensorflow safetensors
import keras
import numpy as np
from keras import layers
${settings(params, recipe, t)}

keras.utils.set_random_seed(SEED)`,
    data: `
# ${t.download}
(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x_train = x_train.astype("float32") / 255
x_test = x_test.astype("float32") / 255

# ${t.oneHot}
y_train = keras.utils.to_categorical(y_train, 10)
y_test = keras.utils.to_categorical(y_test, 10)
${split(t)}`,
    model: `
# ${t.sizes}
model = keras.Sequential(
    [
        keras.Input((32, 32, 3)),
        layers.Conv2D(32, 3, activation="relu", name="conv1"),  # 30 x 30 x 32
        layers.MaxPooling2D(2, name="pool1"),  # 15 x 15 x 32
        layers.Conv2D(64, 3, activation="relu", name="conv2"),  # 13 x 13 x 64
        layers.MaxPooling2D(2, name="pool2"),  # 6 x 6 x 64
        layers.Conv2D(64, 3, activation="relu", name="conv3"),  # 4 x 4 x 64
        layers.Flatten(name="flatten"),  # 1024
        layers.Dense(64, activation="relu", name="dense1"),${recipe.dropout}
        layers.Dense(10, activation="softmax", name="dense2"),
    ]
)
model.summary()`,
    training: `
${recipe.definitions}${recipe.optimizer}
model.compile(
    optimizer=optimizer,
    loss=${recipe.loss},
    metrics=["accuracy"],
)
model.fit(
    ${recipe.augments ? 'Variants()' : 'x_fit,\n    y_fit,\n    batch_size=BATCH_SIZE'},
    epochs=EPOCHS,
    validation_data=(x_val, y_val) if held_out > 0 else None,
)`,
    evaluation: `
test_loss, test_accuracy = model.evaluate(x_test, y_test, batch_size=250)
print(f"Test accuracy: {test_accuracy:.4f}")`,
    using: `
# ${t.firstTen}
predictions = model.predict(x_test[:10])
for i, label in enumerate(np.argmax(predictions, axis=1)):
    print(f"Image {i}: predicted label {label}, true label {np.argmax(y_test[i])}")`,
    weights: `
def load_exported_weights(model, path="${WEIGHTS_FILE}"):
    """${t.loadDoc}"""
    from safetensors.numpy import load_file

    tensors = load_file(path)
    # ${t.kerasLayout}
    for name in ("conv1", "conv2", "conv3", "dense1", "dense2"):
        model.get_layer(name).set_weights([tensors[f"{name}/kernel"], tensors[f"{name}/bias"]])


# ${t.loadHint}
# load_exported_weights(model)
# print(model.evaluate(x_test, y_test, batch_size=250))`,
  };
}

function pytorchParts(params: Cifar10Params, t: CodeTexts): Parts {
  const recipe = pytorchRecipe(params, t);
  return {
    settings: `
# pip install torch torchvision safetensors
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from torchvision.datasets import CIFAR10
${settings(params, recipe, t)}

torch.manual_seed(SEED)
device = "cuda" if torch.cuda.is_available() else "cpu"`,
    data: `
def load(train):
    # ${t.nchw}
    part = CIFAR10("data", train=train, download=True)
    images = torch.from_numpy(part.data).permute(0, 3, 1, 2).float() / 255
    return images, torch.tensor(part.targets)


# ${t.download}
x_train, y_train = load(train=True)
x_test, y_test = load(train=False)
${split(t)}`,
    model: `
class Network(nn.Module):
    def __init__(self):
        super().__init__()
        # ${t.sizes}
        self.conv1 = nn.Conv2d(3, 32, 3)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.conv3 = nn.Conv2d(64, 64, 3)
        self.dense1 = nn.Linear(1024, 64)
        self.dense2 = nn.Linear(64, 10)
        # ${t.initial}
        for layer in self.children():
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x):  # n x 3 x 32 x 32
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)  # n x 32 x 15 x 15
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)  # n x 64 x 6 x 6
        x = F.relu(self.conv3(x))  # n x 64 x 4 x 4
        x = F.relu(self.dense1(x.flatten(1)))${recipe.dropout}
        return self.dense2(x)  # ${t.logits}


model = Network().to(device)`,
    training: `
@torch.no_grad()
def evaluate(x, y):
    model.eval()
    logits = torch.cat([model(part.to(device)).cpu() for part in x.split(250)])
    accuracy = (logits.argmax(1) == y).float().mean()
    return F.cross_entropy(logits, y).item(), accuracy.item()


${recipe.definitions}# ${t.epsilon}
${recipe.optimizer}
for epoch in range(1, EPOCHS + 1):
    model.train()
    for batch in torch.randperm(len(x_fit)).split(BATCH_SIZE):
        x = ${recipe.augments ? 'augment(x_fit[batch])' : 'x_fit[batch]'}.to(device)
        loss = F.cross_entropy(model(x), y_fit[batch].to(device)${recipe.loss})
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()${recipe.afterStep}
    if held_out > 0:
        print(f"Epoch {epoch}: validation loss %.4f, accuracy %.4f" % evaluate(x_val, y_val))`,
    evaluation: `
print("Test loss %.4f, accuracy %.4f" % evaluate(x_test, y_test))`,
    using: `
# ${t.firstTen}
with torch.no_grad():
    probabilities = model(x_test[:10].to(device)).softmax(1).cpu()
for i, label in enumerate(probabilities.argmax(1).tolist()):
    print(f"Image {i}: predicted label {label}, true label {y_test[i].item()}")`,
    weights: `
def load_exported_weights(model, path="${WEIGHTS_FILE}"):
    """${t.loadDoc}"""
    from safetensors.numpy import load_file

    tensors = load_file(path)
    state = {}
    for name in ("conv1", "conv2", "conv3", "dense1", "dense2"):
        kernel = tensors[f"{name}/kernel"]
        if kernel.ndim == 4:
            # ${t.convLayout}
            kernel = kernel.transpose(3, 2, 0, 1)
        elif name == "dense1":
            # ${t.flattenLayout}
            kernel = kernel.reshape(4, 4, 64, 64).transpose(3, 2, 0, 1).reshape(64, 1024)
        else:
            # ${t.denseLayout}
            kernel = kernel.T
        state[f"{name}.weight"] = torch.from_numpy(np.ascontiguousarray(kernel))
        state[f"{name}.bias"] = torch.from_numpy(tensors[f"{name}/bias"])
    model.load_state_dict(state)


# ${t.loadHint}
# load_exported_weights(model)
# print("Test loss %.4f, accuracy %.4f" % evaluate(x_test, y_test))`,
  };
}
