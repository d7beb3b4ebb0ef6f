import type { StarlightTOC } from './sectionList.ts';

/** Keeps the lists of sections at the one that is read, in a lab or a quiz too. */
export function followSections(): void {
  const lists = document.querySelectorAll<StarlightTOC>('starlight-toc, mobile-starlight-toc');
  const headings = [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3)[id]')];
  let frame = 0;
  const follow = () => {
    frame = 0;
    // As far below the top as a jump to a heading puts it, and a little.
    const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 32;
    const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const read = headings.findLast((heading) => heading.getBoundingClientRect().top < (isAtEnd ? innerHeight : line));
    for (const list of lists) {
      const links = [...list.querySelectorAll('a')];
      const link = links.find(({ hash }) => hash === `#${encodeURIComponent(read?.id ?? '_top')}`);
      if (link && link.getAttribute('aria-current') !== 'true') list.current = link;
    }
  };
  const soon = () => (frame ||= requestAnimationFrame(follow));
  soon();
  addEventListener('scroll', soon, { passive: true });
  addEventListener('scrollend', soon, { passive: true });
}
