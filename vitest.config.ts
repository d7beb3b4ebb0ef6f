import { defineConfig } from 'vitest/config';

export default defineConfig({
  // TensorFlow.js publishes CommonJS bundles for Node and modules for browsers: test the modules, which the book ships.
  resolve: { mainFields: ['module', 'main'] },
  ssr: { resolve: { mainFields: ['module', 'main'] } },
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/content/**/*.test.ts'],
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 30_000,
  },
});
