import type { Translation } from '@src/i18n/translation.ts';

/** The English words of a reader's own network; they come when the panel is opened. */
export const words = {
  about: (input: string, output: number) =>
    `Write the network in TypeScript: export a function \`buildModel(tf)\` that returns a \`tf.LayersModel\` from ${input} to [${output}]. It is built in a sandbox and trained by this lab on the same data.`,
  or: ' or ',
  codeLabel: 'Code of your network',
  build: 'Build',
  building: 'Building…',
  stop: 'Stop',
  use: 'Train this network instead of the lab’s',
  fromLink: 'This code came with the link. Read it; it runs when you press Build.',
  leaveLink: 'Back to my own code',
  keepLink: 'Keep this as my code',
  undo: 'Undo: my code as it was',
  stale: 'The code, or the data’s form, has changed since it was built: build it again.',
  built: (parameters: string) => `Built: ${parameters} parameters.`,
  layer: 'Layer',
  shape: 'Output shape',
  parameters: 'Parameters',
  notHere:
    'Filters, feature maps and files work only with the lab’s own network. Yours can be trained, tested and given inputs, and its run is kept for your next visit.',
  problems: {
    'not-a-model': 'buildModel must return a tf.LayersModel, such as tf.sequential({ layers: […] }).',
    inputs: 'The network’s input does not fit the data.',
    outputs: 'The network’s output does not fit: it must be one layer of as many units as there are outputs.',
    'too-large': 'The network has more than 2,000,000 parameters.',
    layer: 'A layer cannot be trained here. TensorFlow.js says of it:',
    'nothing-to-train': 'The network has no weights that training could change.',
    'no-gradient': 'No gradient reaches these weights, so that they would never change:',
  },
  time: 'Building took more than ten seconds and was stopped. Is there a loop that never ends?',
  waiting: 'Building took more than ten seconds: the code waits for a timer or a promise that does not come.',
  memory: 'The sandbox ran out of memory. Make the network smaller.',
  stopped: 'Stopped.',
  broken:
    'The sandbox could not be loaded. Check the connection and try again; if that does not help, reload the page.',
};

/** These words in any language. */
export type OwnWords = Translation<typeof words>;
