import { afterEach, expect, test, vi } from 'vitest';
import { holdTargets } from '../../../components/site/holdTarget.ts';

afterEach(() => void vi.unstubAllGlobals());

/** Opens a page at an address. @returns the ids that were looked for, and the kinds of events that are listened to */
function openAt(hash: string) {
  const [asked, heard]: [string[], string[]] = [[], []];
  vi.stubGlobal('performance', { getEntriesByType: () => [{ type: 'navigate' }] });
  vi.stubGlobal('location', { hash, pathname: '/en/' });
  vi.stubGlobal('document', {
    getElementById: (id: string) => void asked.push(id),
    addEventListener: (kind: string) => heard.push(kind),
  });
  holdTargets();
  return { asked, heard };
}

test('the place of an address is looked for; an address that was cut in a percent sign breaks nothing', () => {
  expect(openAt('#quiz')).toEqual({ asked: ['quiz'], heard: ['click'] });
  for (const hash of ['#100%', '#%E0%A4%A', '#%']) expect(openAt(hash).heard).toEqual(['click']);
  expect(openAt('#lab=digits&v=1').asked).toEqual([]);
});
