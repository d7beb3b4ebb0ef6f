import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const NAMES = { files: 'virtual:learner-types', messages: 'virtual:type-messages-zh-cn' };
const root = fileURLToPath(new URL('..', import.meta.url));
const ENTRY = `${root}learner-entry.d.ts`;
/** TensorFlow.js as the sandbox has it: src/exercises/sandbox/tf.ts. */
const ENTRY_TEXT = `
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
export * from '@tensorflow/tfjs-core';
export * from '@tensorflow/tfjs-layers';
`;

/**
 * The declarations that learners' code is checked against, by the paths that the service knows: JavaScript's own, those files of
 * TensorFlow.js that its entry leads to, without licence heads, and `livegrad`.
 */
export function packLearnerTypes(): Record<string, string> {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts'],
    types: [],
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => path === ENTRY || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === ENTRY ? ts.createSourceFile(path, ENTRY_TEXT, ts.ScriptTarget.ES2023) : getSourceFile(path, ...rest);
  const packed: Record<string, string> = {
    '/node_modules/@tensorflow/tfjs/index.d.ts': ENTRY_TEXT,
    '/livegrad.d.ts': readFileSync(`${root}src/exercises/learner.d.ts`, 'utf8'),
  };
  for (const name of ['tfjs-core', 'tfjs-layers'])
    packed[`/node_modules/@tensorflow/${name}/package.json`] = JSON.stringify({ name, types: 'dist/index.d.ts' });
  for (const { fileName, text } of ts.createProgram([ENTRY], options, host).getSourceFiles()) {
    const path = /\/(typescript\/lib\/|@tensorflow\/)(.*)$/.exec(fileName);
    // Types of WebGPU, which no learner sees, are left out.
    if (path)
      packed[path[1]!.startsWith('typescript') ? `/lib/${path[2]!}` : `/node_modules/@tensorflow/${path[2]!}`] =
        bare(text);
  }
  return packed;
}

/** Without the licence at its head; THIRD_PARTY_NOTICES.txt has it. */
const bare = (text: string) =>
  text.replace(/^\s*(\/\/\/ <reference.*\n)*\/\*\*?[^*]*(\*(?!\/)[^*]*)*\*\/\s*/, (head) =>
    /copyright/i.test(head) ? '' : head,
  );

/** TypeScript's messages in Chinese, by their keys. */
const readMessages = () =>
  readFileSync(`${root}node_modules/typescript/lib/zh-cn/diagnosticMessages.generated.json`, 'utf8');

/** The parts of Vite's plugin interface that are used here. */
interface PluginContext {
  emitFile(file: { type: 'asset'; name: string; source: string }): string;
}
interface DevServer {
  middlewares: {
    use(path: string, handle: (request: unknown, response: import('node:http').ServerResponse) => void): void;
  };
}

/** Vite plugin: `import url from 'virtual:learner-types'` is the address of the declarations, `virtual:type-messages-zh-cn` of the messages. */
export function learnerTypes() {
  let isServing = false;
  const sources = {
    [NAMES.files]: () => JSON.stringify(packLearnerTypes()),
    [NAMES.messages]: readMessages,
  };
  const pathOf = (id: string) => `/@${id.replace('virtual:', '')}.json`;
  return {
    name: 'livegrad-learner-types',
    configResolved: ({ command }: { command: string }) => void (isServing = command === 'serve'),
    configureServer(server: DevServer) {
      for (const [id, make] of Object.entries(sources)) {
        server.middlewares.use(pathOf(id), (_request, response) => {
          response.setHeader('Content-Type', 'application/json');
          response.end(make());
        });
      }
    },
    resolveId: (id: string) => (id in sources ? `\0${id}` : null),
    load(this: PluginContext, id: string, options?: { ssr?: boolean }) {
      const name = id.slice(1);
      if (!id.startsWith('\0') || !(name in sources)) return null;
      if (options?.ssr) return 'export default "";';
      if (isServing) return `export default ${JSON.stringify(pathOf(name))};`;
      const file = this.emitFile({
        type: 'asset',
        name: `${name.replace('virtual:', '')}.json`,
        source: sources[name]!(),
      });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}
