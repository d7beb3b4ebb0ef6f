import { computed, signal, type Signal } from '@preact/signals';
import { DEFAULT_PARAMS, PARAM_RANGES, type Cifar10Params } from '@src/labs/cifar10/protocol.ts';
import { decodePermalink, inRange } from '@src/labs/permalink.ts';
import { parseNumber } from './parseNumber.ts';

export const PARAM_NAMES = Object.keys(PARAM_RANGES) as (keyof Cifar10Params)[];

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
