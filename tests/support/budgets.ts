/**
 * Most bytes of gzipped JavaScript that a page ships before the first run, read to its end with lab, exercises and quiz. Search is
 * loaded when it is opened, and not counted.
 */
export const PAGE_SCRIPT_BYTES = 70_000;
