import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.ts';

/** Playwright's global set-up: serves dist/ at the configured port. @returns what stops the server */
export default async function serveDist(): Promise<() => Promise<void>> {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(`${dist}/index.html`))
    throw new Error('dist/ is missing: run "npm run build" first, or "npm test", which builds.');
  const { close } = await serve(dist, {
    port: Number(process.env['LIVEGRAD_E2E_PORT']),
    base: process.env['BASE_PATH'] ?? '/',
  });
  return close;
}
