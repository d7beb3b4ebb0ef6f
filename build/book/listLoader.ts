import { readFileSync } from 'node:fs';
import { file } from 'astro/loaders';

/**
 * Loads a JSON list of `content/`. Astro's own loader only logs what is wrong with the file as a whole; here it fails the build.
 * @param path from the project's root, such as `content/glossary.json`
 */
export function listLoader(path: string): ReturnType<typeof file> {
  const loader = file(path);
  return {
    ...loader,
    load: async (context) => {
      checkList(path, readFileSync(new URL(path, context.config.root), 'utf8'));
      await loader.load(context);
    },
  };
}

/** Checks that a file is a JSON list of entries with ids of their own. @throws Error that names file and place */
export function checkList(path: string, text: string): void {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(entries)) throw new Error(`${path} must be a list: [ { "id": … }, … ]`);
  const ids = new Set<unknown>();
  for (const [i, entry] of (entries as ({ id?: unknown } | null)[]).entries()) {
    if (typeof entry?.id !== 'string') throw new Error(`${path}: entry ${i + 1} needs an "id"`);
    if (ids.has(entry.id)) throw new Error(`${path}: the id "${entry.id}" is used twice`);
    ids.add(entry.id);
  }
}
