import { signal, type ReadonlySignal } from '@preact/signals';

/** An experiment that the page's text proposes: what its link says beside the settings. */
export interface Trial {
  /** What to look for. */
  look: string;
  /** After how many training steps the run pauses; Infinity for never. */
  stopAt: number;
  /** The link in the text, to which the reader may go back. */
  link: HTMLAnchorElement;
}

/** The experiment that a lab shows, if any. */
export interface TrialState {
  shown: ReadonlySignal<Trial | null>;
  /** Back to the sentence that holds the link. */
  goBack(): void;
  leave(): void;
  /** Listens to the page's links. @param begin shows the lab, at its start, with the settings of a link's fragment. @returns stops listening */
  follow(begin: (fragment: string) => void): () => void;
}

/** The links of the page that propose an experiment are those that say what to look for, see Try.astro. */
const LINKS = 'a[data-look]';

/** Follows the links of a page's text to one lab. @param lab its name */
export function createTrial(lab: string): TrialState {
  const shown = signal<Trial | null>(null);
  const isForLab = (fragment: string) => fragment.startsWith(`#lab=${lab}&`);
  const show = (link: HTMLAnchorElement) => {
    const { look = '', stop } = link.dataset;
    shown.value = { look, stopAt: stop === undefined ? Infinity : Number(stop), link };
  };
  return {
    shown,
    goBack() {
      const link = shown.peek()?.link;
      link?.scrollIntoView({ block: 'center' });
      link?.focus({ preventScroll: true });
    },
    leave: () => (shown.value = null),
    follow(begin) {
      const onClick = (event: MouseEvent) => {
        const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>(LINKS);
        if (!link || !isForLab(link.hash) || event.ctrlKey || event.metaKey || event.shiftKey) return;
        // Not the browser's own way: it would note the place after the jump, and Back would not return to the sentence.
        event.preventDefault();
        history.pushState(null, '', link.hash);
        show(link);
        begin(link.hash);
      };
      /** The address may be that of an experiment: opened as it is, or come back to. */
      const onAddress = () => {
        if (!isForLab(location.hash)) return;
        const links = [...document.querySelectorAll<HTMLAnchorElement>(LINKS)];
        const link = links.find(({ hash }) => hash === location.hash);
        if (link) show(link);
      };
      onAddress();
      addEventListener('hashchange', onAddress);
      addEventListener('click', onClick);
      return () => {
        removeEventListener('hashchange', onAddress);
        removeEventListener('click', onClick);
      };
    },
  };
}
