import { PROPERTIES } from '@src/labs/recommender/dishes.ts';
import { TableHead } from '../frame/TableHead.tsx';
import type { RecommenderLab } from './state.ts';

const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(0)}%`);
const digits = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : '–');

/** What the trained factorization holds: cold start, ranking, popular items, and the properties that nobody told it. */
export function Found({ state }: { state: RecommenderLab }) {
  const { words } = state.lab;
  const report = state.snapshot.value?.report;
  if (!report) return <p class="lab-small">{words.afterRun}</p>;
  const { cold, order, popular, recovered } = report;
  const groups = cold.from.map((from, i) => words.group(from, cold.from[i + 1] ?? null));
  return (
    <div class="rec-found">
      <table>
        <caption>{words.coldCaption}</caption>
        <TableHead columns={words.coldColumns} />
        <tbody>
          {groups.map((group, i) => (
            <tr key={group}>
              <th scope="row">{group}</th>
              <td>{cold.counts[i]}</td>
              <td>{digits(cold.model[i]!)}</td>
              <td>{digits(cold.item[i]!)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Table
        caption={words.orderCaption}
        rows={[
          [words.byModel, percent(order.model)],
          [words.byItem, percent(order.item)],
          [words.byPopularity, percent(order.popular)],
        ]}
      />
      <Table
        caption={words.popularCaption}
        rows={[
          [words.ofRatings, percent(popular.ratings)],
          [words.ofRecommended, percent(popular.recommended)],
          [words.ofTruth, percent(popular.truth)],
        ]}
      />
      {recovered && (
        <Table
          caption={words.recoveredCaption}
          rows={PROPERTIES.map((name, i) => [words.properties[name], percent(recovered[i]!)])}
        />
      )}
    </div>
  );
}

function Table({ caption, rows }: { caption: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <table>
      <caption>{caption}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
