import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newLab } from '../../../scripts/newLab.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'livegrad-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('makes every file of a lab, its session where the engine finds it', () => {
  const files = newLab('loss-landscape', folder);
  expect(files).toContain('components/labs/loss-landscape/LossLandscape.tsx');
  for (const file of files) expect(readFileSync(join(folder, file), 'utf8')).not.toContain('__');
  expect(files).toContain('src/labs/loss-landscape/session.ts');
});

test('refuses a name that is not kebab-case, and one that is taken', () => {
  for (const name of ['LossLandscape', 'loss_landscape', '../x', '1x', '']) {
    expect(() => newLab(name, folder)).toThrow('kebab-case');
  }
  newLab('loss-landscape', folder);
  expect(() => newLab('loss-landscape', folder)).toThrow('exists');
});
