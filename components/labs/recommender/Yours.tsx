import { DISHES } from '@src/labs/recommender/dishes.ts';
import type { Recommendation } from '@src/labs/recommender/foldIn.ts';
import type { RecommenderLab } from './state.ts';

const STARS = [1, 2, 3, 4, 5];
/** Reasons that are told of each recommendation, and the least that is worth telling. */
const TOLD = 2;
const LEAST = 0.05;

/** The reader's ratings, and what follows from them. */
export function Yours({ state }: { state: RecommenderLab }) {
  const { lab, given, offered, recommended } = state;
  const { words } = lab;
  if (offered.value.length === 0) return <p class="lab-small">{words.trainFirst}</p>;
  return (
    <>
      <p class="lab-heading">{words.yours}</p>
      <div class="rec-rate">
        {offered.value.map((item) => (
          <Rate key={item} state={state} item={item} />
        ))}
      </div>
      <p class="lab-buttons rec-buttons">
        <button type="button" onClick={state.offerOthers}>
          {words.others}
        </button>
        <button type="button" disabled={given.value.size === 0} onClick={state.forgetRatings}>
          {words.forgetRatings}
        </button>
        <span class="lab-small">{words.rated(given.value.size)}</span>
      </p>
      <p class="lab-heading">{state.snapshot.value ? words.forYou : words.forAll}</p>
      <ol class="rec-list">
        {/* By place, not by item: the list is written anew, nothing moves. */}
        {recommended.value.map((recommendation, place) => (
          <Recommended key={place} state={state} recommendation={recommendation} />
        ))}
      </ol>
    </>
  );
}

/** The name of an item of the data that are shown. */
function nameOf({ lab, data }: RecommenderLab, item: number): string {
  return data.value === 'dishes' ? lab.words.dishes[DISHES[item]![0]] : lab.words.lecturer(item + 1);
}

/** Five stars; the one that holds, pressed again, takes the rating back. */
function Rate({ state, item }: { state: RecommenderLab; item: number }) {
  const { lab, given } = state;
  const name = nameOf(state, item);
  const stars = given.value.get(item) ?? 0;
  return (
    <div role="group" aria-label={name}>
      <span>{name}</span>
      <span class="rec-stars">
        {STARS.map((value) => (
          <button
            key={value}
            type="button"
            class="lab-icon"
            aria-pressed={stars === value}
            aria-label={lab.words.stars(value)}
            data-lit={value <= stars || undefined}
            onClick={() => state.rate(item, value)}
          >
            {value <= stars ? '★' : '☆'}
          </button>
        ))}
      </span>
    </div>
  );
}

/** One recommendation with its expected rating and the parts it is made of. */
function Recommended({ state, recommendation }: { state: RecommenderLab; recommendation: Recommendation }) {
  const { words } = state.lab;
  const { item, expected, bias, reasons } = recommendation;
  const parts = [
    ...reasons
      .filter(({ adds }) => adds > LEAST)
      .slice(0, TOLD)
      .map(({ item: rated, adds }) =>
        words.because(nameOf(state, rated), state.given.value.get(rated)!, adds.toFixed(2)),
      ),
    ...(bias > LEAST ? [words.everybody(bias.toFixed(2))] : []),
  ];
  return (
    <li>
      <b>{nameOf(state, item)}</b>
      <output>{expected.toFixed(1)}</output>
      <span class="lab-small">{parts.join(words.and) || words.average}</span>
    </li>
  );
}
