import type { APIRoute } from 'astro';
import { getCatalogue } from '@src/book/fromCollections.ts';

/** `/catalogue.json`: what the book holds (a `Catalogue`), for whatever packs or plans it. Nothing of any reader is in it. */
export const GET: APIRoute = async () => Response.json(await getCatalogue());
