/** Makes the front page's drawing live: Train, Pause, Resume, Train again. Nothing moves before the reader presses. */
import { createTraining, LAST_STEP, LEARNED, type Training } from '@src/hero/training.ts';
import { createDrawing } from './drawing.ts';
import type { HeroWords } from './heroWords.ts';

/** Seed of the first training; the poster has another, and every further training the next. */
const FIRST_SEED = 2;

/** Steps that should have been taken after so many seconds of training: slow while every step shows, then faster. */
function stepsDue(seconds: number): number {
  return Math.min(LAST_STEP, Math.ceil(60 * seconds + 60 * seconds ** 2));
}

/** Most time that a frame spends on steps: a slow device falls behind, but stays at hand. */
const COMPUTING_MS = 12;

/** Most time between two frames that counts as training; more was a hidden tab. */
const PASSING_MS = 1000;

/** Steps between two pictures for a reader who wants little motion. */
const CALM_STEPS = 100;

type State = 'running' | 'paused' | 'done';

/** @param lab the section of `Hero.astro` */
export function mountHero(lab: HTMLElement): void {
  const words = JSON.parse(lab.dataset['words']!) as HeroWords;
  const find = <T extends Element>(selector: string) => lab.querySelector<T>(selector)!;
  const button = find<HTMLButtonElement>('button');
  const said = find('[role="status"]');
  const [step, loss, accuracy] = ['step', 'trainLoss', 'trainAccuracy'].map((name) => find(`[data-metric="${name}"]`));
  const paint = createDrawing(find<HTMLElement>('.hero-box'));
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let training: Training | null = null;
  let seed = FIRST_SEED;
  let frame = 0;
  let trainedMs = 0;
  let isLearned = false;

  const show = ({ parameters, score, step: taken }: Training) => {
    paint(parameters);
    step!.textContent = String(taken);
    loss!.textContent = score ? score.loss.toFixed(3) : '–';
    accuracy!.textContent = score ? score.accuracy.toFixed(3) : '–';
  };
  const enter = (state: State) => {
    lab.dataset['state'] = state;
    button.textContent = { running: words.pause, paused: words.resume, done: words.again }[state];
  };
  const tick = (now: Training, before: number) => {
    const started = performance.now();
    trainedMs += Math.min(PASSING_MS, started - before);
    const first = now.step;
    const due = Math.max(first + 1, stepsDue(trainedMs / 1000));
    while (now.step < due && performance.now() < started + COMPUTING_MS) now.train();
    const isCalmEnough = !calm.matches || Math.floor(first / CALM_STEPS) < Math.floor(now.step / CALM_STEPS);
    if (isCalmEnough) show(now);
    if (!isLearned && now.score!.accuracy >= LEARNED) {
      isLearned = true;
      said.textContent = words.learned
        .replace('{step}', String(now.step))
        .replace('{seconds}', (trainedMs / 1000).toFixed(1));
    }
    if (now.step >= LAST_STEP) return enter('done');
    frame = requestAnimationFrame(() => tick(now, started));
  };

  button.disabled = false;
  button.addEventListener('click', () => {
    cancelAnimationFrame(frame);
    if (lab.dataset['state'] === 'running') {
      if (training) show(training);
      return enter('paused');
    }
    if (!training || lab.dataset['state'] === 'done') {
      training = createTraining(seed++);
      trainedMs = 0;
      isLearned = false;
      show(training);
      said.textContent = words.running;
    }
    const now = training;
    const pressed = performance.now();
    enter('running');
    frame = requestAnimationFrame(() => tick(now, pressed));
  });
}
