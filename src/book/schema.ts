import { z } from 'astro/zod';
import { bothSchema } from '../i18n/bothSchema.ts';

/*
 * What an entry of the book's lists is: content/glossary.json, citations.json and errata.json.
 */

const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'ids are lower-case words joined by hyphens');
const term = z.strictObject({ term: z.string().min(1), definition: z.string().min(20) });

/** A term of the glossary. */
export const termSchema = z.strictObject({
  id: name,
  /** Section of the source article that uses the term. */
  section: z.string().optional(),
  en: term,
  zh: z.strictObject({ ...term.shape, definition: z.string().regex(/\p{Script=Han}/u, 'the definition in Chinese') }),
});

const date = z.strictObject({ 'date-parts': z.array(z.array(z.int()).min(1).max(3)).length(1) });

/** A source in CSL-JSON: who, what, when, and where it is found. */
export const sourceSchema = z
  .strictObject({
    id: name,
    type: z.enum([
      'article',
      'article-journal',
      'book',
      'chapter',
      'paper-conference',
      'report',
      'software',
      'speech',
      'thesis',
      'webpage',
    ]),
    title: z.string().min(1),
    author: z
      .array(
        z.union([
          z.strictObject({ family: z.string().min(1), given: z.string().min(1) }),
          z.strictObject({ literal: z.string().min(1) }),
        ]),
      )
      .min(1),
    issued: date.optional(),
    accessed: date.optional(),
    'container-title': z.string().optional(),
    publisher: z.string().optional(),
    volume: z.string().optional(),
    issue: z.string().optional(),
    page: z.string().optional(),
    number: z.string().optional(),
    edition: z.string().optional(),
    language: z.string().optional(),
    URL: z.url().optional(),
    DOI: z.string().regex(/^10\./, 'a DOI begins with 10.').optional(),
    ISBN: z.string().optional(),
  })
  // The article this book follows comes without a date or an address.
  .refine(({ id, issued, accessed }) => id === 'source-article' || issued || accessed, 'a source needs a date: issued')
  .refine(
    (source) => source.id === 'source-article' || (source.URL ?? source.DOI ?? source.ISBN),
    'say where it is found: URL, DOI or ISBN',
  );

/** A correction of the source article. */
export const erratumSchema = z.strictObject({
  id: z.string().regex(/^E\d\d$/, 'ids are E01, E02, …'),
  /** Section of the article. */
  where: z.string().min(1),
  says: bothSchema,
  right: bothSchema,
  /** Ids of content/citations.json. */
  sources: z.array(name),
  /** Path below the language of the page that takes it up, such as `concepts/architecture/` or `project/data/#faults`. */
  live: z.string().optional(),
});

/** A term of the glossary. */
export type GlossaryTerm = z.infer<typeof termSchema>;
/** A source. */
export type Source = z.infer<typeof sourceSchema>;
/** A correction. */
export type Erratum = z.infer<typeof erratumSchema>;
