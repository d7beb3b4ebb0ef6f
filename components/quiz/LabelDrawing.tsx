import { useId } from 'preact/hooks';
import type { Language } from '../controls/inLanguage.ts';
import { linesIn, TEXT_SIZE, type ShownDrawing, type ShownPart } from '@src/quiz/drawing.ts';
import type { QuizWords } from './en.ts';

interface LabelDrawingProps {
  drawing: ShownDrawing;
  /** The text at each place, '' where nothing is chosen. */
  labels: readonly string[];
  language: Language<QuizWords>;
}

/** The picture of a question of the kind `label`; its description tells what is chosen too. */
export function LabelDrawing({ drawing, labels, language }: LabelDrawingProps) {
  const { words } = language;
  const head = useId();
  const { width, height, parts, arrows, description } = drawing;
  const filled = labels.flatMap((label, i) => (label === '' ? [] : [words.filled(i + 1, label)]));
  return (
    <svg
      class="quiz-drawing"
      role="img"
      aria-label={[description, ...filled].join(' ')}
      viewBox={`0 0 ${width} ${height}`}
      style={{ maxWidth: `${(1.5 * width).toFixed(0)}px` }}
    >
      <marker
        id={head}
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="8"
        markerHeight="8"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path class="quiz-arrow-head" d="M1 1L7 4L1 7Z" />
      </marker>
      {arrows.map(({ points, isDashed }, i) => (
        <polyline key={i} class={isDashed ? 'is-dashed' : ''} points={points.join(' ')} marker-end={`url(#${head})`} />
      ))}
      {arrows.map(
        ({ text, textAt: [x, y] }, i) =>
          text !== '' && <Lines key={i} class="quiz-arrow-text" x={x} y={y} text={text} width={200} />,
      )}
      {parts.map((part, i) => (
        <Part key={i} part={part} label={labels[part.place - 1] ?? ''} />
      ))}
    </svg>
  );
}

/** One part; a place has its number in a corner once it is filled, and in the middle while it is empty. */
function Part({ part, label }: { part: ShownPart; label: string }) {
  const { x, y, width, height, shape, place } = part;
  const isEmpty = place > 0 && label === '';
  const kind = place === 0 ? '' : `quiz-place${isEmpty ? ' is-empty' : ''}`;
  const [badgeX, badgeY] = isEmpty ? [x, y] : [x - width / 2 + 4, y - height / 2 + 2];
  return (
    <g>
      {shape === 'box' && (
        <rect class={kind} x={x - width / 2} y={y - height / 2} width={width} height={height} rx="5" />
      )}
      {shape === 'circle' && <circle class={kind} cx={x} cy={y} r={width / 2} />}
      <Lines x={x} y={y} text={place === 0 ? part.text : label} width={width} />
      {place > 0 && (
        <>
          <circle class="quiz-place-number" cx={badgeX} cy={badgeY} r={isEmpty ? 10 : 7.5} />
          <text x={badgeX} y={badgeY} font-size={isEmpty ? TEXT_SIZE : 10}>
            {place}
          </text>
        </>
      )}
    </g>
  );
}

/** A text in the middle of its place, in as many lines as it takes. */
function Lines({ x, y, text, width, ...rest }: { x: number; y: number; text: string; width: number; class?: string }) {
  const lines = linesIn(width, text);
  const height = TEXT_SIZE * 1.15;
  return lines.map((line, i) => (
    <text key={i} {...rest} x={x} y={y + (i - (lines.length - 1) / 2) * height} font-size={TEXT_SIZE}>
      {line}
    </text>
  ));
}
