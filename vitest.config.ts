import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

const folder = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

export default defineConfig({
  // TensorFlow.js publishes CommonJS bundles for Node and modules for browsers: test the modules, which the book ships.
  resolve: {
    mainFields: ['module', 'main'],
    alias: { '@components': folder('components'), '@content': folder('content'), '@src': folder('src') },
  },
  ssr: { resolve: { mainFields: ['module', 'main'] } },
  test: {
    setupFiles: ['tests/support/matchers.ts'],
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/content/**/*.test.ts'],
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 30_000,
  },
});
