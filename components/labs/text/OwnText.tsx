import { OWN_TEXT } from '@src/labs/text/protocol.ts';
import type { TextLab } from './state.ts';

/** The reader's own text: typed, pasted, or from a file, which stays on the device. */
export function OwnText({ state }: { state: TextLab }) {
  const { lab, own, ownFault } = state;
  const { words } = lab;
  const read = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    // Not read whole before its size is known; a character takes at most four bytes.
    own.value = file.size > 4 * OWN_TEXT.most ? ' '.repeat(OWN_TEXT.most + 1) : await file.text();
    input.value = '';
    lab.settings.texts.data.value = 'own';
  };
  return (
    <div class="gpt-own">
      <p>{words.ownExplained}</p>
      <label>
        {words.ownLabel}
        <textarea
          rows={6}
          spellcheck={false}
          value={ownFault.value === 'long' ? '' : own.value}
          disabled={!lab.isFree.value}
          onInput={(event) => {
            own.value = event.currentTarget.value;
            lab.settings.texts.data.value = 'own';
          }}
        />
      </label>
      <label class="gpt-file">
        {words.ownFile}
        <input
          type="file"
          accept=".txt,.md,text/*"
          disabled={!lab.isFree.value}
          onChange={(event) => void read(event.currentTarget)}
        />
      </label>
      <p class={ownFault.value && own.value !== '' ? 'lab-error' : 'lab-small'} role="status">
        {ownFault.value && own.value !== '' ? words.ownFaults[ownFault.value] : words.ownCount(own.value.length)}
      </p>
    </div>
  );
}
