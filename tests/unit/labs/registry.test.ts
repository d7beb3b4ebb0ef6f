import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadSession } from '../../../src/labs/registry.ts';
import { root } from '../../support/pages.ts';

const labs = readdirSync(`${root}src/labs`).filter((lab) => existsSync(`${root}src/labs/${lab}/session.ts`));

test('the engine finds the session of every lab that has one, and says so when there is none', async () => {
  expect(labs.length).toBeGreaterThan(10);
  for (const lab of labs) {
    const { needs, createSession } = await loadSession(lab);
    expect(needs.backends.length, lab).toBeGreaterThan(0);
    expect(createSession, lab).toBeTypeOf('function');
  }
  await expect(loadSession('nowhere')).rejects.toMatchObject({ fault: { code: 'internal' } });
  await expect(loadSession('../engine')).rejects.toThrow('no lab');
});
