import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import type { OwnNetworkTask } from '@src/nn/ownNetworkData.ts';
import { useLazy } from '../../code/useLazy.ts';
import type { OwnNetworkState } from './ownNetwork.ts';
import { ownTitle } from './title.ts';

export interface OwnNetworkProps {
  own: OwnNetworkState;
  task: OwnNetworkTask;
  locale: Locale;
  /** Whether no run holds the network fixed. */
  isFree: boolean;
}

/** A folded part of a lab: the reader's own network, written, built in the sandbox, and trained instead of the lab's. */
export function OwnNetwork(props: OwnNetworkProps) {
  const { own, locale } = props;
  const isOpen = useSignal(false);
  const panel = useLazy(isOpen.value, () => import('./OwnPanel.tsx'));
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
      {isOpen.value && panel && <panel.OwnPanel {...props} />}
    </details>
  );
}
