import type { APIRoute } from 'astro';
import { filePath } from '@src/site/address.ts';

/** `/robots.txt`: everything may be read; names the sitemap. */
export const GET: APIRoute = ({ site }) => {
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(filePath('sitemap-index.xml'), site).href}\n`);
};
