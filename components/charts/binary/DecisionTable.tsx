import type { Counts } from '@src/math/binary/counts.ts';
import './binary.css';

interface DecisionTableProps {
  counts: Counts;
  words: {
    caption: string;
    /** Rows: the truth. */
    positive: string;
    negative: string;
    /** Columns: the answer. */
    calledPositive: string;
    calledNegative: string;
    /** What the two kinds of error are called. */
    miss: string;
    alarm: string;
  };
}

/** Truth in rows, answers in columns: the four counts of a threshold. */
export function DecisionTable({ counts, words }: DecisionTableProps) {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  const all = truePositives + falsePositives + falseNegatives + trueNegatives;
  const cell = (metric: string, count: number, kind: string, name = '') => (
    <td class={kind} style={`--share:${Math.round(100 * Math.sqrt(count / all))}%`}>
      <output data-metric={metric}>{count}</output>
      {name && <small>{name}</small>}
    </td>
  );
  return (
    <table class="decision-table">
      <caption class="sr-only">{words.caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.calledPositive}</th>
          <th scope="col">{words.calledNegative}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{words.positive}</th>
          {cell('truePositives', truePositives, 'right')}
          {cell('falseNegatives', falseNegatives, 'wrong', words.miss)}
        </tr>
        <tr>
          <th scope="row">{words.negative}</th>
          {cell('falsePositives', falsePositives, 'wrong', words.alarm)}
          {cell('trueNegatives', trueNegatives, 'right')}
        </tr>
      </tbody>
    </table>
  );
}
