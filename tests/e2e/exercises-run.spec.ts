import { expect } from '@playwright/test';
import { panelStrings } from '../../components/exercises/panelStrings.ts';
import { strings } from '../../components/exercises/strings.ts';
import { findViolations } from '../support/axe.ts';
import { button, openExercise, source, verdicts, write } from '../support/exercisePage.ts';
import { test } from '../support/site.ts';

test('Stop and the time limit end endless code, and the page stays alive', async ({ page }) => {
  const words = strings.en;
  const exercise = await openExercise(page);
  const status = exercise.locator('.exercise-status [role="status"]');
  await write(page, exercise, "console.log('before');\nwhile (true) {}\nexport function neuron() {}");
  await button(exercise, words.run).click();
  await expect(exercise.getByRole('timer')).toHaveText(/^[1-5] s left$/);
  await button(exercise, words.stop).click();
  await expect(status).toHaveText(words.stopped);
  await expect(button(exercise, words.run)).toBeFocused();
  await button(exercise, words.check).click();
  await expect(status).toHaveText(words.timedOut(5));
  await expect(exercise.locator('.exercise-output')).toContainText('before');
  await expect(exercise.locator('.exercise-output')).toContainText(panelStrings.en.endless);
  expect(await verdicts(exercise)).toEqual(['missing', 'missing', 'missing']);
  await write(page, exercise, source('solution.ts'));
  await button(exercise, words.check).click();
  await expect(status).toHaveText(words.passed(3, 3));
});

test('what the code draws is shown with words, and names are completed', async ({ page }) => {
  const exercise = await openExercise(page);
  await write(
    page,
    exercise,
    [
      "import * as tf from '@tensorflow/tfjs';",
      "import { show } from 'livegrad';",
      "show.line({ loss: [3, 2, -1], more: [1, 2, 3] }, 'Loss');",
      "show.image(tf.tensor2d([[0, 0.5], [1, 0.2]]), 'Tiny');",
      "show.table([{ name: 'a', value: 1 }], 'Rows');",
      "console.warn('careful');",
      '',
    ].join('\n'),
  );
  await page.keyboard.type('tf.matM');
  await expect(page.locator('.cm-tooltip-autocomplete [aria-selected]')).toHaveText(
    'matMul(a, b, transposeA?, transposeB?)',
  );
  await page.waitForTimeout(150); // a list that has just appeared takes no key yet
  await page.keyboard.press('Enter');
  await expect(exercise.getByRole('textbox')).toContainText('tf.matMul');
  await page.keyboard.press('ControlOrMeta+Enter');
  const output = exercise.locator('.exercise-output');
  await expect(output.locator('.chart-figure figcaption')).toHaveText(
    'Loss: 3 points; loss from 3 to -1, more from 1 to 3.',
  );
  await expect(output.getByRole('img', { name: 'Tiny, 2 × 2 pixels' })).toBeVisible();
  await expect(output.getByRole('table')).toContainText('Rows');
  await expect(output.locator('pre[data-level="warn"]')).toHaveText('Warning: careful');

  // All that an exercise shows is accessible, light and dark.
  await button(exercise, strings.en.check).click();
  await expect(exercise.locator('.exercise-results')).toBeVisible();
  await button(exercise, strings.en.hint(1, 3)).click();
  await button(exercise, strings.en.solution).click();
  await expect(exercise.locator('.exercise-solution')).toBeVisible();
  expect((await findViolations(page, { include: '.exercise-view' })).join('\n\n')).toBe('');
});

test('refused storage and files that do not come are said; all the rest works', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  let isOnline = false;
  await page.route(/sandbox/, (route) => (isOnline ? route.continue() : route.abort()));
  const exercise = await openExercise(page);
  const status = exercise.locator('.exercise-status [role="status"]');
  await expect(exercise.locator('[data-store="refused"]')).toHaveText(strings.en.refused);
  await button(exercise, strings.en.run).click();
  await expect(status).toHaveText(strings.en.troubles['not-loaded'], { timeout: 40_000 });
  isOnline = true;
  await write(page, exercise, source('solution.ts'));
  await button(exercise, strings.en.check).click();
  await expect(status).toHaveText(strings.en.passed(3, 3));
  await expect(exercise.locator('[data-state="idle"]')).toBeVisible();
});

test('a link with code in it runs nothing', async ({ page }) => {
  await page.goto('en/concepts/networks/?code=alert(1)#exercise-neuron&code=alert(1)&run=1');
  const exercise = page.locator('[data-exercise="neuron"]');
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('[data-ready="true"]')).toHaveAttribute('data-state', 'idle');
  await expect(exercise.locator('.code-lines')).not.toContainText('alert');
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('inputs that were drawn at Check can be looked at in Run, and an argument that is changed is named', async ({
  page,
}) => {
  const exercise = await openExercise(page);
  const status = exercise.locator('.exercise-status [role="status"]');
  await write(page, exercise, source('wrong/no-bias.ts'));
  const seeds = new Set<string>();
  let call = '';
  while (seeds.size < 2) {
    await button(exercise, strings.en.check).click();
    await expect(status).toHaveText(strings.en.passed(0, 3));
    const drawn = exercise.locator('[data-check="many-inputs"] code', { hasText: 'inputs(' });
    call = /inputs\('many-inputs', \d+\)/.exec((await drawn.last().textContent())!)![0];
    seeds.add(call);
  }
  await write(page, exercise, `import { inputs } from 'livegrad';\nconsole.log(${call}[0].length);`);
  await button(exercise, strings.en.run).click();
  await expect(exercise.locator('.exercise-output pre')).toHaveText('7');

  await write(
    page,
    exercise,
    'export function neuron(x, w, b) {\n  w.push(b);\n  return Math.tanh([...x, 1].reduce((z, v, i) => z + v * w[i], 0));\n}',
  );
  await button(exercise, strings.en.check).click();
  await expect(exercise.locator('[data-hint="arguments-changed"] .exercise-mistake').first()).toHaveText(
    panelStrings.en.argumentsChanged.replaceAll('`', ''),
  );
});
