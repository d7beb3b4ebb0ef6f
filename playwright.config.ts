import { defineConfig } from '@playwright/test';
import { findChromium } from './build/chromium.ts';
import { findFirefox } from './build/firefox.ts';
import { freePort } from './tests/support/freePort.ts';

// Worker processes read this file again and inherit both.
process.env['LIVEGRAD_E2E_PORT'] ??= String(await freePort());
process.env['CHROMIUM_PATH'] ??= await findChromium();
const firefox = findFirefox();

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.cache/test-results',
  globalSetup: './tests/support/serveDist.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['line'], ['json']] : [['list']],
  use: {
    baseURL: `http://localhost:${process.env['LIVEGRAD_E2E_PORT']}${process.env['BASE_PATH'] ?? '/'}`,
    // What waits for a button that is not there fails with its name, long before the test's own time is up.
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        launchOptions: {
          executablePath: process.env['CHROMIUM_PATH'],
          args: [
            '--no-sandbox',
            // Drawing by an emulated GPU would take most of the time; the tests of WebGL ask for one themselves.
            '--disable-gpu',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      },
    },
    // The Firefox that everybody has, by WebDriver BiDi; it runs the tests that are tagged `@firefox`.
    ...(firefox
      ? [
          {
            name: 'firefox',
            grep: process.env['FIREFOX_TESTS'] === 'all' ? /./ : /@firefox/,
            use: {
              browserName: 'firefox' as const,
              channel: 'moz-firefox',
              launchOptions: { executablePath: firefox },
            },
          },
        ]
      : []),
  ],
});
