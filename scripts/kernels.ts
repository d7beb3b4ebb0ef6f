/**
 * Compiles the WASM kernels (src/engine/kernels/assembly) with AssemblyScript and writes both builds, 13 kB each, as
 * base64 to src/engine/kernels/binary.ts. The result is committed, so that only those who change a kernel need this:
 * `npm run kernels`. A test checks that the committed bytes are those of the source.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Compiles the kernels.
 * @param relaxed with fused multiply-add (WebAssembly relaxed SIMD), where the browser has it
 * @throws with the compiler's messages
 */
async function compileBuild(relaxed: boolean): Promise<Uint8Array> {
  let binary: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    [
      'src/engine/kernels/assembly/index.ts',
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

/** Both builds: with fused multiply-add, and for browsers without. */
export async function compileKernels(): Promise<{ relaxed: Uint8Array; plain: Uint8Array }> {
  return { relaxed: await compileBuild(true), plain: await compileBuild(false) };
}

/** The generated module's text. */
export function binaryModule({ relaxed, plain }: { relaxed: Uint8Array; plain: Uint8Array }): string {
  const constant = (name: string, what: string, binary: Uint8Array) => {
    const lines = Buffer.from(binary)
      .toString('base64')
      .match(/.{1,110}/g)!
      .map((line) => `  '${line}',`);
    return `/** The compiled gradient kernels, ${what}, base64. */\nexport const ${name} = [\n${lines.join('\n')}\n].join('');\n`;
  };
  return [
    '// Generated from assembly/index.ts by "npm run kernels".\n',
    constant('RELAXED_KERNELS', 'with fused multiply-add', relaxed),
    constant('PLAIN_KERNELS', 'for browsers without relaxed SIMD', plain),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const binaries = await compileKernels();
  await writeFile(`${root}src/engine/kernels/binary.ts`, binaryModule(binaries));
  console.log(
    `src/engine/kernels/binary.ts: ${binaries.relaxed.length} and ${binaries.plain.length} bytes of WebAssembly`,
  );
}
