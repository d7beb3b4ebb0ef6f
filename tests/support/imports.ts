import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { root } from './pages.ts';

/** One import of a file by another, type-only ones and workers' addresses included; paths from the root. */
export interface ImportEdge {
  from: string;
  to: string;
}

const ALIAS = /^@(build|components|content|src)\//;

/** Source files of a folder that git knows or would add. */
function sourcesOf(folders: readonly string[]): string[] {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  return list.split('\n').filter((file) => /\.(tsx?|astro)$/.test(file) && existsSync(root + file));
}

/** Code of a file; of an Astro file what stands between the two `---` and in its scripts. */
function codeOf(file: string): string {
  const text = readFileSync(root + file, 'utf8');
  if (!file.endsWith('.astro')) return text;
  const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  return [/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '', ...scripts].join('\n');
}

/** Every import between files of these folders. */
export function importsOf(folders: readonly string[]): ImportEdge[] {
  return sourcesOf(folders).flatMap((from) => {
    const code = codeOf(from);
    const workers = [...code.matchAll(/new URL\(\s*'(\.[^']+)',\s*import\.meta\.url/g)].map(([, path]) => path!);
    const names = [...ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName), ...workers];
    return names.flatMap((name) => {
      const plain = name.replace(/\?.*$/, '');
      if (!plain.startsWith('.') && !ALIAS.test(plain)) return [];
      const to = ALIAS.test(plain) ? plain.slice(1) : normalize(join(dirname(from), plain)).replaceAll('\\', '/');
      const isFile = existsSync(root + to) && statSync(root + to).isFile();
      return isFile ? [{ from, to }] : [];
    });
  });
}

/**
 * Groups of files that import each other in a circle.
 * @returns the files of each circle in alphabetical order, by Tarjan's algorithm (1972)
 */
export function circlesOf(edges: readonly ImportEdge[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    const own = index.size;
    index.set(file, own);
    low.set(file, own);
    stack.push(file);
    for (const to of next.get(file) ?? []) {
      if (!index.has(to)) visit(to);
      if (stack.includes(to)) low.set(file, Math.min(low.get(file)!, low.get(to)!));
    }
    if (low.get(file) !== own) return;
    const circle = stack.splice(stack.indexOf(file));
    const importsItself = next.get(file)?.includes(file);
    if (circle.length > 1 || importsItself) circles.push(circle.sort());
  };
  for (const file of next.keys()) if (!index.has(file)) visit(file);
  return circles;
}
