import { expect, test } from 'vitest';
import { followPointer } from '../../../../components/controls/followPointer.ts';

/** Follows pointers; writes down where each stroke begins, goes and ends. */
function follow() {
  const told: string[] = [];
  const handlers = followPointer({
    onStart: ({ clientX }) => told.push(`down ${clientX}`),
    onMove: ({ clientX }) => told.push(`to ${clientX}`),
    onEnd: () => told.push('up'),
  });
  const event = (pointerId: number, clientX: number, more: object = {}) =>
    ({
      pointerId,
      clientX,
      pointerType: 'touch',
      button: 0,
      currentTarget: { setPointerCapture() {} },
      ...more,
    }) as never;
  return { told, handlers, event };
}

test('a second finger draws nothing, and its release ends nothing', () => {
  const { told, handlers, event } = follow();
  handlers.onPointerDown(event(1, 10));
  handlers.onPointerDown(event(2, 90));
  handlers.onPointerMove(event(2, 95));
  handlers.onPointerUp(event(2, 95));
  handlers.onPointerMove(event(1, 20));
  handlers.onPointerUp(event(1, 20));
  handlers.onPointerMove(event(1, 30));
  expect(told).toEqual(['down 10', 'to 20', 'up']);
});

test('a pen takes over from a palm', () => {
  const { told, handlers, event } = follow();
  handlers.onPointerDown(event(1, 90));
  handlers.onPointerDown(event(2, 10, { pointerType: 'pen' }));
  handlers.onPointerMove(event(1, 91));
  handlers.onPointerMove(event(2, 20, { pointerType: 'pen' }));
  expect(told).toEqual(['down 90', 'up', 'down 10', 'to 20']);
});

test('all places between two frames are told; without a list, or with an empty one, the event itself', () => {
  const { told, handlers, event } = follow();
  handlers.onPointerDown(event(1, 0));
  handlers.onPointerMove(event(1, 3, { getCoalescedEvents: () => [event(1, 1), event(1, 2)] }));
  handlers.onPointerMove(event(1, 4, { getCoalescedEvents: () => [] }));
  handlers.onPointerMove(event(1, 5));
  handlers.onPointerDown(event(3, 6, { button: 2 }));
  expect(told).toEqual(['down 0', 'to 1', 'to 2', 'to 4', 'to 5']);
});
