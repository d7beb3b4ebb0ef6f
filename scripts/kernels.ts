/**
 * Compiles the WASM gradient kernels (src/engine/kernels/assembly) with AssemblyScript and writes them, as base64 of a few
 * kilobytes, to src/engine/kernels/binary.ts. The result is committed, so that only those who change a kernel need this:
 * `npm run kernels`. A test checks that the committed bytes are those of the source.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Compiles the kernels. @throws with the compiler's messages */
export async function compileKernels(): Promise<Uint8Array> {
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

/** The generated module's text. */
export function binaryModule(binary: Uint8Array): string {
  const base64 = Buffer.from(binary).toString('base64');
  const lines = base64.match(/.{1,110}/g)!.map((line) => `  '${line}',`);
  return `// Generated from assembly/index.ts by "npm run kernels".\n\n/** The compiled gradient kernels, base64. */\nexport const KERNELS_BASE64 = [\n${lines.join('\n')}\n].join('');\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const binary = await compileKernels();
  await writeFile(`${root}src/engine/kernels/binary.ts`, binaryModule(binary));
  console.log(`src/engine/kernels/binary.ts: ${binary.length} bytes of WebAssembly`);
}
