import { describe, expect, it } from 'vitest';
import { biasThrough, describeNeuron, lineIn, sumAt } from '../../../src/labs/neuron-line/model.ts';
import { neuronLine } from '../../../src/labs/neuron-line/protocol.ts';

const page = { w1: 0.1, w2: 0.2, b: 0.05, x1: 1, x2: 2 };

describe('the line of one neuron', () => {
  it('has the numbers of the page', () => {
    const { z, activation, length, distance, foot } = describeNeuron(page);
    expect(z).toBeNear(0.55, 1e-12);
    expect(activation).toBeNear(0.634, 5e-4);
    expect(length).toBeNear(Math.sqrt(0.05), 1e-12);
    expect(distance).toBeNear(0.224, 5e-4);
    // The foot lies on the line, as far from the origin as the formula says, against the arrow since b > 0.
    expect(sumAt(page, foot!)).toBeNear(0, 1e-12);
    expect(Math.hypot(...foot!)).toBeNear(distance!, 1e-12);
    expect(foot![0]).toBeLessThan(0);
  });

  it('is the same line ten times as long at the start', () => {
    const { defaults } = neuronLine;
    expect(describeNeuron(defaults).distance).toBeNear(describeNeuron(page).distance!, 1e-12);
    expect(describeNeuron(defaults).length).toBeNear(10 * describeNeuron(page).length, 1e-12);
    expect(describeNeuron(defaults).z).toBeNear(1.5, 1e-12);
  });

  it('ends where the square ends', () => {
    for (const params of [page, { ...page, w1: 0 }, { ...page, w2: 0 }, { ...page, w1: -1, w2: 1, b: 0 }]) {
      const [from, to] = lineIn(params, 3)!;
      for (const end of [from, to]) {
        expect(sumAt(params, end)).toBeNear(0, 1e-12);
        expect(Math.max(...end.map(Math.abs))).toBeNear(3, 1e-9);
      }
      expect(Math.hypot(from[0] - to[0], from[1] - to[1])).toBeGreaterThan(1);
    }
    expect(lineIn({ ...page, b: 9 }, 3)).toBeNull();
  });

  it('has none without weights', () => {
    const none = { ...page, w1: 0, w2: 0 };
    expect(describeNeuron(none)).toMatchObject({ distance: null, foot: null, length: 0 });
    expect(lineIn(none, 3)).toBeNull();
  });

  it('goes through the place to which it is dragged', () => {
    const at = [-1.5, 2] as const;
    expect(sumAt({ ...page, b: biasThrough(page, at) }, at)).toBeNear(0, 1e-12);
    expect(Object.is(biasThrough(page, [0, 0]), -0)).toBe(false);
  });
});
