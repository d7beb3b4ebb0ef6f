/**
 * Most bytes of gzipped JavaScript that a page ships before the first run, read to its end with labs, exercises and quiz; of these,
 * 15 to 17 kB come with every page. Search is loaded when it is opened, and so are the checks of types.
 */
export const PAGE_SCRIPT_BYTES = 80_000;
