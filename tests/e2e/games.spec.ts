import { expect } from '@playwright/test';
import { strings as selfPlayStrings } from '../../components/labs/self-play/strings.ts';
import { strings } from '../../components/labs/games/strings.ts';
import { games } from '../../src/labs/games/protocol.ts';
import { selfPlay } from '../../src/labs/self-play/protocol.ts';
import { expectNumber, expectState, metric, openLab, press, readout, runButton } from '../support/labPage.ts';
import { test } from '../support/site.ts';

const PATH = 'en/applications/games/';

test('an agent is frozen and thawed, and the world is built by keyboard', async ({ page }) => {
  const words = strings.en;
  const lab = await openLab(page, PATH, 'games', { ...games.defaults, method: 'dqn', episodes: 5000 });
  await runButton(lab).click();
  await expectNumber(lab, 'episode', (episode) => episode > 5);
  await press(lab, words.freeze);
  await expect(lab.getByText(words.frozenNote)).toBeVisible();
  const frozenAt = await metric(lab, 'episode');
  const steps = await metric(lab, 'steps');
  await expectNumber(lab, 'steps', (now) => now > steps + 50);
  expect(await metric(lab, 'episode')).toBeLessThan(frozenAt + 2);
  await press(lab, words.thaw);
  await expectNumber(lab, 'episode', (episode) => episode > frozenAt + 5);
  await lab.getByRole('button', { name: 'Reset', exact: true }).click();
  await expectState(lab, 'idle');
  // Row 1, column 2 becomes a wall; the goal, which is the only one, stays.
  await lab.getByRole('button', { name: words.cell(1, 1, words.cells['.']) }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(lab.getByRole('button', { name: words.cell(1, 2, words.cells.W) })).toBeFocused();
  await expect(lab.getByLabel(words.worlds, { exact: true })).toHaveValue(/^\.W/);
  await lab.getByRole('button', { name: words.cell(3, 8, words.cells.G) }).click();
  await expect(lab.getByText(words.needsGoal)).toBeVisible();
});

test('the network answers, shows what it thought, and loses a piece taken back', async ({ page }) => {
  const words = selfPlayStrings.en;
  const lab = await openLab(page, PATH, 'self-play', { ...selfPlay.defaults, games: 120, moves: '1213' });
  const column = (number: number, pieces: number) =>
    lab.getByRole('button', { name: new RegExp(`^Column ${number}, ${pieces} pieces`) });
  await expect(column(1, 2)).toBeVisible();
  // Three in a column: the search of the untrained network stops it.
  await column(1, 2).focus();
  await page.keyboard.press('1');
  await expect(column(1, 4)).toBeVisible();
  await expect(lab.locator('.self-play-thoughts .made')).toHaveCount(3);
  await press(lab, words.takeBack);
  await expect(column(1, 2)).toBeVisible();
  await runButton(lab).click();
  await expectState(lab, 'done');
  await expect(readout(lab, 'games')).toHaveText('120');
  await lab.getByLabel(words.age).selectOption('25');
  await expect(lab.getByText(words.against('25'))).toBeVisible();
  await press(lab, words.newGame);
  await expect(column(1, 0)).toBeVisible();
});
