/**
 * The checks of formulas in a test file: each is a top-level `check('id', …);` whose last line starts with `}`.
 * @returns id and source text of each, in order
 */
export function extractChecks(source: string): { id: string; code: string }[] {
  return [...source.matchAll(/^check\(\s*'([a-z0-9-]+)'[\s\S]*?^(?:\}\)|\));$/gm)].map(([code, id]) => ({
    id: id!,
    code,
  }));
}
