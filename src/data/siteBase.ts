/** Absolute address of the site's root, ending in a slash, as a page knows it. */
export const siteBase = (): string => new URL(import.meta.env.BASE_URL.replace(/\/?$/, '/'), location.href).href;
