/** A point of the plane with its target: a class −1 or +1, or a value from −1 to 1. */
export interface LabelledPoint {
  x1: number;
  x2: number;
  y: number;
}
