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
type Step = [operation: 'add' | 'mul' | 'tanh', a: number, b: number];

/** Builds an expression from the reader's nodes, step by step, and goes back from its result. */
export function differentiate({ Node }: Learner, _tf: unknown, steps: Step[], inputs: number[]) {
  const nodes = inputs.map((value) => new Node(value));
  for (const [operation, a, b] of steps) {
    nodes.push(operation === 'tanh' ? nodes[a].tanh() : nodes[a][operation](nodes[b]));
  }
  const result = nodes[nodes.length - 1];
  result.backward();
  const all = nodes.map(({ gradient }) => gradient);
  return { value: result.value, gradients: all.slice(0, inputs.length), inner: all.slice(inputs.length) };
}
