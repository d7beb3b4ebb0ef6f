/** What a canvas does while one finger, pen or mouse is pressed on it. */
interface Stroke {
  onStart: (event: PointerEvent) => void;
  /** Called for every place between two frames that the browser tells, in order. */
  onMove: (event: PointerEvent) => void;
  onEnd?: () => void;
}

/** Handlers for a canvas, as its properties. */
interface PointerHandlers {
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: (event: PointerEvent) => void;
  onPointerCancel: (event: PointerEvent) => void;
  onLostPointerCapture: (event: PointerEvent) => void;
}

/**
 * Follows one pointer from its press to its release. A second finger and a palm are ignored; a pen takes over from a finger or a palm,
 * which then counts no more. Keep the result for the life of the canvas.
 */
export function followPointer({ onStart, onMove, onEnd }: Stroke): PointerHandlers {
  let active: { id: number; kind: string } | null = null;
  const end = ({ pointerId }: PointerEvent) => {
    if (pointerId !== active?.id) return;
    active = null;
    onEnd?.();
  };
  return {
    onPointerDown(event) {
      const { pointerId: id, pointerType: kind, button } = event;
      if (button !== 0 || (active && !(kind === 'pen' && active.kind !== 'pen'))) return;
      if (active) onEnd?.();
      active = { id, kind };
      (event.currentTarget as Element).setPointerCapture(id);
      onStart(event);
    },
    onPointerMove(event) {
      if (event.pointerId !== active?.id) return;
      // Some browsers have no list, Firefox on Android an empty one.
      const parts = event.getCoalescedEvents?.() ?? [];
      for (const part of parts.length > 0 ? parts : [event]) onMove(part);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onLostPointerCapture: end,
  };
}
