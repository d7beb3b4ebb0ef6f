import type { Drawing, QuizText } from './schema.ts';

/** Side of a cell of a drawing's grid, in units of its picture; text is 13 units high. */
export const CELL = 24;
export const TEXT_SIZE = 13;

/** A part of a drawing: a text, or an empty place with its number from 1. Centre and size in units of the picture. */
export interface ShownPart {
  x: number;
  y: number;
  width: number;
  height: number;
  shape: 'box' | 'circle' | 'text';
  text: string;
  /** 0 where there is nothing to fill in. */
  place: number;
}

/** An arrow: the points of its line, its text, and where that stands. */
interface ShownArrow {
  points: [x: number, y: number][];
  text: string;
  textAt: [x: number, y: number];
  isDashed: boolean;
}

/** A drawing with everything placed, without its answers. */
export interface ShownDrawing {
  width: number;
  height: number;
  description: string;
  /** How many places are to be labelled. */
  places: number;
  parts: ShownPart[];
  arrows: ShownArrow[];
}

type Point = [x: number, y: number];

/** Where the line from the centre of a part towards a point leaves it, with a gap for the arrow's head. */
function leave({ x, y, width, height, shape }: ShownPart, [tx, ty]: Point, gap: number): Point {
  const [dx, dy] = [tx - x, ty - y];
  const length = Math.hypot(dx, dy);
  const toBorder = Math.min(width / 2 / Math.abs(dx), height / 2 / Math.abs(dy));
  const share = shape === 'circle' ? width / 2 / length : toBorder;
  return [x + dx * share + (dx / length) * gap, y + dy * share + (dy / length) * gap];
}

/** The middle of a line's longest stretch. */
function middleOf(points: readonly Point[]): Point {
  let [longest, middle]: [number, Point] = [-1, [0, 0]];
  for (const [i, [x, y]] of points.slice(1).entries()) {
    const [px, py] = points[i]!;
    const length = Math.hypot(x - px, y - py);
    if (length > longest) [longest, middle] = [length, [(x + px) / 2, (y + py) / 2]];
  }
  return middle;
}

/**
 * Places a drawing of a quiz: cells become units, arrows end at the borders, places get their numbers.
 * @throws Error for an arrow to a part that is not there
 */
export function placeDrawing(drawing: Drawing, textIn: (text: QuizText) => string): ShownDrawing {
  let places = 0;
  const parts = new Map<string, ShownPart>();
  for (const [name, { at, size, shape = 'box', text, answer }] of Object.entries(drawing.parts)) {
    const [x, y, width, height] = [...at, ...size].map((value) => value * CELL) as [number, number, number, number];
    const place = answer === undefined ? 0 : ++places;
    parts.set(name, { x, y, width, height, shape, text: text === undefined ? '' : textIn(text), place });
  }
  const find = (name: string) => {
    const part = parts.get(name);
    if (!part) throw new Error(`An arrow names the part "${name}", which is not in the drawing.`);
    return part;
  };
  const arrows = drawing.arrows.map(({ from, to, via = [], text, isDashed = false }): ShownArrow => {
    const [start, end] = [find(from), find(to)];
    const between = via.map(([x, y]): Point => [x * CELL, y * CELL]);
    const first = leave(start, between[0] ?? [end.x, end.y], 0);
    const last = leave(end, between.at(-1) ?? [start.x, start.y], 2);
    const points = [first, ...between, last];
    return { points, text: text === undefined ? '' : textIn(text), textAt: middleOf(points), isDashed };
  });
  return {
    width: drawing.columns * CELL,
    height: drawing.rows * CELL,
    description: textIn(drawing.description),
    places,
    parts: [...parts.values()],
    arrows,
  };
}

/** About how wide a text is, in heights of a letter: Han and full-width signs 1, others 0.55. */
export function measureText(text: string): number {
  return [...text].reduce(
    (sum, letter) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(letter) ? 1 : 0.55),
    0,
  );
}

/** A text in the lines that fit a part of this width, in units, with a margin. */
export function linesIn(width: number, text: string): string[] {
  return breakLines(text, (width - 12) / TEXT_SIZE);
}

/** A text in lines of at most `width` heights of a letter, broken at spaces and between Han characters; a longer word stays whole. */
export function breakLines(text: string, width: number): string[] {
  const words = text.match(/\p{Script=Han}[，。、：；！？）]?|[^\s\p{Script=Han}]+|\s+/gu) ?? [];
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1)!;
    if (line.trim() === '' || measureText((line + word).trimEnd()) <= width) lines[lines.length - 1] = line + word;
    else lines.push(word);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
