import { computed, signal, type Signal } from '@preact/signals';
import { DEFAULT_PARAMS, PARAM_RANGES, type Cifar10Params } from '@src/labs/cifar10/protocol.ts';
import { decodePermalink, inRange } from '@src/labs/permalink.ts';

export const PARAM_NAMES = Object.keys(PARAM_RANGES) as (keyof Cifar10Params)[];

/** A typed number, or NaN; full-width digits and points of a Chinese keyboard and thousands separators are understood. */
export function parseNumber(text: string): number {
  const plain = text.normalize('NFKC').replaceAll('。', '.').trim();
  if (/^\d{1,3}(,\d{3})+$/.test(plain)) return Number(plain.replaceAll(',', ''));
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

/** The settings as typed, their values, and which of them are refused. */
export function createSettings() {
  /** Why the settings of a link were refused, or null. */
  const linkRefused = signal<string | null>(null);
  const texts = Object.fromEntries(PARAM_NAMES.map((name) => [name, signal(String(DEFAULT_PARAMS[name]))])) as Record<
    keyof Cifar10Params,
    Signal<string>
  >;
  const values = computed(
    () =>
      Object.fromEntries(PARAM_NAMES.map((name) => [name, parseNumber(texts[name].value)])) as unknown as Cifar10Params,
  );
  const refused = computed(() => PARAM_NAMES.filter((name) => !inRange(values.value[name], PARAM_RANGES[name])));
  const set = (params: Cifar10Params) => {
    for (const name of PARAM_NAMES) texts[name].value = String(params[name]);
  };
  return {
    linkRefused,
    texts,
    values,
    refused,
    /** Shows other settings, those of a saved run. */
    set,
    /** Takes the settings of a link's fragment; a fragment for something else changes nothing. */
    readLink(fragment: string): void {
      const link = decodePermalink<Cifar10Params>('cifar10', fragment, PARAM_RANGES);
      linkRefused.value = link.kind === 'refused' ? link.detail : null;
      if (link.kind === 'refused') set(DEFAULT_PARAMS);
      if (link.kind === 'params') set(link.params);
    },
  };
}

export type Settings = ReturnType<typeof createSettings>;
