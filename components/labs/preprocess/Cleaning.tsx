import { computed } from '@preact/signals';
import { articleClean, clean, COLUMNS, meanOf, READINGS, type CleanedRow } from '@src/labs/preprocess/cleaning.ts';
import { fixed, type Readout } from '../frame/Readouts.tsx';
import type { Words } from './en.ts';
import type { PreprocessState } from './state.ts';

type Lab = PreprocessState['lab'];

/** The raw table, with every row as it is (no rule applied). */
const RAW = clean(READINGS, { duplicates: 'keep', ranges: 'ignore', missing: 'keep' });
const ARTICLE = RAW.map((row) => ({ ...row, temperature: articleClean(row.temperature) }));

/** The live numbers of the part: what each way to clean does to a mean. */
export function cleaningNumbers(lab: Lab): Readout[] {
  const { words } = lab;
  const rows = computed(() => clean(READINGS, lab.settings.shown.value));
  return [
    ['keptRows', words.keptRows, fixed(() => rows.value.filter(({ isDropped }) => !isDropped).length, 0)],
    ['rawMean', words.rawMean, fixed(() => meanOf(RAW, 'temperature'), 2)],
    ['cleanMean', words.cleanMean, fixed(() => meanOf(rows.value, 'temperature'), 2)],
    ['articleMean', words.articleMean, fixed(() => meanOf(ARTICLE, 'temperature'), 2)],
  ];
}

/** A faulty table, cleaned by the chosen rules; beside it what the article's line does. */
export function Cleaning({ lab }: { lab: Lab }) {
  const { words } = lab;
  const rows = clean(READINGS, lab.settings.shown.value);
  const show = (value: number) => (Number.isNaN(value) ? words.missingValue : String(value));
  return (
    <>
      <p class="lab-small">{words.synthetic}</p>
      <div class="table-scroll" role="group" aria-label={words.table} tabIndex={0}>
        <table class="cleaning" data-cleaning>
          <thead>
            <tr>
              <th scope="col">{words.hour}</th>
              <th scope="col">{words.temperature}</th>
              <th scope="col">{words.cleaned}</th>
              <th scope="col">{words.article}</th>
              <th scope="col">{words.humidity}</th>
              <th scope="col">{words.cleaned}</th>
              <th scope="col" class="verdict">
                {words.verdict}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => {
              const raw = READINGS[i]!;
              return (
                <tr key={i} class={row.isDropped ? 'dropped' : ''}>
                  <th scope="row">{raw.hour}</th>
                  <td>{show(raw.temperature)}</td>
                  <td class={changedClass(raw.temperature, row.temperature)}>
                    {row.isDropped ? '–' : show(row.temperature)}
                  </td>
                  <td class={changedClass(raw.temperature, articleClean(raw.temperature))}>
                    {articleClean(raw.temperature)}
                  </td>
                  <td>{show(raw.humidity)}</td>
                  <td class={changedClass(raw.humidity, row.humidity)}>{row.isDropped ? '–' : show(row.humidity)}</td>
                  <td class="verdict">{verdictOf(row, words)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function changedClass(before: number, after: number): string {
  return Object.is(before, after) ? '' : 'changed';
}

function verdictOf(row: CleanedRow, words: Words): string {
  const found = [
    ...(row.isDuplicate ? [words.foundDuplicate] : []),
    ...COLUMNS.filter((column) => row.missing.includes(column)).map((column) => words.foundMissing(words[column])),
    ...COLUMNS.filter((column) => row.impossible.includes(column)).map((column) =>
      words.foundImpossible(words[column]),
    ),
    ...(row.isDropped ? [words.dropped] : []),
  ];
  return found.length === 0 ? words.fine : found.join(' · ');
}
