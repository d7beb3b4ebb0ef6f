import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { useLazy } from '../../code/useLazy.ts';
import type { OwnPanelProps } from './OwnPanel.tsx';
import { PartMissing } from '../../controls/PartMissing.tsx';
import { ownMissing, ownTitle } from './title.ts';
import { loadPart } from '@src/site/loadPart.ts';

/** The panel with its words of one language, loaded when it is opened. */
const loadPanel = async (locale: Locale) => {
  const [{ OwnPanel }, { words }, { words: code }] = await loadPart(() =>
    Promise.all([
      import('./OwnPanel.tsx'),
      locale === 'en' ? import('./en.ts') : import('./zh-cn.ts'),
      locale === 'en' ? import('../../code/en.ts') : import('../../code/zh-cn.ts'),
    ]),
  );
  return { OwnPanel, words, code };
};

/** A folded part of a lab: the reader's own network, written, built in the sandbox, and trained instead of the lab's. */
export function OwnNetwork(props: Omit<OwnPanelProps, 'words' | 'code'>) {
  const { own, locale } = props;
  const isOpen = useSignal(false);
  const lazy = useLazy(isOpen.value, () => loadPanel(locale));
  useEffect(() => own.follow(), [own]);
  useEffect(() => {
    if (own.isFromLink.value) isOpen.value = true;
  }, [own.isFromLink.value]);
  return (
    <details
      class="lab-details own-network"
      open={isOpen.value}
      onToggle={(event) => (isOpen.value = event.currentTarget.open)}
      data-own={own.chosen.value ? 'chosen' : own.network.value ? 'built' : 'none'}
    >
      <summary>
        {ownTitle[locale]}
        {own.chosen.value && ' ✓'}
      </summary>
      {isOpen.value && lazy.part && <lazy.part.OwnPanel {...props} words={lazy.part.words} code={lazy.part.code} />}
      {isOpen.value && lazy.isMissing && <PartMissing words={ownMissing[locale]} onTryAgain={lazy.tryAgain} />}
    </details>
  );
}
