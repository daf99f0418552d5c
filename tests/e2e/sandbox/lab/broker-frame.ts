import type { Frame, Page } from '@playwright/test';
import type { Lab } from './lab.ts';

interface Wanted {
  readonly code: string;
  readonly sandboxUrl: string;
  /** The host's page: `/` has the policy that the SDK asks of hosts, `/open` has none. */
  readonly path: '/' | '/open';
}

/** A page with one running plugin, and the frame its broker runs in. */
export async function openBrokerFrame(
  page: Page,
  lab: Lab,
  { code, sandboxUrl, path }: Wanted,
): Promise<Frame> {
  lab.gateway.install({ key: 'panel', kind: 'VIEW', module: 'panel', code });
  await page.goto(`${lab.site.url}${path}`);
  await page.evaluate((options) => harness.start(options), { gateway: lab.gateway.url, sandboxUrl });
  await page.getByRole('heading', { name: 'Counter' }).waitFor();
  const frame = page.frames().find((one) => one.url().endsWith(sandboxUrl));
  if (!frame) throw new Error('The plugin runs without a frame.');
  return frame;
}
