/** A box with its sides along the axes: centre, width, height, in any unit. */
export interface Box {
  cx: number;
  cy: number;
  w: number;
  h: number;
}

// #region iou
/** What two boxes share, what they cover together, and the quotient: intersection over union, 0 (apart) to 1 (the same). */
export function overlap(a: Box, b: Box): { intersection: number; union: number; iou: number } {
  const shared = (p: number, pLength: number, q: number, qLength: number) =>
    Math.max(0, Math.min(p + pLength / 2, q + qLength / 2) - Math.max(p - pLength / 2, q - qLength / 2));
  const intersection = shared(a.cx, a.w, b.cx, b.w) * shared(a.cy, a.h, b.cy, b.h);
  const union = a.w * a.h + b.w * b.h - intersection;
  return { intersection, union, iou: union > 0 ? intersection / union : 0 };
}
// #endregion

/** The box of the means: the best guess that looks at no picture. */
export function averageBox(boxes: readonly Box[]): Box {
  const mean = (side: keyof Box) => boxes.reduce((sum, box) => sum + box[side], 0) / boxes.length;
  return { cx: mean('cx'), cy: mean('cy'), w: mean('w'), h: mean('h') };
}
