import type { Page } from '@playwright/test';
import { z } from 'zod';
import { insights, openContact } from '../lab/crm.ts';
import { publishPlugin, readDecision } from '../lab/decide-case.ts';
import { installPlugin } from '../lab/install-plugin.ts';
import { expect, test } from '../lab/journey.ts';
import { OPENING_MS, type OpenGuildhall } from '../lab/open-guildhall.ts';
import { openMarketplace } from '../lab/open-marketplace.ts';
import type { SubmittedVersion } from '../lab/submit-plugin.ts';

let guildhall: OpenGuildhall;
let hostile: SubmittedVersion;
let installationId: string;
test.beforeAll(async ({ house }) => {
  test.setTimeout(OPENING_MS);
  guildhall = await openMarketplace(house, 'contain');
  const { plugin } = await publishPlugin(guildhall, 'contact-insights');
  await installPlugin(guildhall, plugin.id);
  hostile = await publishPlugin(guildhall, 'hostile-flooder', 'publisher2');
  installationId = await installPlugin(guildhall, hostile.plugin.id);
});
test.afterAll(() => guildhall.close());

/** Writing that takes longer than this feels broken; the slowest of a sentence's letters. Milliseconds. */
const RESPONSIVE_MS = 250;

test('what loops reached the shelf only by the word of a reviewer', async () => {
  const decision = await readDecision(guildhall, hostile.id);

  expect(decision?.verdict).toBe('APPROVE');
  expect(decision?.decidedBy).not.toBe('policy');
});

for (const [rhythm, city] of [
  ['flood', 'Vila Nova de Gaia'],
  ['loop', 'Castelo Branco de Cima'],
] as const)
  test(`a plugin that does not end (${rhythm}) is ended, while typing stays quick and its neighbour goes on`, async ({
    page,
  }) => {
    const input = { installationId, settings: { rhythm } };
    const changed = z.object({ installation: z.object({ id: z.string() }) });
    const admin = guildhall.as('orgAdmin');
    await admin.perform('changeSettings', 'ChangeSettingsInput', 'installation { id }', input, changed);
    await openContact(page, guildhall);
    await expect(insights(page)).toBeVisible();
    await watchGaps(page);

    await page.getByLabel('City').fill('');
    await page.getByLabel('City').pressSequentially(city, { delay: 40 });

    await expect(page.getByLabel('City')).toHaveValue(city);
    await expect(page.getByText('Pulse stopped working.')).toBeVisible({ timeout: 30_000 });
    const slowest: unknown = await page.evaluate('slowest()');
    expect(slowest).toBeLessThan(RESPONSIVE_MS);
    await expect(insights(page)).toBeVisible();
    await page.getByRole('button', { name: 'Save contact' }).click();
    await expect(page.getByRole('status').getByText('Clara Weiss is saved.')).toBeVisible();
  });

/** From now on the page knows for how long it was ever held up. */
async function watchGaps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const gaps: number[] = [];
    let before = performance.now();
    setInterval(() => {
      gaps.push(performance.now() - before);
      before = performance.now();
    }, 20);
    Object.assign(globalThis, { slowest: () => Math.max(...gaps) });
  });
}
