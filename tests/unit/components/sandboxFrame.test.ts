import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hear, watchFrame } from '../../../components/code/sandboxFrame.ts';

/** A frame that answers, or whose process is gone. */
function openFrame() {
  const page = new EventTarget();
  const contentWindow = { isAlive: true, postMessage: () => contentWindow.isAlive && say({ kind: 'alive' }) };
  const say = (data: unknown, source: unknown = contentWindow) =>
    page.dispatchEvent(Object.assign(new Event('message'), { data, source }));
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  return { element: { contentWindow } as unknown as HTMLIFrameElement, contentWindow, say };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a frame that answers no more is told within half a minute, one that answers never', () => {
  const { element, contentWindow } = openFrame();
  const lost = vi.fn();
  watchFrame(element, 1, lost);
  vi.advanceTimersByTime(120_000);
  expect(lost).not.toHaveBeenCalled();
  contentWindow.isAlive = false;
  vi.advanceTimersByTime(30_000);
  expect(lost).toHaveBeenCalled();
});

test('a worker that fails is told, another worker’s failure and other windows are not', () => {
  const { element, say } = openFrame();
  const lost = vi.fn();
  const stop = watchFrame(element, 1, lost);
  for (const data of [null, 'failed', { kind: 'failed', id: 2 }]) say(data);
  say({ kind: 'failed', id: 1 }, {});
  expect(lost).not.toHaveBeenCalled();
  say({ kind: 'failed', id: 1 });
  expect(lost).toHaveBeenCalledOnce();
  stop();
  say({ kind: 'failed', id: 1 });
  expect(lost).toHaveBeenCalledOnce();
});

test('a message is heard by its kind and worker, or missed in time', async () => {
  const { element, say } = openFrame();
  const heard = hear(element, ['ended'], 3, 500);
  say({ kind: 'ended', id: 4 });
  say({ kind: 'ended', id: 3 });
  expect(await heard).toBe('ended');
  const missed = hear(element, ['ended'], 3, 500);
  vi.advanceTimersByTime(500);
  expect(await missed).toBeNull();
});
