import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

check('warmup-cosine', ({ agree }) => {
  const [most, warm, steps] = [0.3, 20, 120];
  const rate = (t: number) =>
    t <= warm ? (most * t) / warm : (most / 2) * (1 + Math.cos((Math.PI * (t - warm)) / (steps - warm)));
  // Both parts meet at the top, the end is 0, and the falling part is half as high on average, by sums over its steps.
  agree((most / 2) * (1 + Math.cos(0)), rate(warm), 1e-12);
  agree(rate(steps), 0, 1e-12);
  const falling = Array.from({ length: steps - warm }, (_, i) => (rate(warm + i) + rate(warm + i + 1)) / 2);
  agree(falling.reduce((sum, value) => sum + value, 0) / falling.length, most / 2, 1e-12);
});

check('clip-length', ({ random, agree }) => {
  for (const limit of [0.5, 100]) {
    const g = normals(random, 6);
    const length = Math.hypot(...g);
    const clipped = g.map((value) => value * Math.min(1, limit / length));
    agree(Math.hypot(...clipped), Math.min(length, limit), 1e-12);
    clipped.forEach((value, i) => agree(value / Math.hypot(...clipped), g[i]! / length, 1e-12));
  }
});

check('linear-scaling', ({ random, agree }) => {
  const [k, b, rate] = [3, 4, 0.1];
  const gradients = Array.from({ length: k }, () => normals(random, b));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  // One parameter that takes k small steps, and one that takes a large one.
  const small = gradients.reduce((theta, batch) => theta - (rate / b) * sum(batch), 0);
  const large = 0 - ((k * rate) / (k * b)) * sum(gradients.flat());
  agree(small, large, 1e-12);
});
