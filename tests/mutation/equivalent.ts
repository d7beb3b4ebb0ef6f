/** Mutants that compute the same as the solution, or what its task allows as well, by exercise, each with the reason. */
export const EQUIVALENT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  attention: {
    'const allowed = tf.linalg.bandPart(tf.ones([q.shape[0], k.shape[0]]), -1, 0); ⇒ const allowed = tf.linalg.bandPart(tf.ones([k.shape[0], q.shape[0]]), -1, 0);':
      'With the causal mask there are as many queries as keys.',
    'const allowed = tf.linalg.bandPart(tf.ones([q.shape[0], k.shape[0]]), -1, 0); ⇒ const allowed = tf.linalg.bandPart(tf.ones([q.shape[0], k.shape[0]]), -2, 0);':
      'Any negative number keeps the whole lower triangle.',
  },
  augment: {
    '[0, 0], ⇒ [0, 1],': 'One more image, or channel, behind the last: the slices never reach it.',
    'return tf.concat(parts, 0); ⇒ return tf.concat(parts, );': 'Axis 0 is the default.',
  },
  'backprop-matrix': {
    'if (l === 0) break; ⇒ if (false) break;': 'One Δ more is computed, and not used.',
    'if (l === 0) break; ⇒ if (l === 0) ;': 'One Δ more is computed, and not used.',
  },
  'count-cnn': {
    'shape = [shape.reduce((product, n) => product * n, 1)]; ⇒ shape = [shape.reduce((product, n) => product * n, )];':
      'A shape is never empty, so the product may begin with its first number.',
  },
  'early-stopping': {
    'let best = { w, loss: Infinity, epoch: 0 }; ⇒ let best = { loss: Infinity, epoch: 0 };':
      'The first epoch is always better than none.',
    'let best = { w, loss: Infinity, epoch: 0 }; ⇒ let best = { w, loss: Infinity, };':
      'The first epoch is always better than none.',
    'let best = { w, loss: Infinity, epoch: 0 }; ⇒ let best = { w, loss: Infinity, epoch: 1 };':
      'The first epoch is always better than none.',
  },
  'group-rates': {
    'for (let i = 0; i < p.length; i++) { ⇒ for (let i = 0; i <= p.length; i++) {':
      'Behind the last applicant there is none of any group.',
  },
  'normalise-channels': {
    'const { mean, variance } = tf.moments(train, [0, 1, 2]); ⇒ const { mean, variance } = tf.moments(train, [1, 0, 2]);':
      'The order of the axes that are summed over does not matter.',
  },
  'read-confusion': {
    'const recall = matrix.map((row, k) => row[k] / row.reduce((sum, count) => sum + count, 0)); ⇒ const recall = matrix.map((row, k) => row[k] / row.reduce((sum, count) => sum + count, ));':
      'A row is never empty, so the sum may begin with its first number.',
    'let most = -1; ⇒ let most = -2;': 'Every count is larger than either.',
    'for (let i = 0; i < names.length; i++) { ⇒ for (let i = 0; i <= names.length; i++) {': 'The last round has no j.',
    'if (count > most) { ⇒ if (count >= most) {': 'No two pairs are equal at the top, says the task.',
  },
  sigmoid: {
    'return { value: z >= 0 ? large : little, slope: large * little }; ⇒ return { value: z > 0 ? large : little, slope: large * little };':
      'At z = 0 both are one half.',
  },
  'stratified-split': {
    'for (let i = rows.length - 1; i > 0; i--) { ⇒ for (let i = rows.length - 1; i >= 0; i--) {':
      'The last round exchanges the first row with itself.',
  },
  'tiny-autodiff': {
    'return new Node(this.value + other.value, [this, other], (gradient) => { ⇒ return new Node(this.value + other.value, [other, this], (gradient) => {':
      'The order of the parents does not matter.',
    'return new Node(this.value * other.value, [this, other], (gradient) => { ⇒ return new Node(this.value * other.value, [other, this], (gradient) => {':
      'The order of the parents does not matter.',
  },
  'train-digits': {
    "model.add(tf.layers.dense({ units: 64, activation: 'relu', inputShape: [784] })); ⇒ model.add(tf.layers.dense({ units: 64, inputShape: [784] }));":
      'The starter gives the network; only the share of right answers is judged.',
    "model.add(tf.layers.dense({ units: 64, activation: 'relu', inputShape: [784] })); ⇒ model.add(tf.layers.dense({ units: 65, activation: 'relu', inputShape: [784] }));":
      'The starter gives the network; only the share of right answers is judged.',
    "model.add(tf.layers.dense({ units: 10, activation: 'softmax' })); ⇒ model.add(tf.layers.dense({ units: 11, activation: 'softmax' }));":
      'The starter gives the network; only the share of right answers is judged.',
    "model.compile({ optimizer: tf.train.adam(0.001), loss: 'sparseCategoricalCrossentropy' }); ⇒ model.compile({ optimizer: tf.train.adam(0.002), loss: 'sparseCategoricalCrossentropy' });":
      'The reader chooses how to train.',
    'await model.fit(x, y, { epochs: 5, batchSize: 32 }); ⇒ await model.fit(x, y, { epochs: 5, });':
      'The reader chooses how to train.',
    'await model.fit(x, y, { epochs: 5, batchSize: 32 }); ⇒ await model.fit(x, y, { epochs: 6, batchSize: 32 });':
      'The reader chooses how to train.',
    'await model.fit(x, y, { epochs: 5, batchSize: 32 }); ⇒ await model.fit(x, y, { epochs: 5, batchSize: 33 });':
      'The reader chooses how to train.',
    'train changes argument 0': 'The probe makes these tensors for this call alone.',
    'train changes argument 1': 'The probe makes these tensors for this call alone.',
    'train changes argument 2': 'The probe makes these tensors for this call alone.',
  },
  'causal-mask': {
    'const seen = row.slice(0, i + 1); ⇒ const seen = row.slice(0, );':
      'Which score is subtracted from all changes nothing.',
    'const seen = row.slice(0, i + 1); ⇒ const seen = row.slice(0, i + 2);':
      'Which score is subtracted from all changes nothing.',
    'const most = Math.max(...seen); ⇒ const most = Math.min(...seen);':
      'Which score is subtracted from all changes nothing, while they lie near each other.',
    'const sum = powers.reduce((total, power) => total + power, 0); ⇒ const sum = powers.reduce((total, power) => total + power, );':
      'No list is empty.',
  },
  sampling: {
    'const most = sorted[0]; ⇒ const most = sorted[1];': 'Which logit is subtracted from all changes nothing.',
    'const sum = powers.reduce((total, power) => total + power, 0); ⇒ const sum = powers.reduce((total, power) => total + power, );':
      'No list is empty.',
  },
};
