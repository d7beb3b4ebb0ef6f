/** A neuron on two inputs as geometry: where it is zero, which way it rises, how steeply. */
import { sigmoid } from '../../math/activations.ts';
import type { NeuronLineParams } from './protocol.ts';

/** A place of the plane of inputs. */
export type Place = readonly [x1: number, x2: number];

/** What a neuron says of a point, and where its line lies. */
export interface NeuronPicture {
  /** w·x + b. */
  z: number;
  /** σ(z). */
  activation: number;
  /** ‖w‖. */
  length: number;
  /** |b| / ‖w‖, of the line from the origin; null without a line. */
  distance: number | null;
  /** The point of the line that is nearest to the origin; null without a line. */
  foot: Place | null;
}

/** z of a neuron at a place. */
export const sumAt = ({ w1, w2, b }: NeuronLineParams, [x1, x2]: Place): number => w1 * x1 + w2 * x2 + b;

/** All that the lab shows of its settings. */
export function describeNeuron(params: NeuronLineParams): NeuronPicture {
  const { w1, w2, b, x1, x2 } = params;
  const z = sumAt(params, [x1, x2]);
  const length = Math.hypot(w1, w2);
  const hasLine = length > 0;
  return {
    z,
    activation: sigmoid(z),
    length,
    distance: hasLine ? Math.abs(b) / length : null,
    foot: hasLine ? [(-b * w1) / length ** 2, (-b * w2) / length ** 2] : null,
  };
}

/** The bias with which the line passes through a place. */
export const biasThrough = ({ w1, w2 }: NeuronLineParams, [x1, x2]: Place): number => 0 - (w1 * x1 + w2 * x2);

/** The ends of the line z = 0 in the square from −half to half; null where it passes by. */
export function lineIn(params: NeuronLineParams, half: number): readonly [Place, Place] | null {
  const { w1, w2, b } = params;
  const ends: Place[] = [];
  const add = (place: Place) => {
    const isInside = place.every((value) => Math.abs(value) <= half * (1 + 1e-9));
    const isNew = ends.every((end) => Math.hypot(end[0] - place[0], end[1] - place[1]) > 1e-9);
    if (isInside && isNew) ends.push(place);
  };
  for (const side of [-half, half]) {
    if (w2 !== 0) add([side, -(w1 * side + b) / w2]);
    if (w1 !== 0) add([-(w2 * side + b) / w1, side]);
  }
  return ends.length < 2 ? null : [ends[0]!, ends[1]!];
}
