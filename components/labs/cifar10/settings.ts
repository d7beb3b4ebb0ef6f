import { computed, signal } from '@preact/signals';
import { DEFAULT_PARAMS, PARAM_RANGES, type Cifar10Params } from '@src/labs/cifar10/protocol.ts';
import { decodePermalink, inRange } from '@src/labs/permalink.ts';

export const PARAM_NAMES = Object.keys(PARAM_RANGES) as (keyof Cifar10Params)[];

/** A typed number, or NaN; full-width digits and points of a Chinese keyboard are understood. */
export function parseNumber(text: string): number {
  const plain = text.normalize('NFKC').replaceAll('。', '.').trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

/** The settings as typed, their values, and which of them are refused. */
export function createSettings(fragment: string) {
  const link = decodePermalink('cifar10', fragment, PARAM_RANGES);
  const initial = link.kind === 'params' ? link.params : DEFAULT_PARAMS;
  const texts = Object.fromEntries(PARAM_NAMES.map((name) => [name, signal(String(initial[name]))])) as Record<
    keyof Cifar10Params,
    ReturnType<typeof signal<string>>
  >;
  const values = computed(
    () => Object.fromEntries(PARAM_NAMES.map((name) => [name, parseNumber(texts[name].value!)])) as unknown as Cifar10Params,
  );
  const refused = computed(() => PARAM_NAMES.filter((name) => !inRange(values.value[name], PARAM_RANGES[name])));
  return {
    linkRefused: link.kind === 'refused' ? link.detail : null,
    texts,
    values,
    refused,
    /** Shows other settings, those of a saved run. */
    set(params: Cifar10Params): void {
      for (const name of PARAM_NAMES) texts[name].value = String(params[name]);
    },
  };
}

export type Settings = ReturnType<typeof createSettings>;
