import { useSignal } from '@preact/signals';
import { LONGEST_FRAGMENT } from '@src/labs/permalink.ts';
import { copyText } from '../../controls/copyText.ts';
import type { FrameWords } from './words/en.ts';

interface CopyLinkProps {
  words: FrameWords;
  /** The fragment with the lab's whole state, made when pressed. */
  fragment: () => string;
  /** While a setting is refused. */
  disabled?: boolean;
}

/** Puts a link with the lab's settings on the clipboard, and into the address bar. */
export function CopyLink({ words, fragment, disabled = false }: CopyLinkProps) {
  const message = useSignal('');
  const copy = async () => {
    const link = fragment();
    if (link.length > LONGEST_FRAGMENT) {
      message.value = words.linkTooLong;
      return;
    }
    history.replaceState(history.state, '', `#${link}`);
    message.value = (await copyText(location.href)) ? words.linkCopied : words.linkFailed;
  };
  return (
    <>
      <button type="button" disabled={disabled} onClick={() => void copy()}>
        {words.copyLink}
      </button>
      <span role="status" class="lab-small">
        {message}
      </span>
    </>
  );
}
