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
    const inputs = new Set<Node>();
    this.goBack(1, inputs);
  }

  private goBack(share: number, inputs: Set<Node>): void {
    if (this.parents.length === 0) {
      this.gradient += share;
      inputs.add(this);
      return;
    }
    const before = new Map(this.parents.map((parent) => [parent, parent.gradient]));
    this.passBack(share);
    for (const [parent, old] of before) {
      const part = parent.gradient - old;
      parent.gradient = old;
      parent.goBack(part, inputs);
    }
  }
}
