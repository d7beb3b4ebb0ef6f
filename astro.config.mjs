import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import remarkMath from 'remark-math';
import { sidebar } from './content/sidebar.ts';
import { learnerTypes } from './build/learnerTypes.ts';
import { sandboxWorker } from './build/sandboxWorker.ts';
import { rehypeBaseLinks } from './build/markdown/baseLinks.ts';
import { remarkCitations } from './build/markdown/citations.ts';
import { remarkHeadingIds } from './build/markdown/headingIds.ts';
import { rehypeStrictKatex } from './build/markdown/katex.ts';
import { remarkMermaid } from './build/markdown/mermaid.ts';
import { rehypeMarks } from './build/markdown/marks.ts';
import { rehypeTables } from './build/markdown/tables.ts';

// `BASE_PATH=/book/` builds for a sub-path, `SITE=…` names the public origin for canonical links and the sitemap.
const base = process.env.BASE_PATH ?? '/';
const site = process.env.SITE ?? 'http://localhost:4321';
// `EDIT_URL=https://…/edit/main/` adds a link to each page's source.
const editUrl = process.env.EDIT_URL;
const sitePart = (name) => `./components/site/${name}.astro`;

export default defineConfig({
  site,
  base,
  srcDir: '.',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({
      remarkPlugins: [remarkMath, remarkHeadingIds, remarkMermaid, remarkCitations],
      rehypePlugins: [rehypeStrictKatex, rehypeTables, rehypeMarks, [rehypeBaseLinks, { base }]],
    }),
  },
  integrations: [
    starlight({
      title: { en: 'LiveGrad', 'zh-CN': 'LiveGrad 活梯度' },
      description: 'An interactive textbook of deep learning that trains on your own device.',
      defaultLocale: 'en',
      locales: { en: { label: 'English', lang: 'en' }, 'zh-cn': { label: '简体中文', lang: 'zh-CN' } },
      sidebar,
      lastUpdated: true,
      // Long lines wrap: nothing to scroll sideways, by keyboard or on a phone.
      expressiveCode: { defaultProps: { wrap: true } },
      ...(editUrl && { editLink: { baseUrl: editUrl } }),
      pagination: true,
      customCss: ['fonts', 'tokens', 'grid', 'header', 'search', 'text', 'furniture', 'print'].map(
        (name) => `./components/site/styles/${name}.css`,
      ),
      components: {
        Head: sitePart('Head'),
        Search: sitePart('Search'),
        LanguageSelect: sitePart('LanguageSelect'),
        PageTitle: sitePart('PageTitle'),
        Sidebar: sitePart('Sidebar'),
        SiteTitle: sitePart('SiteTitle'),
        TwoColumnContent: sitePart('TwoColumnContent'),
        Pagination: sitePart('Pagination'),
      },
    }),
    mdx(),
    preact(),
    {
      name: 'livegrad-root',
      hooks: {
        'astro:config:setup': ({ injectRoute }) => {
          injectRoute({ pattern: '/', entrypoint: './components/site/Root.astro', prerender: true });
          injectRoute({ pattern: '/robots.txt', entrypoint: './components/site/robots.ts', prerender: true });
          injectRoute({
            pattern: '/search/[locale].json',
            entrypoint: './components/site/search/searchIndex.ts',
            prerender: true,
          });
          injectRoute({ pattern: '/catalogue.json', entrypoint: './components/site/catalogue.ts', prerender: true });
        },
      },
    },
  ],
  vite: {
    resolve: {
      alias: [
        // Starlight's own looks for the section of every element of the page, which takes a phone a third of a second.
        {
          find: /^.*components-internals\/TableOfContents\/starlight-toc$/,
          replacement: fileURLToPath(new URL('./components/site/sectionList.ts', import.meta.url)),
        },
      ],
    },
    plugins: [sandboxWorker(), learnerTypes()],
    worker: { format: 'es', rolldownOptions: { output: { comments: false } } },
    build: {
      target: 'es2022',
      assetsInlineLimit: 0,
      rolldownOptions: {
        // The licences are in THIRD_PARTY_NOTICES.txt instead.
        output: { comments: false },
        // Astro's own directives in MDX modules; the bundler warns of each page otherwise.
        onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
      },
    },
  },
});
