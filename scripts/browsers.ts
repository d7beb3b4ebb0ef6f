/**
 * `npm run browsers [-- NAME…] [--only cifar10,quiz] [--write]`: tries every lab, an exercise and a quiz of the built site in every
 * browser that is here, and in Chromium with something taken away. Names are `chromium`, `firefox`, `webkit`, or a condition of
 * `browsers/conditions.ts`. `--write` keeps what came of it for the page "What works where"; `--pictures FOLDER` takes one of each,
 * `--dist FOLDER` tries another build.
 * `npm run test:webkit` is `webkit` alone. The last line says `N passed, N failed`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { CONDITIONS, type Condition } from './browsers/conditions.ts';
import type { Browser, Tab } from './browsers/tab.ts';
import { TRIES, type Outcome } from './browsers/tries.ts';
import { serve } from './serve.ts';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const RESULTS = at('content/results/browsers.json');

/** What came of one browser in one condition. */
interface Run {
  id: string;
  browser: string;
  version: string;
  system: string;
  cores: number;
  date: string;
  tried: Record<string, Outcome>;
}

const { values, positionals } = parseArgs({
  options: {
    only: { type: 'string' },
    write: { type: 'boolean' },
    pictures: { type: 'string' },
    dist: { type: 'string' },
  },
  allowPositionals: true,
});
const only = values.only?.split(',');
const counts = { passed: 0, failed: 0 };
const notTried: string[] = [];

/** Tries everything in one browser, each in a tab of its own. */
async function tryAll(
  browser: Browser,
  { id, address, tries, isSlow = false }: Condition,
  url: string,
): Promise<Run['tried']> {
  const tried: Run['tried'] = {};
  for (const name of (only ?? tries ?? Object.keys(TRIES)).filter((one) => (tries ?? [one]).includes(one))) {
    const start = address?.(url) ?? url;
    let tab: Tab | null = null;
    const attempt = async (): Promise<Outcome> => {
      try {
        tab = await browser.newTab();
        return await TRIES[name]!(tab, start, isSlow);
      } catch (error) {
        return { works: false, said: error instanceof Error ? error.message : String(error) };
      }
    };
    const first = await attempt();
    if (!first.works) console.log(`  ${id} · ${name} once more, after: ${first.said}`);
    tried[name] = first.works ? first : await attempt();
    const { works, backend = '', threads = '', said = '' } = tried[name];
    counts[works ? 'passed' : 'failed']++;
    console.log(`${works ? '✓' : '✗'} ${id} · ${name} ${backend} ${threads} ${said}`);
    if (values.pictures && tab) {
      mkdirSync(values.pictures, { recursive: true });
      writeFileSync(join(values.pictures, `${id}-${name}.png`), await (tab as Tab).screenshot());
    }
  }
  return tried;
}

/** Puts runs in place of earlier ones of the same condition. */
async function keep(runs: Run[]): Promise<void> {
  const before = JSON.parse(readFileSync(RESULTS, 'utf8')) as { runs: Run[] };
  const all = CONDITIONS.flatMap(({ id }) => [...runs, ...before.runs].find((run) => run.id === id) ?? []);
  writeFileSync(RESULTS, await format(JSON.stringify({ runs: all }), { parser: 'json', printWidth: 120 }));
}

const dist = values.dist ?? at('dist');
if (!existsSync(join(dist, 'index.html'))) throw new Error(`${dist} holds no built site: run "npm run build" first.`);
const wanted = CONDITIONS.filter(
  ({ id, browser }) => positionals.length === 0 || positionals.some((name) => name === id || name === browser),
);
const runs: Run[] = [];
for (const condition of wanted) {
  const browser = await condition.start().catch((error: unknown) => String(error));
  if (typeof browser === 'string') {
    notTried.push(`${condition.id} was not tried. ${browser}`);
    continue;
  }
  const { url, close } = await serve(dist, { isolated: condition.isolated ?? true });
  try {
    const tried = await tryAll(browser, condition, url);
    const { name, version } = browser;
    const date = new Date().toISOString().slice(0, 10);
    runs.push({ id: condition.id, browser: name, version, system: type(), cores: availableParallelism(), date, tried });
  } finally {
    await browser.close();
    await close();
  }
}
if (values.write && !only) await keep(runs);
for (const line of notTried) console.log(line);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
