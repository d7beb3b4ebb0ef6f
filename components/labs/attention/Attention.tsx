import { useMemo } from 'preact/hooks';
import { attention } from '@src/labs/attention/protocol.ts';
import { TextField } from '../../controls/TextField.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { Sum } from './Sum.tsx';
import { createAttention } from './state.ts';
import { Weights } from './Weights.tsx';

/** The lab `attention`: the weights of every head, and one row of them written out as a sum. */
export function Attention({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createAttention(language), [language]);
  const { lab, heads, tokens, moved } = state;
  const { words, settings } = lab;
  const { tokens: tokensLabel, ...choices } = words.params;
  return (
    <LabShell
      lab={lab}
      layout="rail main"
      readouts={[
        ['tokens', words.tokens, String(tokens.value.length)],
        ['width', words.width, String(heads.value[0]?.K[0]?.length ?? 0)],
        ['moved', words.moved, formatNumber(moved.value < 1e-12 ? 0 : moved.value)],
      ]}
      keys={['moved']}
      rail={
        <>
          <TextField
            label={tokensLabel}
            text={settings.texts.tokens}
            error={settings.refused.value.includes('tokens') ? words.tooLong : ''}
            hint={words.hint}
            rows={1}
            placeholder={words.example}
            maxLength={attention.ranges.tokens.maxLength}
          />
          <p class="lab-buttons">
            <button type="button" onClick={() => state.reverse()}>
              {words.reverse}
            </button>
          </p>
          <Fields lab={lab} labels={choices} options={words.options} roomy />
        </>
      }
      main={
        <>
          <p class="lab-heading">{words.weights}</p>
          <div class="attention-heads">
            {heads.value.map((_, head) => (
              <Weights key={head} state={state} head={head} />
            ))}
          </div>
          {tokens.value.length > 0 && <Sum state={state} />}
          <p class="lab-small">{words.note}</p>
        </>
      }
    />
  );
}
