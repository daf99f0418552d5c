import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';

export type { BrowserContext, Page } from '@playwright/test';

// Debian's browser where there is one; Playwright's own elsewhere.
const executablePath =
  ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync) ?? chromium.executablePath();

/** How the browser of these tests is started. */
export const LAUNCH = { args: ['--no-sandbox'], executablePath };

/** Joins a browser that runs already, and leaves its tabs as they are. */
export function attachTo(address: string): Promise<Browser> {
  return chromium.connectOverCDP(address, { noDefaults: true });
}
