import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cifar10 } from '../../../src/labs/cifar10/protocol.ts';
import cifar10Session from '../../../src/labs/cifar10/session.ts';
import { digits, type DigitsSnapshot } from '../../../src/labs/digits/protocol.ts';
import digitsSession from '../../../src/labs/digits/session.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { createTestContext } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

useWasmKernels();
beforeAll(() => {
  for (const [name, value] of Object.entries(nodeImageGlobals())) vi.stubGlobal(name, value);
});
afterAll(() => void vi.unstubAllGlobals());

const SIZES = { images: 2500, epochs: 2, batchSize: 256 };

// Recorded when each lab still had a training loop of its own: a seed means the same numbers for ever, up to rounding.
test.each([
  {
    lab: 'cifar10',
    session: () => cifar10Session.createSession({ ...cifar10.defaults, ...SIZES }, null, createTestContext()),
    losses: [2.3126, 2.30612, 2.30244, 2.30441, 2.30045, 2.30362, 2.287, 2.29221, 2.28822],
    second: [2.27065, 2.26927, 2.25385, 2.24274, 2.24424, 2.22064, 2.23913, 2.19172, 2.1899],
    validation: [2.2648, 2.12109],
    test: 2.17335,
  },
  {
    lab: 'digits',
    session: () => digitsSession.createSession({ ...digits.defaults, ...SIZES }, null, createTestContext()),
    losses: [2.40814, 2.28314, 2.22811, 2.13062, 2.07037, 2.04214, 1.97042, 1.86808, 1.83655],
    second: [1.81268, 1.73819, 1.65696, 1.54447, 1.58437, 1.53959, 1.42662, 1.3011, 1.31091],
    validation: [1.78721, 1.26622],
    test: 1.26406,
  },
])('$lab learns as it always has', async ({ session: create, losses, second, validation, test }) => {
  const session = create();
  const found = { losses: [] as number[], validation: [] as number[], test: Number.NaN };
  for await (const snapshot of session.run() as AsyncIterable<DigitsSnapshot>) {
    if (snapshot.phase === 'train') found.losses.push(...snapshot.losses);
    if (snapshot.phase === 'epoch') found.validation.push(snapshot.validationLoss!);
    if (snapshot.phase === 'test') found.test = snapshot.testLoss;
  }
  session.dispose();
  const expectNear = (values: number[], expected: number[]) => {
    expect(values).toHaveLength(expected.length);
    for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i]!, 3);
  };
  expectNear(found.losses, [...losses, ...second]);
  expectNear(found.validation, validation);
  expect(found.test).toBeCloseTo(test, 3);
});
