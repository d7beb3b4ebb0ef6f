import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { cutSquare } from '../../../controls/readPicture.ts';
import type { OwnWords } from './en.ts';

/** Why there is no camera, by the browser's name of the error. */
function refusalOf(error: unknown): keyof OwnWords['cameraRefusals'] {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return name === 'NotReadableError' ? 'busy' : 'unknown';
}

/** The device's camera, asked for on a press alone: a preview, and a picture of it on another press. No frame leaves the page. */
export function Camera({ words, onTake }: { words: OwnWords; onTake: (rgb: Uint8Array) => void }) {
  const stream = useSignal<MediaStream | null>(null);
  const error = useSignal<keyof OwnWords['cameraRefusals'] | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const close = () => {
    for (const track of stream.peek()?.getTracks() ?? []) track.stop();
    stream.value = null;
  };
  const open = async () => {
    error.value = null;
    try {
      if (!('mediaDevices' in navigator)) throw new DOMException('no camera in an insecure page', 'NotFoundError');
      stream.value = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch (thrown) {
      error.value = refusalOf(thrown);
    }
  };
  const take = () => {
    const { videoWidth, videoHeight } = video.current!;
    if (videoWidth === 0) return;
    onTake(cutSquare(video.current!, videoWidth, videoHeight, 32));
  };
  useEffect(() => {
    if (video.current) video.current.srcObject = stream.value;
  }, [stream.value]);
  useEffect(() => close, []);
  return (
    <>
      <button type="button" aria-pressed={stream.value !== null} onClick={() => (stream.value ? close() : void open())}>
        {stream.value ? words.closeCamera : words.camera}
      </button>
      {stream.value && (
        <span class="camera">
          <video ref={video} autoplay muted playsInline aria-label={words.preview} />
          <button type="button" class="primary" onClick={take}>
            {words.takePicture}
          </button>
        </span>
      )}
      {error.value && (
        <span class="lab-error" role="alert">
          {words.cameraRefusals[error.value]}
        </span>
      )}
    </>
  );
}
