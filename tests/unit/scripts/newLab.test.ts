import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newLab } from '../../../scripts/newLab.ts';
import { root } from '../../support/pages.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'livegrad-'));
  mkdirSync(join(folder, 'tests/support'), { recursive: true });
  cpSync(`${root}tests/support/labs.ts`, join(folder, 'tests/support/labs.ts'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('makes every file of a lab and puts it into the list of labs under test', async () => {
  const files = await newLab('wind-tunnel', folder);
  expect(files).toContain('components/labs/wind-tunnel/WindTunnel.tsx');
  for (const file of files) expect(readFileSync(join(folder, file), 'utf8')).not.toContain('__');
  const list = readFileSync(join(folder, 'tests/support/labs.ts'), 'utf8');
  expect(list).toContain("  'wind-tunnel': { page: 'CHAPTER/PAGE/' },\n};");
});

test('refuses a name that is not kebab-case, and one that is taken', async () => {
  for (const name of ['LossLandscape', 'loss_landscape', '../x', '1x', '']) {
    await expect(newLab(name, folder)).rejects.toThrow('kebab-case');
  }
  await newLab('wind-tunnel', folder);
  await expect(newLab('wind-tunnel', folder)).rejects.toThrow('exists');
});
