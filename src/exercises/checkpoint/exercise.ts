import type { Random } from '../../math/random.ts';
import { check, defineExercise } from '../define.ts';
import { drawWhole } from '../draw.ts';
import { numbersOf, tensor, type TensorValue, type Value } from '../values.ts';

type PackArgs = [weights: TensorValue[]];
type UnpackArgs = [numbers: number[], shapes: number[][]];

const flat = (weights: TensorValue[]) => weights.flatMap(({ values }) => Array.from(values));
const small = (): TensorValue[] => [tensor([1, 2, 3, 4], [2, 2]), tensor([5, 6], [2])];

/** Weights of a small network, a scalar among them. */
function draw(random: Random): TensorValue[] {
  const [filters, units] = [drawWhole(random, 2, 6), drawWhole(random, 2, 7)];
  const shapes = [[3, 3, 2, filters], [filters], [], [16, units], [units]];
  return shapes.map((shape) =>
    tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal()),
      shape,
    ),
  );
}

/** Where the second of the returned tensors begins in the numbers, which count up from 1. */
const secondStart = (got: Value) => numbersOf((got as Value[])[1])![0]! - 1;

export default defineExercise({
  id: 'checkpoint',
  page: 'project/using',
  level: 2,
  entry: 'pack',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<PackArgs>({ id: 'pack', args: () => [small()], expected: flat, noLeak: true }),
    check<UnpackArgs>({
      id: 'unpack',
      probe: 'unpacked',
      args: () => [
        [1, 2, 3, 4, 5, 6],
        [[2, 2], [2]],
      ],
      expected: small,
      hints: [
        { id: 'same-start', when: (got) => secondStart(got) === 0 },
        { id: 'rows-only', when: (got) => secondStart(got) === 2 },
      ],
    }),
    check<PackArgs>({
      id: 'round-trip',
      probe: 'roundTrip',
      isDrawn: true,
      args: (random) => [draw(random)],
      expected: (weights) => ({ isFloat32: true, areTensors: true, isKept: true, weights }),
      tolerance: 0,
      hints: [
        { id: 'not-float32', when: (got) => !(got as { isFloat32: boolean }).isFloat32 },
        { id: 'not-tensors', when: (got) => !(got as { areTensors: boolean }).areTensors },
        { id: 'emptied', when: (got) => !(got as { isKept: boolean }).isKept },
      ],
    }),
  ],
});
