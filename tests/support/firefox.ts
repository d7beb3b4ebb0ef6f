import { existsSync } from 'node:fs';

export function findFirefox(): string | undefined {
  return ['/usr/bin/firefox-esr'].find((path) => existsSync(path));
}
