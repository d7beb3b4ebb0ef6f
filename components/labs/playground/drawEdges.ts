import { layoutOf } from '@src/labs/playground/network.ts';
import { prepare } from './paint.ts';

/** Middle of a unit's left and right side, in CSS pixels of the drawing. */
export interface Anchor {
  left: number;
  right: number;
  y: number;
}

/** Width of a line for a weight: 0.5 to 7 CSS pixels. */
export function widthOf(weight: number): number {
  return 0.5 + 6.5 * Math.min(1, Math.abs(weight) / 3);
}

/**
 * Draws every weight as a line between two units: width by size, colour by sign, negative ones dashed.
 * @param columns places of the units of every layer, inputs first, as many as the layers' sizes
 * @param selected the unit whose lines are drawn in full, the others fainter; null for none
 */
export function drawEdges(
  canvas: HTMLCanvasElement,
  columns: readonly (readonly Anchor[])[],
  weights: Float32Array,
  selected: { layer: number; unit: number } | null,
): void {
  const context = prepare(canvas);
  if (!context) return;
  const style = getComputedStyle(canvas);
  const [positive, negative] = ['--lab-blue', '--lab-orange'].map((name) => style.getPropertyValue(name));
  const layout = layoutOf(columns.map((column) => column.length));
  for (const [l, { inputs, outputs, weights: at }] of layout.entries()) {
    for (let j = 0; j < outputs; j++) {
      const isSelected = selected?.layer === l && selected.unit === j;
      context.globalAlpha = selected === null ? 0.85 : isSelected ? 1 : 0.25;
      for (let i = 0; i < inputs; i++) {
        const weight = weights[at + i * outputs + j]!;
        const [from, to] = [columns[l]![i]!, columns[l + 1]![j]!];
        const middle = (from.right + to.left) / 2;
        context.strokeStyle = weight < 0 ? negative! : positive!;
        context.lineWidth = widthOf(weight);
        context.setLineDash(weight < 0 ? [6, 4] : []);
        context.beginPath();
        context.moveTo(from.right, from.y);
        context.bezierCurveTo(middle, from.y, middle, to.y, to.left, to.y);
        context.stroke();
      }
    }
  }
}
