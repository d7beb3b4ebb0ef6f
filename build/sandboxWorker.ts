import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const NAME = 'virtual:sandbox-worker';
const DEV_PATH = '/@sandbox-worker.js';
const input = fileURLToPath(new URL('../src/exercises/sandbox/sandbox.worker.ts', import.meta.url));

/** The sandbox's worker as one classic script: a frame without an origin of its own can start no other kind. */
async function bundleWorker(): Promise<string> {
  const { output } = await build({
    input,
    platform: 'browser',
    resolve: { mainFields: ['browser', 'module', 'main'] },
    output: { format: 'iife', minify: true, codeSplitting: false, comments: false },
    write: false,
    logLevel: 'warn',
  });
  return output[0].code;
}

/** The parts of Vite's plugin interface that are used here. */
interface PluginContext {
  emitFile(file: { type: 'asset'; name: string; source: string }): string;
}
interface DevServer {
  middlewares: {
    use(path: string, handle: (request: unknown, response: import('node:http').ServerResponse) => void): void;
  };
}

/** Vite plugin: `import url from 'virtual:sandbox-worker'` is the address of the sandbox's worker. */
export function sandboxWorker() {
  let isServing = false;
  return {
    name: 'livegrad-sandbox-worker',
    configResolved: ({ command }: { command: string }) => void (isServing = command === 'serve'),
    configureServer(server: DevServer) {
      server.middlewares.use(DEV_PATH, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        void bundleWorker().then((code) => response.end(code));
      });
    },
    resolveId: (id: string) => (id === NAME ? `\0${NAME}` : null),
    async load(this: PluginContext, id: string, options?: { ssr?: boolean }) {
      if (id !== `\0${NAME}`) return null;
      if (options?.ssr) return 'export default "";';
      if (isServing) return `export default ${JSON.stringify(DEV_PATH)};`;
      const file = this.emitFile({ type: 'asset', name: 'sandbox.worker.js', source: await bundleWorker() });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}
