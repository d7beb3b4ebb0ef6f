import type { Translation } from '@src/i18n/translation.ts';
import type { Mistake } from '@src/exercises/explain.ts';

/** The English words for what goes wrong in a reader's code. */
export const words = {
  line: (line: number) => `line ${line}`,
  unknownModule: (name: string) => `There is no module ${name}.`,
  /** Before an error of a timer or of a promise that nobody waits for. */
  uncaught: 'Later, in a timer or a promise:',
  /** A character that is none of code; `meant` is '' for one that nobody sees, null when nothing is known. */
  strangeCharacter: (character: string, meant: string | null) => {
    const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    if (meant === '') return `An invisible character (${code}) stands here. Delete it.`;
    return `${character} (${code}) stands here.${meant === null ? '' : ` Write ${meant} instead.`}`;
  },
  missingExport: (name: string) => `No function ${name} is exported.`,
  /** What is said of each usual mistake; text may hold `code`. */
  mistakes: {
    'not-compiled': 'This is not valid TypeScript. Look at the line and the one above: a bracket, a comma or a quote.',
    namespace: '`namespace` does not exist here. Write plain functions, constants and classes.',
    'unknown-module': 'There are only two modules to import: `@tensorflow/tfjs` and `livegrad`.',
    'missing-export': 'The checks call this function by its name: it must exist and have `export` before it.',
    'not-defined': 'No variable has this name here. Look at the spelling, and at where it was declared.',
    'not-a-function':
      'What stands before the brackets is not a function. Look at the spelling, and at what the value really is: log it.',
    'of-undefined':
      'The value before the dot or the bracket is undefined: an index too far, or a name that is not there.',
    'not-iterable': 'Only lists can be spread or looped over. A tensor becomes a list by `arraySync()`.',
    constant: 'A `const` is bound once. Declare it with `let` if it must change.',
    'stack-overflow': 'The function calls itself without end. Which case stops it?',
    'out-of-memory': 'There is not that much memory. A size or a length is far too large, or negative.',
    'missing-await':
      'This is a promise, not yet its value. Write `await` before it, or read the tensor by `dataSync()`.',
    'async-tidy':
      '`tf.tidy` frees its tensors when its function returns, and an async function returns at the first `await`. Await outside of tidy.',
    disposed:
      'This tensor was freed: by `dispose()`, or at the end of a `tf.tidy` that did not return it. Return it from tidy, or `tf.keep` it.',
    'inner-dimensions':
      'A product [m, k] · [k, n] needs the same k in both. Log both shapes; often one matrix must be transposed, or the factors swapped.',
    broadcast:
      'Shapes are compared from the right: each pair must be equal, or one of them 1. Log both shapes, then reshape or expand one.',
    reshape: 'A reshape keeps the number of values: the product of the new shape must be the old one’s.',
    'wrong-count': 'The list does not hold as many numbers as the shape asks for.',
    rank: 'The number of axes is wrong. Images are [batch, height, width, channels], filters [height, width, in, out]: `expandDims` adds an axis.',
    channels: 'The filter’s third axis must be the number of channels of its input.',
    'other-shape': 'Two shapes had to be equal and are not. Log both.',
    'out-of-range': 'There is no such axis or place. Axes count from 0; −1 is the last one.',
    dtype: 'The number type is not the one asked for. Change it with `cast`, for example `x.cast("int32")`.',
    'not-a-tensor': 'A tensor, a number or a list of numbers was asked for. Log what you pass.',
    'not-scalar': 'Only a single number has a gradient: reduce the loss by `mean()` or `sum()`.',
    'no-gradient':
      'The result does not depend on the variables by operations of TensorFlow.js. Reading numbers (`dataSync`) or making new tensors inside breaks the chain.',
    'not-compiled-model': 'Call `model.compile` with an optimizer and a loss first.',
    nan: 'There is NaN in it, “not a number”: from log of 0, 0/0, ∞ − ∞, or arithmetic with undefined or with a tensor instead of a number.',
    'no-return': 'The function returned nothing. Is `return` missing?',
    'strange-character':
      'This character belongs to text, not to code. It comes from an input method or from copied text; inside quotes and comments it may stay.',
    'default-import':
      'Write `import * as tf from "@tensorflow/tfjs"` and `import { show } from "livegrad"`: neither module has a default export.',
    'default-export': 'The checks look for the function by its name: write `export`, without `default`, before it.',
    'tensor-operators':
      'The operators `+ - * / **` and comparisons do not compute with tensors. Write `a.sub(b)`, `a.add(b)`, `a.mul(b)`, `a.div(b)`, or read the numbers by `dataSync()`.',
    'mixed-numbers':
      'A BigInt, such as `2n`, and a number cannot be mixed. Write numbers without `n`, or turn it into one by `Number(…)`.',
    'big-integer': 'This is a BigInt (`9n`), not a number. Write numbers without `n`, or return `Number(…)` of it.',
    'too-large': 'The result is too large to be checked, or it holds itself. Return only what the task asks for.',
    'tf-data': '`tf.data` is not part of this sandbox. Use lists and tensors.',
  } satisfies Record<Mistake, string>,
};

/** The words for what goes wrong in a reader's code, in any language. */
export type ErrorWords = Translation<typeof words>;
