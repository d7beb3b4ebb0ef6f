/** The words that the live drawing needs; the page carries those of its own language alone. */
export interface HeroWords {
  pause: string;
  resume: string;
  again: string;
  running: string;
  /** With {step} and {seconds}. */
  learned: string;
}
