import type { Examined } from '../../nn/gpt/examine.ts';
import { autodiffHead, deriveHead, differentiateHead, type HeadPass } from './headAudit.ts';
import type { HeadAudit } from './protocol.ts';

/**
 * Compares the gradients of one head in a pass over a text: those of the engine, of the hand derivation, of automatic differentiation
 * and of central differences.
 * @param n characters that were read
 * @param d width of a head
 */
export async function auditHead(
  examined: Examined,
  layer: number,
  head: number,
  heads: number,
  n: number,
  d: number,
): Promise<HeadAudit> {
  const own = (values: Float32Array) => values.slice(head * n * d, (head + 1) * n * d);
  const read = (name: string) => own(examined.read(`layer${layer}/${name}`));
  // The heads' outputs lie side by side, [n, heads · d].
  const wide = examined.gradient(`layer${layer}/heads`);
  const upstream = Float32Array.from(
    { length: n * d },
    (_, at) => wide[Math.floor(at / d) * heads * d + head * d + (at % d)]!,
  );
  const pass: HeadPass = { n, d, query: read('query'), key: read('key'), value: read('value'), upstream };
  const formula = deriveHead(pass);
  const differences = differentiateHead(pass);
  const autodiff = await autodiffHead(pass);
  return {
    shape: [n, d],
    rows: (['query', 'key', 'value'] as const).map((of) => ({
      of,
      engine: own(examined.gradient(`layer${layer}/${of}`)),
      formula: formula[of],
      autodiff: autodiff[of],
      differences: differences[of],
    })),
  };
}
