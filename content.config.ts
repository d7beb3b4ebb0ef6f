import { defineCollection } from 'astro:content';
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { listLoader } from './build/book/listLoader.ts';
import { erratumSchema, sourceSchema, termSchema } from './src/book/schema.ts';
import { exerciseTextsSchema } from './src/exercises/schema.ts';
import { quizSchema } from './src/quiz/schema.ts';

/** The JSON files below a folder; the id of each is its path without `.json`. */
const jsonFiles = (base: string) =>
  glob({ base, pattern: '**/*.json', generateId: ({ entry }) => entry.replace(/\.json$/, '') });

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: docsSchema({
      extend: z.object({
        /** A page that is not written yet: it shows a notice and the plan of its contents. */
        outline: z.boolean().default(false),
      }),
    }),
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  quizzes: defineCollection({ loader: jsonFiles('./content/quizzes'), schema: quizSchema }),
  exercises: defineCollection({ loader: jsonFiles('./content/exercises'), schema: exerciseTextsSchema }),
  glossary: defineCollection({ loader: listLoader('content/glossary.json'), schema: termSchema }),
  citations: defineCollection({ loader: listLoader('content/citations.json'), schema: sourceSchema }),
  errata: defineCollection({ loader: listLoader('content/errata.json'), schema: erratumSchema }),
};
