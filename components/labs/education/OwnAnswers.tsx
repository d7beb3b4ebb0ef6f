import { ENOUGH } from '@src/labs/education/ownLog.ts';
import { TableHead } from '../frame/TableHead.tsx';
import type { EducationLab } from './state.ts';

/** The reader's own quiz answers, traced on this device when asked. */
export function OwnAnswers({ state }: { state: EducationLab }) {
  const { words } = state.lab;
  const log = state.log.value;
  return (
    <div class="edu-own">
      <p>{words.ownText}</p>
      <p class="lab-buttons">
        <button type="button" onClick={() => void state.readLog()}>
          {words.readLog}
        </button>
      </p>
      <div role="status">
        {log === 'unreadable' && <p>{words.unreadable}</p>}
        {log !== null && log !== 'unreadable' && (
          <p>
            {log.count === 0
              ? words.noLog
              : log.fitted
                ? words.ownFitted(
                    log.count,
                    Object.values(log.fitted)
                      .map((value) => value.toFixed(2))
                      .join(words.and),
                  )
                : words.tooFew(log.count, ENOUGH.answers, ENOUGH.pages)}
          </p>
        )}
      </div>
      {log !== null && log !== 'unreadable' && log.pages.length > 0 && (
        <table class="edu-table">
          <TableHead columns={words.ownColumns} />
          <tbody>
            {log.pages.map(({ page, answers, known }) => (
              <tr key={page}>
                <th scope="row">{page}</th>
                <td>{answers.map((isRight) => (isRight ? '✓' : '✗')).join(' ')}</td>
                <td>{known.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
