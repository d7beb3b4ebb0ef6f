import { ACTIONS, HEIGHT, STATES, WIDTH } from '@src/labs/games/world.ts';

/** All that the drawing of a world shows. */
export interface WorldPicture {
  /** 48 letters; see `world.ts`. */
  world: string;
  /** Value of each cell, [states]. */
  values: ArrayLike<number>;
  /** Probabilities of the actions, [states · actions]; null for no arrows. */
  policy: ArrayLike<number> | null;
  /** Cells of the episode so far, the agent's own last. */
  trail: readonly number[];
}

/** Directions of the actions: up, right, down, left. */
const DIRECTIONS = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** Draws cells with their values as shades and numbers, arrows as long as an action is probable, and the agent with its way. */
export function drawWorld(canvas: HTMLCanvasElement, { world, values, policy, trail }: WorldPicture): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  const context = canvas.getContext('2d')!;
  context.scale(devicePixelRatio, devicePixelRatio);
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim() || style.color;
  const [w, h] = [width / WIDTH, height / HEIGHT];
  const size = Math.min(w, h);
  const middle = (cell: number) => [((cell % WIDTH) + 0.5) * w, (Math.floor(cell / WIDTH) + 0.5) * h] as const;
  const scale = Math.max(0.2, ...Array.from(values, Math.abs));

  for (let cell = 0; cell < STATES; cell++) {
    const [x, y] = [(cell % WIDTH) * w, Math.floor(cell / WIDTH) * h];
    const kind = world[cell];
    const value = values[cell]!;
    if (kind === 'W' || kind === 'P') {
      context.fillStyle = colour(kind === 'W' ? '--sl-color-gray-4' : '--lab-bad');
      context.globalAlpha = kind === 'W' ? 1 : 0.25;
      context.fillRect(x, y, w, h);
    } else if (kind === 'G') {
      context.fillStyle = colour('--lab-good');
      context.globalAlpha = 0.35;
      context.fillRect(x, y, w, h);
    } else {
      context.fillStyle = colour(value < 0 ? '--lab-orange' : '--lab-blue');
      context.globalAlpha = (0.4 * Math.abs(value)) / scale;
      context.fillRect(x, y, w, h);
    }
    context.globalAlpha = 1;
    context.strokeStyle = colour('--sl-color-gray-5');
    context.lineWidth = 1;
    context.strokeRect(x, y, w, h);
  }
  drawSigns();
  if (policy) drawArrows(policy);
  drawAgent();

  function drawSigns(): void {
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (let cell = 0; cell < STATES; cell++) {
      const [x, y] = middle(cell);
      const kind = world[cell];
      if (kind === 'P' || kind === 'G') {
        context.fillStyle = colour(kind === 'P' ? '--lab-bad' : '--lab-good');
        context.font = `600 ${0.26 * size}px ${style.fontFamily}`;
        context.fillText(kind === 'P' ? '−1' : '+1', x, y);
      } else if (kind !== 'W') {
        context.fillStyle = colour('--sl-color-gray-2');
        context.font = `${Math.max(9, 0.17 * size)}px ${style.fontFamily}`;
        context.fillText(values[cell]!.toFixed(2).replace('-', '−'), x, y + 0.37 * size);
      }
    }
  }

  function drawArrows(probabilities: ArrayLike<number>): void {
    context.strokeStyle = context.fillStyle = colour('--sl-color-white');
    for (let cell = 0; cell < STATES; cell++) {
      if (world[cell] !== '.' && world[cell] !== 'S') continue;
      const [x, middleY] = middle(cell);
      const y = middleY - 0.08 * size;
      for (let action = 0; action < ACTIONS; action++) {
        const chance = probabilities[cell * ACTIONS + action]!;
        if (chance < 0.05) continue;
        const [dx, dy] = DIRECTIONS[action]!;
        const length = 0.26 * size * Math.sqrt(chance);
        const head = 0.09 * size * Math.sqrt(chance);
        const [endX, endY] = [x + dx * length, y + dy * length];
        context.globalAlpha = 0.25 + 0.7 * chance;
        context.lineWidth = Math.max(1, 0.025 * size);
        context.beginPath();
        context.moveTo(x, y);
        context.lineTo(endX, endY);
        context.moveTo(endX - head * (dx + dy), endY - head * (dy + dx));
        context.lineTo(endX, endY);
        context.lineTo(endX - head * (dx - dy), endY - head * (dy - dx));
        context.stroke();
      }
    }
    context.globalAlpha = 1;
  }

  function drawAgent(): void {
    context.strokeStyle = context.fillStyle = colour('--sl-color-text-accent');
    context.lineWidth = Math.max(1.5, 0.03 * size);
    context.globalAlpha = 0.5;
    context.beginPath();
    for (const [i, cell] of trail.entries()) {
      const [x, y] = middle(cell);
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.stroke();
    context.globalAlpha = 1;
    const [x, y] = middle(trail.at(-1) ?? world.indexOf('S'));
    context.beginPath();
    context.arc(x, y, 0.17 * size, 0, 2 * Math.PI);
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = colour('--sl-color-bg');
    context.stroke();
  }
}
