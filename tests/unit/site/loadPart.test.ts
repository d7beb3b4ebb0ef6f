import { afterEach, expect, test, vi } from 'vitest';
import { loadPart, MissingPart, whyMissing } from '../../../src/site/loadPart.ts';

afterEach(() => void vi.unstubAllGlobals());

test('a part that comes is handed on; one that does not says whether the site can be reached', async () => {
  vi.stubGlobal('location', { pathname: '/en/' });
  expect(await loadPart(() => Promise.resolve(3))).toBe(3);
  const fails = () => Promise.reject(new TypeError('gone'));
  const whyWith = async (answer: () => Promise<Response>) => {
    vi.stubGlobal('fetch', answer);
    const error = await loadPart(fails).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MissingPart);
    expect((error as MissingPart).message).toBe('gone');
    return (error as MissingPart).why;
  };
  expect(await whyWith(() => Promise.resolve(new Response('')))).toBe('new-release');
  expect(await whyWith(() => Promise.resolve(new Response('', { status: 503 })))).toBe('not-loaded');
  expect(await whyWith(() => Promise.reject(new TypeError('offline')))).toBe('not-loaded');
  // Around another, it asks no second time.
  const asked = vi.fn();
  vi.stubGlobal('fetch', asked);
  const inner = new MissingPart('new-release', new Error('inner'));
  await expect(loadPart(() => Promise.reject(inner))).rejects.toBe(inner);
  expect(asked).not.toHaveBeenCalled();
});

test('without a page, as in a worker of a test, nothing is known of the site', async () => {
  expect(await whyMissing()).toBe('not-loaded');
});
