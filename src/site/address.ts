import type { Locale } from '../i18n/locale.ts';

/*
 * The addresses of the book's pages and files. Nothing else reads the base path.
 */

/**
 * The base of a build that does not know where it will stand, such as a package for a learning platform. What makes the package
 * writes `relativeRoot` in its place in every page (`placeAt`); scripts find the root by their own address.
 */
export const UNKNOWN_BASE = '/unknown-base/';

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** Path of the site's root as pages name it, for example `/` or `/book/`; it ends in a slash. */
export const siteRoot = (): string => base;

/** Path of a file that is served as it is. @param file below the root, for example `social/en.png` */
export const filePath = (file: string): string => `${base}${file}`;

/**
 * Path of a page.
 * @param page for example `concepts/networks`; '' for the language's first page
 * @param hash id of a place in it, or ''
 */
export function pagePath(locale: Locale, page: string, hash = ''): string {
  return `${base}${locale}/${page && `${page}/`}${hash && `#${hash}`}`;
}

/** Absolute address of the site's root, ending in a slash, as a script of a page knows it. */
export const siteUrl = (): string => absoluteRoot(base, location.href, import.meta.url);

/**
 * Absolute address of the site's root.
 * @param script address of a bundled script, which lies one folder below the root; it decides where the base is not known
 */
export function absoluteRoot(basePath: string, page: string, script: string): string {
  return basePath === UNKNOWN_BASE ? new URL('..', new URL('.', script)).href : new URL(basePath, page).href;
}

/** The way from a page to the root. @param page file below the root: `en/concepts/index.html` gives `../../`, `index.html` gives `./` */
export function relativeRoot(page: string): string {
  return '../'.repeat(page.split('/').length - 1) || './';
}

/** A page or style sheet of a build without a known base, with relative addresses. @param file its path below the root */
export function placeAt(text: string, file: string): string {
  return text.replaceAll(UNKNOWN_BASE, relativeRoot(file));
}
