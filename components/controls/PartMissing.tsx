interface PartMissingProps {
  words: { partMissing: string; tryAgain: string };
  onTryAgain: () => void;
}

/** In place of a part that did not come: the word for it, and the way on. */
export function PartMissing({ words, onTryAgain }: PartMissingProps) {
  return (
    <p class="missing-part" role="alert">
      {words.partMissing}{' '}
      <button type="button" onClick={onTryAgain}>
        {words.tryAgain}
      </button>
    </p>
  );
}
