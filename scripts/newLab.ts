/**
 * `npm run new:lab NAME`: makes a small lab that works (it fits a line), with every file that a lab has, to be changed into what
 * NAME should be. Existing files are never overwritten.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** Templates below scripts/newLab and where each goes. */
const FILES = {
  'protocol.ts': 'src/labs/__lab__/protocol.ts',
  'line.ts': 'src/labs/__lab__/line.ts',
  'model.ts': 'src/labs/__lab__/model.ts',
  'session.ts': 'src/labs/__lab__/session.ts',
  'en.ts': 'components/labs/__lab__/en.ts',
  'zh-cn.ts': 'components/labs/__lab__/zh-cn.ts',
  'strings.ts': 'components/labs/__lab__/strings.ts',
  'state.ts': 'components/labs/__lab__/state.ts',
  'Lab.tsx': 'components/labs/__lab__/__Lab__.tsx',
  'Lab.en.ts': 'components/labs/__lab__/__Lab__.en.ts',
  'Lab.zh-cn.ts': 'components/labs/__lab__/__Lab__.zh-cn.ts',
  'Lab.astro': 'components/labs/__lab__/__Lab__.astro',
  'unit.test.ts': 'tests/unit/labs/__lab__.test.ts',
} as const;

/** The list from which every lab gets its browser tests. */
const LIST = 'tests/support/labs.ts';

/**
 * Writes the files of a new lab and its line in the list of labs under test.
 * @param name kebab-case, such as `loss-landscape`
 * @param root the repository, or for a test a folder that holds `tests/support/labs.ts`
 * @returns paths of the files written or changed
 * @throws when the name is not kebab-case or a file of that lab exists
 */
export async function newLab(name: string, root: string): Promise<string[]> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`"${name}" is not kebab-case: use lower-case words joined by hyphens, such as loss-landscape`);
  }
  const component = name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const plan = component.replace(/^./, (letter) => letter.toLowerCase());
  const title = name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  const fill = (text: string) =>
    text
      .replaceAll('__lab__', name)
      .replaceAll('__Lab__', component)
      .replaceAll('__plan__', plan)
      .replaceAll('__Title__', title);
  const written = Object.values(FILES).map(fill);
  const taken = written.find((file) => existsSync(join(root, file)));
  if (taken) throw new Error(`${taken} exists: choose another name, or delete it first`);
  const style = await resolveConfig(fileURLToPath(import.meta.url));
  for (const [template, file] of Object.entries(FILES)) {
    const path = join(root, fill(file));
    mkdirSync(dirname(path), { recursive: true });
    const text = fill(readFileSync(new URL(`./newLab/${template}.txt`, import.meta.url), 'utf8'));
    // How long a line is depends on the name.
    writeFileSync(path, await format(text, { ...style, filepath: path }));
  }
  const list = join(root, LIST);
  const key = name.includes('-') ? `'${name}'` : name;
  const line = `  ${key}: { page: 'CHAPTER/PAGE/' },\n};`;
  writeFileSync(
    list,
    readFileSync(list, 'utf8').replace(/^\};(?![\s\S]*^\};)/m, () => line),
  );
  return [...written, LIST];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2];
  try {
    if (!name)
      throw new Error('Say the lab\'s name: npm run new:lab NAME, for example "npm run new:lab loss-landscape"');
    for (const file of await newLab(name, fileURLToPath(new URL('..', import.meta.url)))) console.log(file);
    console.log(
      '\nNext: put the lab into a page of both languages, name that page in tests/support/labs.ts, and run "npm run check".',
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
