/** What every island does for readers who have the page translated by their browser. Imported once, by `inLanguage`. */
import { options, type VNode } from 'preact';
import { keepTextLive } from './keepTextLive.ts';

/** Never translated: numbers, code, drawings with their letters. A translator would break them, or write beside what changes. */
const UNTRANSLATED = new Set<unknown>(['output', 'code', 'pre', 'svg']);

const isPage = typeof document !== 'undefined';
/** In a page `translate` of an HTML element is a boolean property, where the word "no" would mean yes; in HTML it is that word. */
const no = (type: string) => (isPage && type !== 'svg' ? false : 'no');

const { vnode: next } = options;
options.vnode = (vnode: VNode<{ translate?: unknown }>) => {
  const { type, props } = vnode;
  if (typeof type === 'string' && (UNTRANSLATED.has(type) || props.translate === false)) props.translate = no(type);
  next?.(vnode);
};

if (isPage) keepTextLive(document.documentElement);
