import { z } from 'astro/zod';

/** A text in both languages, as the files of `content/` hold it. */
export const bothSchema = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
