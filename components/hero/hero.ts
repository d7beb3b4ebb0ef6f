import { zeroLine } from '../labs/playground/paint.ts';
import { lookOf } from './layout.ts';
import { createNet, createView, type Net } from './spiral.ts';

const TILE = 24;
const SURFACE = 64;
/** Steps a displayed frame: few at first, when every step shows. */
const stepsAt = (step: number) => (step < 60 ? 1 : step < 200 ? 3 : 8);
const LAST = 1500;

/** Paints values −1 … 1: orange, clear, blue, as the poster. */
function paint(canvas: HTMLCanvasElement, values: Float32Array): void {
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(canvas.width, canvas.height);
  for (let i = 0; i < values.length; i++) {
    const value = Math.max(-1, Math.min(1, values[i]!));
    const [r, g, b] = value < 0 ? [230, 159, 0] : [31, 132, 200];
    image.data[4 * i] = r!;
    image.data[4 * i + 1] = g!;
    image.data[4 * i + 2] = b!;
    image.data[4 * i + 3] = 255 * 0.78 * Math.abs(value);
  }
  context.putImageData(image, 0, 0);
}

/** Makes a drawing live: nothing moves before the reader presses Train. */
export function mount(lab: HTMLElement): void {
  const button = lab.querySelector<HTMLButtonElement>('.hero-train')!;
  const tiles = [...lab.querySelectorAll<HTMLCanvasElement>('.hero-tile')];
  const surface = lab.querySelector<HTMLCanvasElement>('.hero-surface canvas')!;
  const contour = lab.querySelector('.contour')!;
  const lines = [...lab.querySelectorAll<SVGPathElement>('[data-weight]')];
  const said = lab.querySelector('[role="status"]')!;
  const output = (name: string) => lab.querySelector(`[data-metric="${name}"]`)!;
  const [step, loss, right] = ['step', 'trainLoss', 'trainAccuracy'].map(output) as [Element, Element, Element];
  const small = createView(TILE);
  const large = createView(SURFACE);
  let net: Net | null = null;
  let seed = Math.floor(Math.random() * 1e6);
  let frame = 0;
  let isToldSolved = false;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;

  const draw = (now: Net) => {
    const values = small(now.parameters);
    for (const tile of tiles) paint(tile, values[Number(tile.dataset['layer'])]![Number(tile.dataset['unit'])]!);
    const answer = large(now.parameters).at(-1)![0]!;
    paint(surface, answer);
    contour.setAttribute(
      'd',
      zeroLine(answer)
        .map((piece) => piece.map((v) => (v * 288).toFixed(1)))
        .map(([x, y, u, v]) => `M${x} ${y}L${u} ${v}`)
        .join(''),
    );
    for (const line of lines) {
      const { width, isNegative } = lookOf(now.parameters[Number(line.dataset['weight'])]!);
      line.setAttribute('stroke-width', width);
      line.classList.toggle('negative', isNegative);
    }
    step.textContent = String(now.step);
    loss.textContent = Number.isNaN(now.loss) ? '–' : now.loss.toFixed(3);
    right.textContent = Number.isNaN(now.accuracy) ? '–' : `${(100 * now.accuracy).toFixed(0)} %`;
  };
  const set = (state: 'running' | 'paused' | 'done') => {
    lab.dataset['state'] = state;
    const { pause = '', train = '', again = '' } = button.dataset;
    button.textContent = state === 'running' ? pause : state === 'done' ? again : train;
  };
  const tick = () => {
    const now = net!;
    for (let i = stepsAt(now.step); i > 0; i--) now.train();
    // Readers who want little motion see a picture now and then.
    if (!isCalm || now.step % 100 < 8 || now.step >= LAST) draw(now);
    if (now.accuracy === 1 && !isToldSolved) {
      isToldSolved = true;
      said.textContent = lab.dataset['solved']!.replace('{step}', String(now.step));
    }
    if (now.step >= LAST) set('done');
    else frame = requestAnimationFrame(tick);
  };
  button.disabled = false;
  button.addEventListener('click', () => {
    cancelAnimationFrame(frame);
    if (lab.dataset['state'] === 'running') return set('paused');
    if (!net || lab.dataset['state'] === 'done') {
      net = createNet(seed++);
      isToldSolved = false;
      for (const canvas of [...tiles, surface]) canvas.style.backgroundImage = 'none';
      draw(net);
    }
    said.textContent = lab.dataset['running']!;
    set('running');
    frame = requestAnimationFrame(tick);
  });
}
