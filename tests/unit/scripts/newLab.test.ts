import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newLab } from '../../../scripts/newLab.ts';
import { root } from '../../support/pages.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'livegrad-'));
  mkdirSync(join(folder, 'src/engine'), { recursive: true });
  cpSync(`${root}src/engine/sessions.ts`, join(folder, 'src/engine/sessions.ts'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('makes every file of a lab and registers its session', () => {
  const files = newLab('loss-landscape', folder);
  expect(files).toContain('components/labs/loss-landscape/LossLandscape.tsx');
  for (const file of files) expect(readFileSync(join(folder, file), 'utf8')).not.toContain('__');
  const sessions = readFileSync(join(folder, 'src/engine/sessions.ts'), 'utf8');
  expect(sessions).toContain("'loss-landscape': () => import('../labs/loss-landscape/session.ts'),\n};");
});

test('refuses a name that is not kebab-case, and one that is taken', () => {
  for (const name of ['LossLandscape', 'loss_landscape', '../x', '1x', '']) {
    expect(() => newLab(name, folder)).toThrow('kebab-case');
  }
  newLab('loss-landscape', folder);
  expect(() => newLab('loss-landscape', folder)).toThrow('exists');
});
