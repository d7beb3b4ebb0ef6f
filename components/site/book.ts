/** The book as the sidebar has it: chapters with their pages, and where the present page stands. */
import type { StarlightRouteData } from '@astrojs/starlight/route-data';

type Entry = StarlightRouteData['sidebar'][number];
type Link = Extract<Entry, { type: 'link' }>;

export interface Chapter {
  number: number;
  title: string;
  links: Link[];
}

/** "4 · Mathematics" in its two parts; null for a group that is no chapter. */
function split(label: string): { number: number; title: string } | null {
  const found = /^(\d+) · (.*)$/.exec(label);
  return found ? { number: Number(found[1]), title: found[2]! } : null;
}

export function chaptersOf(sidebar: Entry[]): Chapter[] {
  return sidebar.flatMap((entry) => {
    const parts = entry.type === 'group' ? split(entry.label) : null;
    return parts && entry.type === 'group'
      ? [{ ...parts, links: entry.entries.filter((link): link is Link => link.type === 'link') }]
      : [];
  });
}

/** Chapter and page of the present page, its number such as "4.3", or null outside the chapters. */
export function placeIn(sidebar: Entry[]): { chapter: Chapter; page: number; number: string } | null {
  for (const chapter of chaptersOf(sidebar)) {
    const page = chapter.links.findIndex(({ isCurrent }) => isCurrent);
    if (page >= 0) return { chapter, page, number: page === 0 ? `${chapter.number}` : `${chapter.number}.${page}` };
  }
  return null;
}
