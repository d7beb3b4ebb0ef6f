/**
 * Why a file of the book did not come: it cannot be had now, or the site answers and has it no more, since a newer release has taken
 * the place of the one that this page is of.
 */
export type WhyMissing = 'not-loaded' | 'new-release';

/** A part of the book that did not come. */
export class MissingPart extends Error {
  readonly why: WhyMissing;

  constructor(why: WhyMissing, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'MissingPart';
    this.why = why;
  }
}

/** Asks the site whether it can be reached. */
export async function whyMissing(): Promise<WhyMissing> {
  try {
    const page = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
    return page.ok ? 'new-release' : 'not-loaded';
  } catch {
    return 'not-loaded';
  }
}

/**
 * Loads a part of the book that comes on demand: every `import()` of the page goes through here, so that none fails unseen.
 * @throws MissingPart which the caller shows, with a way on
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw error instanceof MissingPart ? error : new MissingPart(await whyMissing(), error);
  }
}
