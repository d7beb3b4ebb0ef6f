import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { words as en } from '../../../components/code/errors/en.ts';
import { strangeIn } from '../../../src/exercises/explain.ts';
import { runJob } from '../../../src/exercises/sandbox/harness.ts';
import type { Answer, LearnerError } from '../../../src/exercises/sandbox/protocol.ts';
import { findNamespace, findStrangeCharacter, meantBy, withoutComments } from '../../../src/exercises/source.ts';

/** The error of code that does not run; null when it runs. */
async function errorOf(code: string): Promise<LearnerError | null> {
  const answers: Answer[] = [];
  await runJob(tf, { id: 1, code, probe: null, backend: 'cpu', calls: [] }, (answer) => answers.push(answer));
  return answers.find((answer) => answer.kind === 'error')?.error ?? null;
}

test.each([
  '/* My solution.\n   module A computes e once\n*/',
  'const text = `\nmodule main\nnamespace B {\n`;',
  '// namespace A {',
  'const module = 1;\nmodule\n;',
  "const namespace = { A: 1 }; namespace.A = 2; const s = 'namespace A {';",
])('words of comments and texts declare nothing: %j', async (code) => {
  expect(findNamespace(code)).toBeNull();
  expect(await errorOf(code)).toBeNull();
});

test('a namespace is refused at its place', async () => {
  expect(await errorOf('const a = 1;\n  export namespace A.B {\n}')).toMatchObject({
    message: 'namespace is not supported',
    line: 2,
    column: 10,
  });
  expect(findNamespace('declare module M { }')).toEqual({ line: 1, column: 9 });
});

/** Code, the character, its place, and what is meant. */
test.each<[string, string, number, number, string | null]>([
  ['const f = (x) => x;\nconsole.log(f（1）);', '（', 2, 14, '('],
  ["console.log('好');\nconsole.log(“结果”);", '“', 2, 13, '"'],
  ["const s = '，';\nconst a = 1；", '；', 2, 12, ';'],
  ['const a = [1，2];', '，', 1, 13, ','],
  ['// （注释）\nconst a =\u200b 1;', '\u200b', 2, 10, ''],
  ['const a = { b：1 };', '：', 1, 14, ':'],
  ['const a = 2 × 3;', '×', 1, 13, '*'],
  ['const a = 5 − 3;', '−', 1, 13, '-'],
  ['if (1 ≤ 2) {}', '≤', 1, 7, '<='],
  ['const a = 1；\r\nconst b = 2;', '；', 1, 12, ';'],
  ['console.log(‘a’);', '‘', 1, 13, "'"],
  ['const a = 1 ★ 2;', '★', 1, 13, null],
  ['const a: number = f（1 as number）;', '（', 1, 20, '('],
])('%j is named with its place', async (code, character, line, column, meant) => {
  const error = (await errorOf(code))!;
  expect(error).toMatchObject({ phase: 'compile', line, column });
  expect(strangeIn(error)).toBe(character);
  expect(meantBy(character)).toBe(meant);
});

test('what stands in texts, comments and names of other languages is left alone', async () => {
  const code =
    "const 变量 = 1; // （注）\nconst s = `“${变量}”，` + '；'; /* ： */\nif (/，|。/.test(s)) console.log(s);";
  expect(await errorOf(code)).toBeNull();
  expect(findStrangeCharacter(code)).toBeNull();
});

test('a name that is written full-width or holds what nobody sees is told when it is not found', async () => {
  for (const [code, character] of [
    ['const ab = 1; a\u200db;', '\u200d'],
    ['const a = 1; ａ;', 'ａ'],
  ] as const) {
    const error = (await errorOf(code))!;
    expect(error.name).toBe('ReferenceError');
    expect(strangeIn(error)).toBe(character);
  }
  expect(en.strangeCharacter('\u200d', '')).toContain('U+200D');
});

test.each<[string, number | null]>([
  ['let a = 1;\nlet b = 2;\nlet a = 3;', 3],
  ['const f = (x) => x;\n\nf(1;\n', 3],
  ['const a = 1;\nfor (const i of [1]) {\n  await = 3;\n}', 3],
  ['const a;\n', 1],
])('an error that only the browser finds has its line: %j', async (code, line) => {
  expect(await errorOf(code)).toMatchObject({ phase: 'compile', line });
});

test('a name of the sandbox may be declared anew', async () => {
  expect(
    await errorOf('const console = { log() {} }; console.log(1); const exports = 1; const require = 2;'),
  ).toBeNull();
});

test('a default import is refused with the way that works', async () => {
  const error = await errorOf("import tf from '@tensorflow/tfjs';\ntf.scalar(1);");
  expect(error).toMatchObject({ phase: 'run', line: 2 });
  expect(error!.message).toContain("import * as tf from '@tensorflow/tfjs'");
});

test('comments are blanked, lines and columns stay', () => {
  expect(withoutComments('a /* b\nc */ d // e\n"// f"')).toBe('a     \n     d     \n"// f"');
});
