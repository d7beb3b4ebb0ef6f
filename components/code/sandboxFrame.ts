/** While code runs the frame is asked this often whether it lives; it is lost after so many unanswered questions. */
const ASKED_EVERY_MS = 3000;
const MOST_UNANSWERED = 3;

interface FrameMessage {
  kind?: string;
  /** The worker that it is about. */
  id?: number;
}

/** The message of this kind about a worker, or null when it does not come in time. */
export function hear(
  element: HTMLIFrameElement,
  kinds: string[],
  id: number | undefined,
  ms: number,
): Promise<string | null> {
  return new Promise((resolve) => {
    const finish = (kind: string | null) => {
      removeEventListener('message', listen);
      clearTimeout(timer);
      resolve(kind);
    };
    const listen = ({ source: from, data }: MessageEvent<FrameMessage | null>) => {
      if (from === element.contentWindow && data?.kind && kinds.includes(data.kind) && data.id === id)
        finish(data.kind);
    };
    const timer = setTimeout(() => finish(null), ms);
    addEventListener('message', listen);
  });
}

/**
 * Calls `lost` when the frame, whose process ends when memory is exhausted, answers no more, or tells that the worker failed.
 * @returns ends that
 */
export function watchFrame(element: HTMLIFrameElement, id: number, lost: () => void): () => void {
  let unanswered = 0;
  const listen = ({ source: from, data }: MessageEvent<FrameMessage | null>) => {
    if (from !== element.contentWindow) return;
    if (data?.kind === 'alive') unanswered = 0;
    else if (data?.kind === 'failed' && data.id === id) lost();
  };
  addEventListener('message', listen);
  const timer = setInterval(() => {
    if (unanswered++ >= MOST_UNANSWERED) lost();
    else element.contentWindow?.postMessage({ kind: 'ask' }, '*');
  }, ASKED_EVERY_MS);
  return () => {
    removeEventListener('message', listen);
    clearInterval(timer);
  };
}
