import { useSignal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import { LONGEST_FRAGMENT } from '@src/labs/permalink.ts';
import { frameStrings } from './strings.ts';

interface CopyLinkProps {
  locale: Locale;
  /** The fragment with the lab's whole state, made when pressed. */
  fragment: () => string;
  /** While a setting is refused. */
  disabled?: boolean;
}

/** Puts a link with the lab's settings on the clipboard, and into the address bar. */
export function CopyLink({ locale, fragment, disabled = false }: CopyLinkProps) {
  const message = useSignal('');
  const copy = async () => {
    const link = fragment();
    if (link.length > LONGEST_FRAGMENT) {
      message.value = frameStrings[locale].linkTooLong;
      return;
    }
    history.replaceState(history.state, '', `#${link}`);
    try {
      await navigator.clipboard.writeText(location.href);
      message.value = frameStrings[locale].linkCopied;
    } catch {
      message.value = frameStrings[locale].linkFailed;
    }
  };
  return (
    <>
      <button type="button" disabled={disabled} onClick={() => void copy()}>
        {frameStrings[locale].copyLink}
      </button>
      <span role="status" class="lab-small">
        {message}
      </span>
    </>
  );
}
