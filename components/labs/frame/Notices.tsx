import type { ReadonlySignal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import { FaultMessage } from './LabFrame.tsx';
import type { LabRun } from './labRun.ts';
import { frameStrings } from './strings.ts';

interface NoticesProps {
  run: Pick<LabRun, 'fault' | 'goOn'>;
  settings: { linkRefused: ReadonlySignal<string | null> };
  locale: Locale;
  onStartAgain: () => void;
}

/** What went wrong: a link that is refused, a fault of the run. */
export function Notices({ run, settings, locale, onStartAgain }: NoticesProps) {
  const refused = settings.linkRefused.value;
  return (
    <>
      {refused !== null && (
        <p class="lab-error" role="alert" data-refused>
          {frameStrings[locale].linkRefused} <small lang="en">({refused.slice(0, 80)})</small>
        </p>
      )}
      {run.fault.value && (
        <FaultMessage fault={run.fault.value} locale={locale} onGoOn={() => run.goOn()} onStartAgain={onStartAgain} />
      )}
    </>
  );
}
