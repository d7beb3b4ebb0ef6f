import { expect, test } from 'vitest';
import { specsFor } from '../../../scripts/changed.ts';

const SPECS = [
  'cifar10',
  'cifar10-webgl',
  'exercises',
  'faults',
  'labs',
  'losses',
  'oneView',
  'own-network',
  'pages',
  'quiz',
  'quiz-access',
  'sandbox',
  'site',
];

test.each([
  ['README.md', []],
  ['tests/unit/labs/losses.test.ts', []],
  ['tests/e2e/losses.spec.ts', ['losses']],
  ['content/docs/en/about.mdx', ['pages', 'quiz', 'quiz-access', 'site']],
  ['content/quizzes/concepts/networks.json', ['pages', 'quiz', 'quiz-access']],
  ['components/labs/losses/Losses.tsx', ['faults', 'labs', 'losses', 'oneView', 'own-network', 'pages']],
  ['src/labs/cifar10/session.ts', ['cifar10', 'cifar10-webgl', 'faults', 'labs', 'oneView', 'own-network', 'pages']],
  ['components/labs/frame/Lab.tsx', SPECS],
  ['src/engine/host.ts', SPECS],
  ['package-lock.json', SPECS],
])('%s asks for its tests', (file, specs) => {
  expect(specsFor([file], SPECS)).toEqual(specs);
});

test('several files ask for the tests of each, and one of unknown reach for all', () => {
  expect(specsFor(['README.md', 'tests/e2e/quiz.spec.ts'], SPECS)).toEqual(['quiz', 'quiz-access']);
  expect(specsFor(['tests/e2e/quiz.spec.ts', 'astro.config.mjs'], SPECS)).toEqual(SPECS);
});
