import { h, type ComponentType } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { dropRestored, replayEarly } from './earlyInput.ts';
import './translators.ts';

/** One language, as an island speaks it. */
export interface Language<W> {
  locale: Locale;
  words: W;
}

/**
 * An island in one language. Each language has an entry of its own (`QuizView.en.ts`, `QuizView.zh-cn.ts`), so that a page ships the
 * words of its own language only. What was done to its controls before it was live is settled here, for every island.
 * @returns a component that takes the view's other props
 */
export function inLanguage<P extends { language: Language<unknown> }>(
  View: ComponentType<P>,
  language: P['language'],
): ComponentType<Omit<P, 'language'>> {
  return function Island(props) {
    useMemo(dropRestored, []);
    useEffect(replayEarly, []); // after the view's own effects
    return h(View, { ...props, language } as P);
  };
}
