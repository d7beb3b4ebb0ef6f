/**
 * `npm run bench [-- --json]`: this engine against stock TensorFlow.js on this machine, interleaved in one run of headless
 * Chromium. Prints medians and the ratio; a ratio is what to compare, times move with the machine.
 */
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { findChromium } from './browser.ts';

const ROUNDS = 3;
const BATCH = 64;
const STOCK_BACKENDS = ['cpu', 'webgl', 'wasm'] as const;

interface Bench {
  stockStep(backend: string): Promise<{ ms?: number; error?: string }>;
  labRun(): Promise<{ imagesPerSecond: number; backend: string; longestTaskMs: number; firstPointMs: number }>;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

async function measure(page: Page, log: (line: string) => void): Promise<Record<string, unknown>> {
  const ours: number[] = [];
  const stock = new Map<string, number[]>();
  const failed: Record<string, string> = {};
  const runs: { backend: string; longestTaskMs: number; firstPointMs: number }[] = [];
  const stockStep = async (backend: string, keep: boolean) => {
    if (failed[backend]) return;
    const { ms, error } = await page.evaluate(
      (name) => (globalThis as unknown as { bench: Bench }).bench.stockStep(name),
      backend,
    );
    if (ms === undefined) failed[backend] = error ?? 'no answer';
    else if (keep) stock.set(backend, [...(stock.get(backend) ?? []), (1000 * BATCH) / ms]);
    log(`stock ${backend}: ${ms === undefined ? error : `${ms.toFixed(0)} ms a step`}`);
  };
  for (const backend of STOCK_BACKENDS) await stockStep(backend, false);
  for (let round = 0; round < ROUNDS; round++) {
    const run = await page.evaluate(() => (globalThis as unknown as { bench: Bench }).bench.labRun());
    ours.push(run.imagesPerSecond);
    runs.push(run);
    log(`LiveGrad (${run.backend}): ${run.imagesPerSecond.toFixed(0)} images/s`);
    for (const backend of STOCK_BACKENDS) await stockStep(backend, true);
  }
  const best = Math.max(...[...stock.values()].map(median));
  return {
    'cnn.backend': runs[0]!.backend,
    'cnn.imagesPerSecond': median(ours),
    ...Object.fromEntries(
      STOCK_BACKENDS.map((name) => [
        `cnn.stock.${name}.imagesPerSecond`,
        stock.has(name) ? median(stock.get(name)!) : null,
      ]),
    ),
    'cnn.stock.failures': failed,
    'cnn.ratio': median(ours) / best,
    'run.firstPointMs.cold': runs[0]!.firstPointMs,
    'run.firstPointMs.warm': median(runs.slice(1).map((run) => run.firstPointMs)),
    'main.longestTaskMs': Math.max(...runs.map((run) => run.longestTaskMs)),
    machine: { cores: cpus().length, processor: cpus()[0]?.model ?? 'unknown' },
  };
}

const root = fileURLToPath(new URL('../tests/bench/', import.meta.url));
const publicDir = fileURLToPath(new URL('../public/', import.meta.url));
const outDir = fileURLToPath(new URL('../.cache/bench/', import.meta.url));
const json = process.argv.includes('--json');
const log = (line: string) => process.stderr.write(`${line}\n`);

const shared = { root, publicDir, configFile: false, logLevel: 'error', worker: { format: 'es' } } as const;
await build({ ...shared, build: { outDir, emptyOutDir: true, target: 'es2022' } });
const server = await preview({
  ...shared,
  build: { outDir },
  preview: {
    port: 0,
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
  },
});
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: [
    '--no-sandbox',
    '--enable-unsafe-swiftshader',
    '--disable-background-networking',
    '--disable-component-update',
  ],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => log(String(error)));
  await page.goto(server.resolvedUrls!.local[0]!);
  await page.waitForFunction(() => 'bench' in globalThis);
  const result = await measure(page, log);
  console.log(json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
} finally {
  await browser.close();
  await server.close();
}
