/** A network that a reader's code has described, as plain data: what the sandbox hands to the engine. */
export interface OwnNetworkData {
  /** TensorFlow.js's description of the layers, JSON. */
  topology: string;
  /** All weights in the order of the layers; empty for those that the layers draw when they are made. */
  weights: readonly { shape: readonly number[]; values: ArrayLike<number> }[];
}

/** Most parameters of a reader's network. */
export const MOST_PARAMETERS = 2_000_000;

/** What a lab's data ask of a network. */
export interface OwnNetworkTask {
  /** Numbers of one example, and the forms in which they may be taken: [784] or [28, 28, 1]. */
  inputShapes: readonly (readonly number[])[];
  /** Numbers that come out. */
  outputs: number;
}

/** A network as the sandbox found it, with what a reader wants to see of it. */
export interface OwnNetworkReport extends OwnNetworkData {
  parameters: number;
  layers: { className: string; outputShape: readonly (number | null)[]; parameters: number }[];
}

/** Why a network does not fit. */
export const OWN_NETWORK_PROBLEMS = [
  'not-a-model',
  'inputs',
  'outputs',
  'too-large',
  'layer',
  'nothing-to-train',
  'no-gradient',
] as const;

/** Why a network does not fit; `detail` is technical, in English. */
export interface OwnNetworkProblem {
  problem: (typeof OWN_NETWORK_PROBLEMS)[number];
  detail: string;
}

/** A start of a lab with a reader's network besides its settings. */
export interface WithOwnNetwork {
  ownNetwork?: OwnNetworkData;
}
