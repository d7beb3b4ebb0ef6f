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
    this.goBack();
  }

  private goBack(): void {
    this.passBack(this.gradient);
    for (const parent of this.parents) parent.goBack();
  }
}
