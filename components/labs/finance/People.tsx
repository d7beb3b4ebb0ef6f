import { limitAfter, lineUp, type Group, type Lent } from '@src/labs/finance/readings.ts';
import type { FinanceLab } from './state.ts';

const COUNT = 28;
const STEP = 18;
const LEFT = 6;
const WIDTH = 2 * LEFT + COUNT * STEP;
const HEIGHT = 52;

interface RowProps {
  state: FinanceLab;
  name: string;
  group: Group;
  lent: Lent;
  limit: 'limitA' | 'limitB';
}

/** Applicants of both groups in a row each, the surest first; a press makes one the last who is accepted. */
export function People({ state }: { state: FinanceLab }) {
  const { lab, groups, lent } = state;
  const { words } = lab;
  const [first, second] = words.groups[lab.settings.shown.value.groups];
  const { a, b } = groups.value!;
  return (
    <div class="finance-people">
      <Row state={state} name={first} group={a} lent={lent.value!.a} limit="limitA" />
      <Row state={state} name={second} group={b} lent={lent.value!.b} limit="limitB" />
      <p class="lab-small finance-key">
        <svg viewBox="-7 -11 14 22" aria-hidden="true">
          <Figure isBad={false} />
        </svg>
        {words.repaid}
        <svg viewBox="-7 -11 14 22" aria-hidden="true">
          <Figure isBad />
        </svg>
        {words.defaulted} {words.pale}
      </p>
    </div>
  );
}

function Row({ state, name, group, lent, limit }: RowProps) {
  const { lab } = state;
  const { words } = lab;
  const people = lineUp(group, COUNT);
  const end = lab.settings.shown.value[limit];
  const accepted = people.filter(({ score }) => score < end).length;
  const at = LEFT + accepted * STEP;
  const percent = `${(100 * lent.accepted).toFixed(0)}%`;
  const pick = (event: MouseEvent) => {
    const svg = event.currentTarget as SVGSVGElement;
    const matrix = svg.getScreenCTM();
    if (!matrix) return;
    const { x } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const last = Math.floor((x - LEFT) / STEP);
    state.setLimit(limit, last < 0 ? 0 : limitAfter(group, people[Math.min(last, people.length - 1)]!.score));
  };
  return (
    <figure>
      <figcaption>
        <b>{name}</b> {words.rowText(group.scores.length, percent)}
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={words.rowSummary(name, accepted, people.length, percent)}
        onClick={pick}
      >
        {people.map(({ score, isBad }, i) => (
          <g
            key={i}
            class={score < end ? 'accepted' : 'refused'}
            transform={`translate(${LEFT + (i + 0.5) * STEP} 30) scale(1.25)`}
          >
            <Figure isBad={isBad} />
          </g>
        ))}
        <path class="limit" d={`M${at} 6V${HEIGHT - 2}`} />
        {at > 70 && (
          <text class="end" x={at - 5} y={11}>
            {words.isAccepted}
          </text>
        )}
        {at < WIDTH - 70 && (
          <text x={at + 5} y={11}>
            {words.isRefused}
          </text>
        )}
      </svg>
    </figure>
  );
}

/** A head and shoulders; who defaulted is crossed out. */
function Figure({ isBad }: { isBad: boolean }) {
  return (
    <g class={isBad ? 'bad' : 'good'}>
      <circle cy={-5} r={3.4} />
      <path class="body" d="M-5.4 9V4.5A5.4 5.4 0 0 1 5.4 4.5V9Z" />
      {isBad && <path class="cross" d="M-6 9 6 -9" />}
    </g>
  );
}
