import type { Locale } from '@src/i18n/locale.ts';
import { languageTag } from '@src/i18n/locale.ts';
import type { OwnNetworkReport, OwnNetworkTask } from '@src/nn/ownNetworkData.ts';
import { CodeField } from '../../code/CodeField.tsx';
import { loadErrors } from '../../code/loadErrors.ts';
import { OtherDraft } from '../../code/OtherDraft.tsx';
import type { CodeWords } from '../../code/en.ts';
import { useEditor } from '../../code/useEditor.ts';
import { useLazy } from '../../code/useLazy.ts';
import { formatText } from '../../controls/formatText.tsx';
import type { OwnNetworkState } from './ownNetwork.ts';
import { PartMissing } from '../../controls/PartMissing.tsx';
import type { OwnWords } from './en.ts';
import '../../exercises/exercise.css';
import './own-network.css';

export interface OwnPanelProps {
  own: OwnNetworkState;
  task: OwnNetworkTask;
  locale: Locale;
  /** Words of the code field. */
  code: CodeWords;
  words: OwnWords;
  /** Whether no run holds the network fixed. */
  isFree: boolean;
}

/** What the folded part holds; it is loaded when the reader opens it. */
export function OwnPanel({ own, task, locale, words, code, isFree }: OwnPanelProps) {
  const describedBy = `own-network-${own.lab}-keys`; // ids of useId repeat from island to island
  const editor = useEditor(own, { label: words.codeLabel, describedBy, phrases: code.phrases });
  const shapes = task.inputShapes.map((shape) => `[${shape.join(', ')}]`).join(words.or);
  const network = own.network.value;
  return (
    <div class="not-content">
      <p>{formatText(words.about(shapes, task.outputs))}</p>
      {own.isFromLink.value && (
        <p class="lab-notice" role="status">
          {words.fromLink}
        </p>
      )}
      <OtherDraft draft={own.draft} words={code} />
      <CodeField editor={editor} state={own} locale={locale} words={code} describedBy={describedBy} />
      <p class="lab-buttons">
        <button type="button" disabled={own.isBuilding.value} onClick={() => void own.build()}>
          {own.isBuilding.value ? words.building : words.build}
        </button>
        {own.isLinked.value ? (
          <>
            <button type="button" onClick={own.leaveLink}>
              {words.leaveLink}
            </button>
            <button type="button" onClick={() => own.keepLink()}>
              {words.keepLink}
            </button>
          </>
        ) : (
          own.draft.replaced.value !== null && (
            <button type="button" onClick={own.draft.undo}>
              {words.undo}
            </button>
          )
        )}
        {own.isBuilding.value && (
          <button type="button" onClick={own.stop}>
            {words.stop}
          </button>
        )}
      </p>
      <div role="status">
        <Fault own={own} words={words} code={code} locale={locale} onGoToLine={(line) => void editor.goToLine(line)} />
        {own.isStale.value && <p class="lab-small">{words.stale}</p>}
        {network && <p>{words.built(network.parameters.toLocaleString(languageTag[locale]))}</p>}
      </div>
      {network && (
        <>
          <Layers network={network} words={words} locale={locale} />
          <label class="lab-check">
            <input
              type="checkbox"
              checked={own.isWanted.value}
              disabled={!isFree}
              onChange={(event) => (own.isWanted.value = event.currentTarget.checked)}
            />{' '}
            {words.use}
          </label>
          {own.lab !== 'playground' && <p class="lab-small">{words.notHere}</p>}
        </>
      )}
    </div>
  );
}

function Fault({
  own,
  words,
  code,
  locale,
  onGoToLine,
}: {
  own: OwnNetworkState;
  words: OwnWords;
  code: CodeWords;
  locale: Locale;
  onGoToLine: (line: number) => void;
}) {
  const fault = own.fault.value;
  const { part: error, isMissing, tryAgain } = useLazy(fault?.kind === 'error', () => loadErrors(locale));
  if (!fault) return null;
  if (fault.kind === 'error') {
    if (isMissing) return <PartMissing words={code} onTryAgain={tryAgain} />;
    return (
      error && (
        <error.ErrorText
          error={fault.error}
          source={own.draft.code.value}
          words={error.words}
          onGoToLine={onGoToLine}
        />
      )
    );
  }
  return (
    <p class="lab-error" data-fault={fault.kind === 'problem' ? fault.problem : fault.kind}>
      {fault.kind === 'problem' ? words.problems[fault.problem] : words[fault.kind]}{' '}
      {fault.kind === 'problem' && <code lang="en">{fault.detail}</code>}
    </p>
  );
}

function Layers({ network, words, locale }: { network: OwnNetworkReport; words: OwnWords; locale: Locale }) {
  return (
    <table class="own-layers">
      <thead>
        <tr>
          <th scope="col">{words.layer}</th>
          <th scope="col">{words.shape}</th>
          <th scope="col">{words.parameters}</th>
        </tr>
      </thead>
      <tbody>
        {network.layers.map(({ className, outputShape, parameters }, i) => (
          <tr key={i}>
            <td lang="en">{String(className)}</td>
            <td>[{outputShape.slice(1).join(', ')}]</td>
            <td>{parameters.toLocaleString(languageTag[locale])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
