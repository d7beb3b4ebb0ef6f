import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { createPrediction, tell, type Question } from '../../../../components/labs/frame/prediction.ts';

const PERCENT: Question = { id: 'accuracy', text: '?', unit: 100, format: (share) => `${100 * share}%` };
const CHOICE: Question = { id: 'winner', text: '?', choices: ['plain', 'residual'] };

function open(first: Question = PERCENT) {
  const question = signal(first);
  const outcome = signal<number | null>(0.75);
  const keep = vi.fn(() => Promise.resolve());
  const hooks = { question: () => question.value, outcome: () => outcome.value };
  return { question, outcome, keep, prediction: createPrediction('digits', hooks, keep) };
}

test('what is said before a run stands beside what came out, and both are kept', () => {
  const { prediction, keep } = open();
  prediction.write('60');
  prediction.begin();
  prediction.write('80'); // too late for this run
  prediction.settle();
  expect(prediction.compared.value).toMatchObject({ said: 0.6, was: 0.75 });
  expect(keep).toHaveBeenCalledExactlyOnceWith('digits/accuracy', 0.6, 0.75);
  prediction.settle(); // the end is told once
  expect(keep).toHaveBeenCalledTimes(1);
  prediction.begin();
  expect(prediction.compared.value).toBeNull();
});

test('percent may be written with their sign where they are asked for, and nowhere else', () => {
  const { prediction, question } = open();
  for (const text of ['71%', ' 71 % ', '７１％']) {
    prediction.write(text);
    prediction.begin();
    prediction.settle();
    expect(prediction.compared.value?.said).toBe(0.71);
  }
  question.value = { id: 'steps', text: '?' };
  prediction.write('71%');
  expect(prediction.isUnread.value).toBe(true);
});

test('nothing said, or no number, blocks nothing and is compared with nothing', () => {
  const { prediction, keep } = open();
  for (const text of ['', ' ', 'many', '1e999']) {
    prediction.write(text);
    expect(prediction.isUnread.value).toBe(text.trim() !== '');
    prediction.begin();
    prediction.settle();
    expect(prediction.compared.value).toBeNull();
  }
  expect(keep).not.toHaveBeenCalled();
});

test('a run that does not tell leaves the question open until it does', () => {
  const { prediction, outcome } = open();
  prediction.write('50');
  prediction.begin();
  outcome.value = null;
  prediction.settle();
  outcome.value = Number.NaN;
  prediction.settle();
  expect(prediction.compared.value).toBeNull();
  outcome.value = 0.5;
  prediction.settle();
  expect(prediction.compared.value).toMatchObject({ said: 0.5, was: 0.5 });
});

test('each question keeps its own answer while the settings change which is asked', () => {
  const { prediction, question, outcome } = open();
  prediction.write('60');
  question.value = CHOICE;
  expect(prediction.text.value).toBe('');
  prediction.write('0');
  prediction.begin();
  outcome.value = 1;
  question.value = PERCENT; // what was asked is compared, not what is asked now
  prediction.settle();
  expect(prediction.text.value).toBe('60');
  const { question: asked, said, was } = prediction.compared.value!;
  expect([tell(asked, said), tell(asked, was)]).toEqual(['plain', 'residual']);
  expect(tell(PERCENT, 0.5)).toBe('50%');
});
