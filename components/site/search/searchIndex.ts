import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { Converter } from 'opencc-js/t2cn';
import { glossary } from '@components/prose/glossary.ts';
import { splitId } from '@src/book/source.ts';
import { LOCALES, type Locale } from '@src/i18n/locale.ts';
import { createSearchIndex } from '@src/site/searchIndex.ts';

export const getStaticPaths: GetStaticPaths = () => LOCALES.map((locale) => ({ params: { locale } }));

/** `/search/en.json`, `/search/zh-cn.json`: a `SearchIndex`. */
export const GET: APIRoute = async ({ params }) => {
  const locale = params['locale'] as Locale;
  const docs = await getCollection('docs');
  const pages = docs.flatMap(({ id, data: { title }, body = '' }) => {
    const place = splitId(id);
    return place?.locale === locale ? [{ path: place.path, title, body }] : [];
  });
  const simplify = locale === 'zh-cn' ? Converter({ from: 't', to: 'cn' }) : (text: string) => text;
  return Response.json(createSearchIndex(pages, await glossary(locale), simplify));
};
