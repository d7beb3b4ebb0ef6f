/** `npm start`: builds the book if needed and serves it at a printed address; `PORT` chooses the port (4321). */
import { fileURLToPath } from 'node:url';
import { distIsFresh } from './fresh.ts';
import { build } from './site.ts';
import { serve } from './serve.ts';

if (!distIsFresh()) {
  const status = await build();
  if (status !== 0) process.exit(status);
}
const base = process.env['BASE_PATH'] ?? '/';
const { url } = await serve(fileURLToPath(new URL('../dist', import.meta.url)), {
  port: Number(process.env['PORT'] ?? 4321),
  base,
});
console.log(`\nLiveGrad is served at ${url}\nStop it with Ctrl+C.`);
