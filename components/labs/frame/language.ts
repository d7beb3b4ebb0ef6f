import { h, type ComponentType } from 'preact';
import type { Locale } from '@src/i18n/locale.ts';
import type { FrameWords } from './words/en.ts';

/** One language, as a lab speaks it: its own words, and those of the frame. */
export interface Language<W = unknown> {
  locale: Locale;
  words: W;
  frame: FrameWords;
}

/**
 * A lab's island in one language. Each language has a file of its own (`<Lab>.en.ts`, `<Lab>.zh-cn.ts`), so that a page ships the
 * words of its own language only.
 * @returns a component that takes the view's other props
 */
export function inLanguage<W, P extends { language: Language<W> }>(
  View: ComponentType<P>,
  language: Language<W>,
): ComponentType<Omit<P, 'language'>> {
  return (props) => h(View, { ...props, language } as P);
}
