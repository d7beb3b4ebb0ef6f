import { expect } from '@playwright/test';
import { words as types } from '../../components/code/types/zh-cn.ts';
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
  let [isOnline, asksForLogin] = [false, false];
  const login = { contentType: 'text/html', body: '<!doctype html><title>Log in</title>' };
  await page.route(/sandbox/, (route) =>
    isOnline ? route.continue() : asksForLogin ? route.fulfill(login) : route.abort(),
  );
  const exercise = await openExercise(page);
  const status = exercise.locator('.exercise-status [role="status"]');
  await expect(exercise.locator('[data-store="refused"]')).toHaveText(strings.en.refused);
  await button(exercise, strings.en.run).click();
  await expect(status).toHaveText(strings.en.troubles['not-loaded'], { timeout: 40_000 });
  // A network that asks for a login answers with its page, which is not taken for the sandbox.
  asksForLogin = true;
  await button(exercise, strings.en.run).click();
  await expect(exercise.locator('[data-state="idle"]')).toBeVisible({ timeout: 40_000 });
  await expect(status).toHaveText(strings.en.troubles['not-loaded']);
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

test('a whole console, what comes later, and what a stopped run waited for', async ({ page }) => {
  const exercise = await openExercise(page, 'zh-cn');
  const words = panelStrings['zh-cn'];
  const output = exercise.locator('.exercise-output');
  const status = exercise.locator('.exercise-status [role="status"]');
  const run = async (code: string, said: string) => {
    await write(page, exercise, code);
    await button(exercise, strings['zh-cn'].run).click();
    await expect(status).toHaveText(said);
  };
  await run(
    [
      'console.log("gone"); console.clear();',
      'console.table([{ a: 1, b: [2] }]); console.group("outer"); console.log(new Map([["k", { x: 1 }]])); console.groupEnd();',
      'class V { x = 1 } console.log(new V());',
      'setTimeout(() => console.log("later"), 100);',
      '(async () => { throw new Error("boom"); })();',
    ].join('\n'),
    strings['zh-cn'].done,
  );
  await expect(output).not.toContainText('gone');
  await expect(output.getByRole('table')).toContainText('[2]');
  await expect(output).toContainText('Map(1) { "k" => { x: 1 } }');
  await expect(output).toContainText('V { x: 1 }');
  await expect(output).toContainText('later');
  await expect(output.locator('[data-uncaught]')).toContainText('Error: boom');
  await expect(output.locator('[data-uncaught]')).toContainText(words.line(5));

  // A full-width bracket, which only the browser's parser stumbles over.
  await run('const f = (x) => x;\nconsole.log(f（1）);', strings['zh-cn'].failed);
  await expect(output.locator('[data-mistake="strange-character"]')).toContainText(words.strangeCharacter('（', '('));
  await expect(exercise.locator('.cm-lintRange-error')).toHaveText('（');

  await run('console.log("waits"); await new Promise(() => {});', strings['zh-cn'].timedOut(5));
  await expect(output).toContainText(words.waiting);

  // A wrong shape in words, and the call to try again.
  await write(page, exercise, 'export const neuron = () => [1, 2];');
  await button(exercise, strings['zh-cn'].check).click();
  const failure = exercise.locator('[data-difference="kind"]').first();
  await expect(failure).toHaveText('应为一个数，而你的是形状为 [2] 的列表。');
  await exercise.locator('.exercise-call summary').first().click();
  await expect(exercise.locator('.exercise-call code').first()).toContainText('neuron([');
});

test('types are checked when the reader asks, and nothing of it is loaded before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/types/.test(request.url())) asked.push(request.url());
  });
  const exercise = await openExercise(page, 'zh-cn');
  const code = "import * as tf from '@tensorflow/tfjs';\nconst a = tf.zeros([2]);\nconst b = a - 1;\n";
  await write(page, exercise, code);
  const toggle = button(exercise, types.check);
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  expect(asked.filter((url) => /worker|json/.test(url))).toEqual([]);
  await toggle.click();
  await expect(exercise.locator('[data-types]')).toHaveText(types.faults(1), { timeout: 60_000 });
  await expect(exercise.locator('.cm-lintRange-error')).toHaveText('a');
  await exercise.locator('.cm-lintRange-error').hover();
  await expect(page.locator('.cm-tooltip-lint')).toContainText('算术');
  await page.mouse.move(0, 0);

  await exercise.getByRole('textbox').focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('a.matM');
  await expect(page.locator('.cm-tooltip-autocomplete [aria-selected]')).toHaveText('matMul');
  await expect(page.locator('.cm-completionInfo')).toContainText('transposeA');
  await page.keyboard.press('Escape');
  await page.getByText('zeros', { exact: true }).first().hover();
  await expect(page.locator('.cm-tooltip-hover .code-note')).toContainText('zeros');
  expect((await findViolations(page, { include: '.exercise-view' })).join('\n\n')).toBe('');

  await write(page, exercise, code.replace('a - 1', 'a.sub(1)'));
  await expect(exercise.locator('[data-types]')).toHaveText(types.clean);
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await expect(exercise.locator('.cm-lintRange-error')).toHaveCount(0);
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
