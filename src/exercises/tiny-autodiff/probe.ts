interface Node {
  value: number;
  gradient: number;
  add(other: Node): Node;
  mul(other: Node): Node;
  tanh(): Node;
  backward(): void;
}
interface Learner {
  Node: new (value: number) => Node;
}

const expressions: Record<string, (...nodes: Node[]) => Node> = {
  product: (x, y) => x.mul(y),
  usedTwice: (x, y) => x.mul(y).add(x),
  neuron: (w, x, b) => w.mul(x).add(b).tanh(),
  diamond: (x, y) => {
    const a = x.mul(y);
    return a.add(a).mul(a);
  },
  network: (x, w1, w2, v1, v2) =>
    v1
      .mul(w1.mul(x).tanh())
      .add(v2.mul(w2.mul(x).tanh()))
      .tanh(),
};

/** Builds an expression from the reader's nodes and goes back from its result. */
export function differentiate({ Node }: Learner, _tf: unknown, name: string, inputs: number[]) {
  const nodes = inputs.map((value) => new Node(value));
  const result = expressions[name](...nodes);
  result.backward();
  return { value: result.value, gradients: nodes.map(({ gradient }) => gradient) };
}
