import { computed, signal, type Signal } from '@preact/signals';
import type { LabPlan } from '@src/labs/lab.ts';
import { decodePermalink, encodePermalink, isAllowed, isNumberRange } from '@src/labs/permalink.ts';
import { parseNumber } from '@src/math/parseNumber.ts';

/** A lab's settings as typed, their values, and which of them are refused. The defaults are shown first; a link that is refused changes nothing. */
export function createSettings<T extends object>({
  id: lab,
  defaults,
  ranges,
}: Pick<LabPlan<T>, 'id' | 'defaults' | 'ranges'>) {
  const names = Object.keys(ranges) as (keyof T & string)[];
  /** Why the settings of a link were refused, or null. */
  const linkRefused = signal<string | null>(null);
  const texts = Object.fromEntries(names.map((name) => [name, signal(String(defaults[name]))])) as Record<
    keyof T,
    Signal<string>
  >;
  const valueOf = (name: keyof T & string) =>
    isNumberRange(ranges[name]) ? parseNumber(texts[name].value) : texts[name].value;
  const values = computed(() => Object.fromEntries(names.map((name) => [name, valueOf(name)])) as T);
  const refused = computed(() => names.filter((name) => !isAllowed(values.value[name], ranges[name])));
  let lastAllowed = defaults as T;
  const allowed = computed(() => (refused.value.length === 0 ? (lastAllowed = values.value) : lastAllowed));
  const shown = computed(
    () =>
      Object.fromEntries(
        names.map((name) => [name, refused.value.includes(name) ? defaults[name] : values.value[name]]),
      ) as T,
  );
  const set = (params: T) => {
    for (const name of names) texts[name].value = String(params[name]);
  };
  return {
    lab,
    names,
    ranges,
    linkRefused,
    texts,
    values,
    refused,
    /** The values with defaults in place of what is refused: what a drawing can show. */
    shown,
    /** The last values that were all allowed: what stays on a drawing while the reader types. */
    allowed,
    /** The values when all are allowed, else null; reads signals. */
    ifAllowed: (): T | null => (refused.value.length === 0 ? values.value : null),
    /** Shows other settings, for instance those of a saved run. */
    set,
    /** The fragment of a link to these settings, or to others. */
    link: (params: T = values.peek()) => encodePermalink(lab, params),
    /** Takes the settings of a link's fragment; one that is refused, or for something else, changes nothing. */
    readLink(fragment: string): void {
      const link = decodePermalink<T>(lab, fragment, ranges);
      linkRefused.value = link.kind === 'refused' ? link.detail : null;
      if (link.kind === 'params') set(link.params);
    },
    /**
     * Reads the page's link now and whenever it changes, unless a run holds the settings fixed.
     * @returns stops reading
     */
    followLink(isFixed: () => boolean): () => void {
      const read = () => {
        if (!isFixed()) this.readLink(location.hash);
      };
      read();
      addEventListener('hashchange', read);
      return () => removeEventListener('hashchange', read);
    },
  };
}

/** What `createSettings` makes. */
export type Settings<T extends object> = ReturnType<typeof createSettings<T>>;
