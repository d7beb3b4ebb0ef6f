import { FaultMessage } from '../FaultMessage.tsx';
import type { FrameWords } from '../words/en.ts';
import type { LoadedTable } from './loadedTable.ts';

/** That the table of a lab did not come, and the way on. */
export function TableFault({ loaded, words }: { loaded: LoadedTable; words: FrameWords }) {
  const fault = loaded.fault.value;
  const load = () => void loaded.load();
  return fault && <FaultMessage fault={fault} words={words} goOnLabel={words.goOn} onGoOn={load} onStartAgain={load} />;
}
