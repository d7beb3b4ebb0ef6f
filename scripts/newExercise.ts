/**
 * `npm run new:exercise ID PAGE`: makes a small coding exercise that works (the mean of a list), with every file that an exercise has,
 * and puts it into its page in both languages. Existing files are never overwritten.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Templates below scripts/newExercise and where each goes. */
const FILES = {
  'exercise.ts': 'src/exercises/__id__/exercise.ts',
  'starter.ts': 'src/exercises/__id__/starter.ts',
  'solution.ts': 'src/exercises/__id__/solution.ts',
  'wrong/sum-only.ts': 'src/exercises/__id__/wrong/sum-only.ts',
  'wrong/fixed-count.ts': 'src/exercises/__id__/wrong/fixed-count.ts',
  'texts.json': 'content/exercises/__id__.json',
} as const;

const IMPORT = "import Exercise from '@components/exercises/Exercise.astro';\n";
/** By language: the heading of a page's exercises, and a task to begin with. */
const PAGES = {
  en: ['## Exercises [#exercises]', 'Write `__entry__(values)`: it takes a list of numbers and returns their mean.'],
  'zh-cn': ['## 练习 [#exercises]', '写一个函数 `__entry__(values)`：输入一个数的列表，返回它们的平均值。'],
} as const;

/** A page with the exercise after the others, before the quiz. */
function addToPage(text: string, id: string, [heading, task]: readonly [string, string]): string {
  const block = `<Exercise id="${id}">\n\n${task}\n\n</Exercise>\n`;
  const quiz = /^## .*\[#quiz\]$/m.exec(text);
  const before = (quiz ? text.slice(0, quiz.index) : text).trimEnd();
  const after = quiz ? `\n${text.slice(quiz.index)}` : '';
  const titled = before.includes('[#exercises]') ? before : `${before}\n\n${heading}`;
  const whole = `${titled}\n\n${block}${after}`;
  if (whole.includes(IMPORT)) return whole;
  // After the last import, or else after the frontmatter.
  const imports = [...whole.matchAll(/^import .*\n/gm)].at(-1) ?? /^---\n[\s\S]*?\n---\n/.exec(whole)!;
  const end = imports.index + imports[0].length;
  return `${whole.slice(0, end)}${imports[0].startsWith('import') ? '' : '\n'}${IMPORT}${whole.slice(end)}`;
}

/**
 * Writes the files of a new exercise and puts it into its page.
 * @param id kebab-case, such as `one-hot`
 * @param page such as `algorithms/preprocess`
 * @param root the repository, or for a test a folder that holds the pages
 * @returns paths of the files written or changed
 * @throws when the id is not kebab-case, the page does not exist in both languages, or a file of that exercise exists
 */
export function newExercise(id: string, page: string, root: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id === 'sandbox') {
    throw new Error(`"${id}" is not kebab-case: use lower-case words joined by hyphens, such as one-hot`);
  }
  const entry = id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const title = id.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  const fill = (text: string) =>
    text
      .replaceAll('__id__', id)
      .replaceAll('__page__', page)
      .replaceAll('__entry__', entry)
      .replaceAll('__Title__', title);
  const pages = Object.keys(PAGES).map((locale) => `content/docs/${locale}/${page}.mdx`);
  const missing = pages.find((file) => /\.\.|\\/.test(file) || !existsSync(join(root, file)));
  if (missing) throw new Error(`${missing} does not exist: name a page such as concepts/networks`);
  const written = Object.values(FILES).map(fill);
  const taken = written.find((file) => existsSync(join(root, file)));
  if (taken) throw new Error(`${taken} exists: choose another id, or delete it first`);
  for (const [template, file] of Object.entries(FILES)) {
    const path = join(root, fill(file));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fill(readFileSync(new URL(`./newExercise/${template}.txt`, import.meta.url), 'utf8')));
  }
  for (const [i, [heading, task]] of Object.values(PAGES).entries()) {
    const path = join(root, pages[i]!);
    writeFileSync(path, addToPage(readFileSync(path, 'utf8'), id, [heading, fill(task)]));
  }
  return [...written, ...pages];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [id, page] = process.argv.slice(2);
  try {
    if (!id || !page) {
      throw new Error('Say id and page: npm run new:exercise ID PAGE, for example "… one-hot algorithms/preprocess"');
    }
    for (const file of newExercise(id, page, fileURLToPath(new URL('..', import.meta.url)))) console.log(file);
    console.log(`\nNext: change it, and run "npx vitest run tests/content/exercises.test.ts -t ${id}".`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
