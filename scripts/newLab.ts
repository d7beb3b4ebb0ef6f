/**
 * `npm run new:lab NAME`: makes a small lab that works (it fits a line), with every file that a lab has, to be changed into what
 * NAME should be. Existing files are never overwritten.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Templates below scripts/newLab and where each goes. */
const FILES = {
  'model.ts': 'src/labs/__lab__/model.ts',
  'protocol.ts': 'src/labs/__lab__/protocol.ts',
  'session.ts': 'src/labs/__lab__/session.ts',
  'strings.ts': 'components/labs/__lab__/strings.ts',
  'Lab.tsx': 'components/labs/__lab__/__Lab__.tsx',
  'Lab.astro': 'components/labs/__lab__/__Lab__.astro',
  'unit.test.ts': 'tests/unit/labs/__lab__.test.ts',
  'e2e.spec.ts': 'tests/e2e/__lab__.spec.ts',
} as const;

/**
 * Writes the files of a new lab; the engine finds its session by itself.
 * @param name kebab-case, such as `loss-landscape`
 * @param root the repository, or for a test an empty folder
 * @returns paths of the files written
 * @throws when the name is not kebab-case or a file of that lab exists
 */
export function newLab(name: string, root: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`"${name}" is not kebab-case: use lower-case words joined by hyphens, such as loss-landscape`);
  }
  const component = name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const title = name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  const fill = (text: string) =>
    text.replaceAll('__lab__', name).replaceAll('__Lab__', component).replaceAll('__Title__', title);
  const written = Object.values(FILES).map(fill);
  const taken = written.find((file) => existsSync(join(root, file)));
  if (taken) throw new Error(`${taken} exists: choose another name, or delete it first`);
  for (const [template, file] of Object.entries(FILES)) {
    const path = join(root, fill(file));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fill(readFileSync(new URL(`./newLab/${template}.txt`, import.meta.url), 'utf8')));
  }
  return written;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2];
  try {
    if (!name)
      throw new Error('Say the lab\'s name: npm run new:lab NAME, for example "npm run new:lab loss-landscape"');
    for (const file of newLab(name, fileURLToPath(new URL('..', import.meta.url)))) console.log(file);
    console.log(
      '\nNext: put the lab into a page of both languages, name that page in the e2e test, and run "npm run check".',
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
