/**
 * Compiles the WASM kernels (src/engine/kernels/assembly) with AssemblyScript: those for TensorFlow.js's backend to binary.ts beside
 * them, those of Transformers to transformerBinary.ts, both builds of each as base64. The result is committed, so that only those
 * who change a kernel need this: `npm run kernels`. A test checks that the committed bytes are those of the source.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The modules: their entry in assembly/, and the file beside it that holds their bytes. */
export const KERNEL_MODULES = [
  { entry: 'index.ts', file: 'binary.ts' },
  { entry: 'transformer/index.ts', file: 'transformerBinary.ts' },
] as const;

/** One of the modules. */
export type KernelModule = (typeof KERNEL_MODULES)[number];

/**
 * Compiles one module.
 * @param relaxed with fused multiply-add (WebAssembly relaxed SIMD), where the browser has it
 * @throws with the compiler's messages
 */
async function compileBuild({ entry }: KernelModule, relaxed: boolean): Promise<Uint8Array> {
  let binary: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    [
      `src/engine/kernels/assembly/${entry}`,
      ...['--runtime', 'stub', '--noAssert', '--optimizeLevel', '3', '--shrinkLevel', '0'],
      ...[
        '--enable',
        'simd',
        '--enable',
        'bulk-memory',
        ...(relaxed ? ['--enable', 'relaxed-simd'] : []),
        '--importMemory',
        '--use',
        'abort=',
        '--outFile',
        'kernels.wasm',
      ],
    ],
    {
      baseDir: root,
      writeFile: (name: string, content: string | Uint8Array) => {
        if (name === 'kernels.wasm') binary = content as Uint8Array;
      },
    } as Parameters<typeof asc.main>[1],
  );
  if (error || !binary) throw new Error(`AssemblyScript: ${error?.message ?? 'no output'}\n${stderr.toString()}`);
  return binary;
}

/** Both builds of a module: with fused multiply-add, and for browsers without. */
async function compileKernels(module: KernelModule): Promise<{ relaxed: Uint8Array; plain: Uint8Array }> {
  return { relaxed: await compileBuild(module, true), plain: await compileBuild(module, false) };
}

/** The text of the file that holds a module's bytes. */
export async function binaryModule(module: KernelModule): Promise<string> {
  const { relaxed, plain } = await compileKernels(module);
  const constant = (name: string, what: string, binary: Uint8Array) => {
    const lines = Buffer.from(binary)
      .toString('base64')
      .match(/.{1,110}/g)!
      .map((line) => `  '${line}',`);
    return `/** The compiled kernels, ${what}, base64. */\nexport const ${name} = [\n${lines.join('\n')}\n].join('');\n`;
  };
  return [
    `// Generated from assembly/${module.entry} by "npm run kernels".\n`,
    constant('RELAXED_KERNELS', 'with fused multiply-add', relaxed),
    constant('PLAIN_KERNELS', 'for browsers without relaxed SIMD', plain),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const module of KERNEL_MODULES) {
    const text = await binaryModule(module);
    await writeFile(`${root}src/engine/kernels/${module.file}`, text);
    console.log(`src/engine/kernels/${module.file}: ${(text.length / 1024).toFixed(0)} KiB, two builds`);
  }
}
