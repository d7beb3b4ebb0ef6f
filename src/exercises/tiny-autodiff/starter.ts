// @text task
export class Node {
  gradient = 0;

  // @text parents
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
    // @text here
    return new Node(this.value * other.value);
  }

  tanh(): Node {
    // @text here
    return new Node(Math.tanh(this.value));
  }

  backward(): void {
    // @text order
  }
}

const x = new Node(2);
const y = new Node(3);
const f = x.mul(y).add(x);
f.backward();
console.log(f.value, x.gradient, y.gradient);
