import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Language } from '../controls/inLanguage.ts';
import { formatText, plainText } from '../controls/formatText.tsx';
import type { QuestionState } from './quizState.ts';
import type { QuizWords } from './en.ts';

/** Steps to be put in order by two buttons each; the moved step keeps the focus, and its new place is said. */
export function OrderSteps({ state, language }: { state: QuestionState; language: Language<QuizWords> }) {
  const { words } = language;
  const { shown, chosen, feedback } = state;
  const list = useRef<HTMLOListElement>(null);
  const said = useSignal('');
  const order = chosen.value;
  const textOf = (index: number) => shown.items.find((item) => item.index === index)?.text ?? '';
  const move = (place: number, by: 1 | -1) => {
    const next = [...order];
    [next[place], next[place + by]] = [next[place + by]!, next[place]!];
    chosen.value = next;
    feedback.value = { kind: 'none' };
    said.value = words.moved(plainText(textOf(order[place]!)), place + by + 1, order.length);
    // At an end the button that was pressed is disabled: the other one takes the focus.
    requestAnimationFrame(() => {
      const buttons = list.current?.children[place + by]?.querySelectorAll('button');
      const [up, down] = buttons ?? [];
      const wanted = by < 0 ? up : down;
      (wanted?.disabled ? (by < 0 ? down : up) : wanted)?.focus();
    });
  };
  const button = (place: number, by: 1 | -1) => (
    <button
      type="button"
      aria-label={(by < 0 ? words.up : words.down)(plainText(textOf(order[place]!)))}
      disabled={place + by < 0 || place + by >= order.length}
      onClick={() => move(place, by)}
    >
      <span aria-hidden="true">{by < 0 ? '↑' : '↓'}</span>
    </button>
  );
  return (
    <>
      <ol class="quiz-steps" role="list" ref={list}>
        {order.map((index, place) => (
          <li key={index}>
            <span class="quiz-arrows">
              {button(place, -1)}
              {button(place, 1)}
            </span>
            <span>{formatText(textOf(index))}</span>
          </li>
        ))}
      </ol>
      <p class="sr-only" role="status">
        {said}
      </p>
    </>
  );
}
