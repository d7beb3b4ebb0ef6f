import type { Language as AnyLanguage } from '../../controls/inLanguage.ts';
import type { FrameWords } from './words/en.ts';

export { inLanguage } from '../../controls/inLanguage.ts';

/** One language, as a lab speaks it: its own words, and those of the frame. */
export interface Language<W = unknown> extends AnyLanguage<W> {
  frame: FrameWords;
}
