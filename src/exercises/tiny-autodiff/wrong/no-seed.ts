export class Node {
  gradient = 0;

  constructor(
    readonly value: number,
    readonly parents: Node[] = [],
    readonly passBack: (gradient: number) => void = () => {},
  ) {}

  add(other: Node): Node {
    return new Node(this.value + other.value, [this, other], (gradient) => {
      this.gradient += gradient;
      other.gradient += gradient;
    });
  }

  mul(other: Node): Node {
    return new Node(this.value * other.value, [this, other], (gradient) => {
      this.gradient += gradient * other.value;
      other.gradient += gradient * this.value;
    });
  }

  tanh(): Node {
    const value = Math.tanh(this.value);
    return new Node(value, [this], (gradient) => {
      this.gradient += gradient * (1 - value ** 2);
    });
  }

  backward(): void {
    const tape: Node[] = [];
    const seen = new Set<Node>();
    const visit = (node: Node) => {
      if (seen.has(node)) return;
      seen.add(node);
      node.parents.forEach(visit);
      tape.push(node);
    };
    visit(this);
    for (const node of tape.reverse()) node.passBack(node.gradient);
  }
}
