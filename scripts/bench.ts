/**
 * `npm run bench [-- --json] [--only cnn,gemm,gpt,spiral,leak]`: this engine against stock TensorFlow.js on this machine, interleaved in one run of headless
 * Chromium. Prints medians and the ratio; a ratio is what to compare, times move with the machine. `--only` measures the named parts.
 */
import { cp } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import type { BackendName } from '../src/engine/protocol.ts';
import { stepFlops } from '../src/labs/device/flops.ts';
import type { Measured, SpiralTime } from '../src/labs/device/measure.ts';
import type { ProductRates } from '../src/labs/device/protocol.ts';
import { measureGpts } from '../tests/bench/gpt/rounds.ts';
import type { Bench } from '../tests/bench/page.ts';
import { findChromium } from '../build/chromium.ts';

const ROUNDS = 3;
/** Seeds that no test and no choice of settings has used. */
const SPIRAL_SEEDS = [101, 102, 103, 104, 105];
/** Epochs that TensorFlow Playground needs for its spiral with the same network; it draws, and trains, one a displayed frame. */
const PLAYGROUND_EPOCHS = 860;
const LEAK_CYCLES = 50;
const STOCK_BACKENDS: readonly BackendName[] = ['cpu', 'webgl', 'wasm', 'webgpu'];

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Calls one of the page's measurements. */
function call<K extends keyof Bench>(
  page: Page,
  name: K,
  argument?: Parameters<Bench[K]>[0],
): Promise<Awaited<ReturnType<Bench[K]>>> {
  return page.evaluate(
    ([key, value]) => {
      const { bench } = globalThis as unknown as { bench: Record<string, (value: unknown) => unknown> };
      return bench[key]!(value ?? undefined);
    },
    [name, argument ?? null] as const,
  ) as Promise<Awaited<ReturnType<Bench[K]>>>;
}

/** What can be measured: the article's network beside its peers, a large product on one thread, a small Transformer beside its peers, the spiral, leaks of the labs. */
const PARTS = ['cnn', 'gemm', 'gpt', 'spiral', 'leak'] as const;
type Part = (typeof PARTS)[number];
type Results = Record<string, unknown>;

/** The article's network and the product: peers and ours by turns, several rounds; the first call of a peer is its warm-up. */
async function measureNetwork(page: Page, parts: ReadonlySet<Part>, log: (line: string) => void): Promise<Results> {
  const ours: Measured[] = [];
  const single: Measured[] = [];
  const products: ProductRates[] = [];
  const stock = new Map<BackendName, number[]>();
  const failures: Partial<Record<BackendName, string>> = {};
  const stockRound = async (keep: boolean) => {
    for (const backend of STOCK_BACKENDS) {
      // Plain JavaScript takes 20 s a step and is never the best: once is enough.
      if (failures[backend] || (backend === 'cpu' && stock.has('cpu'))) continue;
      const answer = await call(page, 'stock', backend);
      if ('error' in answer) failures[backend] = answer.error;
      else if (keep) stock.set(backend, [...(stock.get(backend) ?? []), answer.imagesPerSecond]);
      log(`stock ${backend}: ${'error' in answer ? answer.error : `${answer.imagesPerSecond.toFixed(1)} images/s`}`);
    }
  };
  for (let round = 0; round < ROUNDS; round++) {
    if (parts.has('cnn')) {
      const run = await call(page, 'ours');
      const { device } = run;
      ours.push(run);
      log(`LiveGrad (${device.backend}, ${device.threads} threads): ${run.imagesPerSecond.toFixed(0)} images/s`);
      const alone = await call(page, 'ours', { force: 'wasm', maxThreads: 1 });
      single.push(alone);
      log(`LiveGrad (wasm, 1 thread): ${alone.imagesPerSecond.toFixed(0)} images/s`);
    }
    if (parts.has('gemm')) {
      products.push(await call(page, 'product'));
      log(`product: ${products.at(-1)!.ours.toFixed(1)} GFLOP/s, stock ${products.at(-1)!.stock.toFixed(1)}`);
    }
    if (!parts.has('cnn')) continue;
    if (round === 0) await stockRound(false);
    await stockRound(true);
  }
  const speed = (runs: Measured[]) => median(runs.map((run) => run.imagesPerSecond));
  const peak = median(products.map((rates) => rates.ours));
  const product = {
    'gemm.peakGflops': peak,
    'gemm.stockGflops': median(products.map((rates) => rates.stock)),
    'gemm.fusedMultiplyAdd': products[0]?.fusedMultiplyAdd,
  };
  if (!parts.has('cnn')) return product;
  const best = Math.max(...[...stock.values()].map(median));
  const singleGflops = (speed(single) / 64) * (stepFlops(64) / 1e9);
  return {
    'cnn.backend': ours[0]!.device.backend,
    'cnn.adapter': ours[0]!.device.adapter,
    'cnn.threads': ours[0]!.device.threads,
    'cnn.imagesPerSecond': speed(ours),
    'cnn.oneThread.imagesPerSecond': speed(single),
    ...Object.fromEntries(
      STOCK_BACKENDS.map((name) => [
        `cnn.stock.${name}.imagesPerSecond`,
        stock.has(name) ? median(stock.get(name)!) : null,
      ]),
    ),
    'cnn.stock.failures': failures,
    'cnn.ratio': speed(ours) / best,
    'cnn.oneThread.ratio': speed(single) / best,
    'cnn.gflops': singleGflops,
    'run.firstPointMs.cold': ours[0]!.firstPointMs,
    'run.firstPointMs.warm': median(ours.slice(1).map((run) => run.firstPointMs)),
    ...(parts.has('gemm') && { ...product, 'cnn.peakFraction': singleGflops / peak }),
  };
}

/** The spiral of the playground, seed by seed. */
async function measureSpirals(page: Page, log: (line: string) => void): Promise<Results> {
  const spirals: SpiralTime[] = [];
  for (const seed of SPIRAL_SEEDS) {
    const time = await call(page, 'spiral', seed);
    spirals.push(time);
    log(
      `spiral, seed ${seed}: ${time.computingSeconds.toFixed(2)} s of computing, ${time.seenSeconds.toFixed(2)} s seen`,
    );
  }
  return {
    'spiral.secondsToSolve': median(spirals.map((time) => time.computingSeconds)),
    'spiral.secondsSeen': median(spirals.map((time) => time.seenSeconds)),
    'spiral.playgroundUiSeconds': PLAYGROUND_EPOCHS / 60,
  };
}

/** Tensors that the labs leak. */
async function measureLeaks(page: Page, log: (line: string) => void): Promise<Results> {
  const leaked = await call(page, 'leaks', LEAK_CYCLES);
  log(`tensors leaked: ${JSON.stringify(leaked)}`);
  return { 'leak.tensors': Object.values(leaked).reduce((a, b) => a + b, 0), 'leak.labs': leaked };
}

/** All that is asked for. */
async function measure(page: Page, parts: ReadonlySet<Part>, log: (line: string) => void): Promise<Results> {
  return {
    ...(parts.has('cnn') || parts.has('gemm') ? await measureNetwork(page, parts, log) : {}),
    ...(parts.has('gpt') ? await measureGpts((request) => call(page, 'gpt', request), median, log) : {}),
    ...(parts.has('spiral') ? await measureSpirals(page, log) : {}),
    'main.longestTaskMs': await call(page, 'longestTaskMs'),
    ...(parts.has('leak') ? await measureLeaks(page, log) : {}),
    machine: { cores: cpus().length, processor: cpus()[0]?.model ?? 'unknown' },
  };
}

/** The parts named after `--only`, all without it. @throws for a name that is none */
function chosenParts(args: readonly string[]): ReadonlySet<Part> {
  const at = args.indexOf('--only');
  if (at < 0) return new Set(PARTS);
  const names = (args[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !PARTS.includes(name as Part));
  if (unknown.length > 0) throw new Error(`--only ${unknown.join(',')}: the parts are ${PARTS.join(', ')}`);
  return new Set(names as Part[]);
}

const root = fileURLToPath(new URL('../tests/bench/', import.meta.url));
const publicDir = fileURLToPath(new URL('../public/', import.meta.url));
const outDir = fileURLToPath(new URL('../.cache/bench/', import.meta.url));
const json = process.argv.includes('--json');
const parts = chosenParts(process.argv);
const log = (line: string) => process.stderr.write(`${line}\n`);

const shared = { root, publicDir, configFile: false, logLevel: 'error', worker: { format: 'es' } } as const;
await build({ ...shared, build: { outDir, emptyOutDir: true, target: 'es2022' } });
// jax-js is served as it was published: a bundler would break it.
await cp(new URL('.', import.meta.resolve('@jax-js/jax')), `${outDir}jax`, { recursive: true });
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
  const result = await measure(page, parts, log);
  console.log(json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
} finally {
  await browser.close();
  await server.close();
}
