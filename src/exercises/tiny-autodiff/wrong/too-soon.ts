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
    this.gradient = 1;
    const queue: Node[] = [this];
    const seen = new Set<Node>(queue);
    for (const node of queue) {
      node.passBack(node.gradient);
      for (const parent of node.parents) {
        if (!seen.has(parent)) queue.push(parent);
        seen.add(parent);
      }
    }
  }
}
