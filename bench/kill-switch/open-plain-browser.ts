import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { attachTo, LAUNCH, type BrowserContext } from '../../tests/e2e/lab/open-browser.ts';

/** A browser as people have it: a tab behind another one is hidden, which a test's browser would not admit. */
export interface PlainBrowser {
  context: BrowserContext;
  close(this: void): Promise<void>;
}

export async function openPlainBrowser(): Promise<PlainBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'guildhall-browser-'));
  const flags = [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--no-first-run',
  ];
  const browser = spawn(LAUNCH.executablePath, [...LAUNCH.args, ...flags, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const close = async (): Promise<void> => {
    const ended = once(browser, 'exit');
    browser.kill('SIGTERM');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const attached = await attachTo(await addressOf(browser.stderr));
    const [context] = attached.contexts();
    if (!context) throw new Error('the browser has no window');
    return {
      context,
      async close() {
        await attached.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /DevTools listening on (\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('the browser ended before it listened');
}
