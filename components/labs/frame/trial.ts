import { signal, type ReadonlySignal } from '@preact/signals';

/** An experiment that the page's text proposes: what its link says beside the settings. */
interface Trial {
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
  /**
   * Listens to the page's links.
   * @param begin puts the lab at its start, with the settings of a link's fragment
   * @param show brings it into view, when the page was opened by a link to it
   * @returns stops listening
   */
  follow(begin: (fragment: string) => void, show: () => void): () => void;
}

/** The links of the page that propose an experiment are those that say what to look for, see Try.astro. */
const LINKS = 'a[data-look]';

/** Follows the links of a page's text to one lab. @param lab its name */
export function createTrial(lab: string): TrialState {
  const shown = signal<Trial | null>(null);
  const isForLab = (fragment: string) => fragment.startsWith(`#lab=${lab}&`);
  const take = (link: HTMLAnchorElement) => {
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
    follow(begin, show) {
      const onClick = (event: MouseEvent) => {
        const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>(LINKS);
        if (!link || !isForLab(link.hash)) return;
        take(link);
        begin(link.hash);
      };
      /** The address may be that of an experiment: opened as it is, or come back to. */
      const onAddress = () => {
        if (!isForLab(location.hash)) return;
        const links = [...document.querySelectorAll<HTMLAnchorElement>(LINKS)];
        const link = links.find(({ hash }) => hash === location.hash);
        if (link) take(link);
      };
      onAddress();
      const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      // After a reload, or when the reader comes back, the browser restores the place.
      if (isForLab(location.hash) && visit?.type === 'navigate') show();
      addEventListener('hashchange', onAddress);
      addEventListener('click', onClick);
      return () => {
        removeEventListener('hashchange', onAddress);
        removeEventListener('click', onClick);
      };
    },
  };
}
