import { insights, openContact } from '../lab/crm.ts';
import { publishPlugin } from '../lab/decide-case.ts';
import { installPlugin } from '../lab/install-plugin.ts';
import { expect, test } from '../lab/journey.ts';
import { OPENING_MS, type OpenGuildhall } from '../lab/open-guildhall.ts';
import { openMarketplace } from '../lab/open-marketplace.ts';
import { blockVersion, confirmBlock, liftBlock, REASON } from '../lab/restrict.ts';
import type { SubmittedVersion } from '../lab/submit-plugin.ts';

test.describe.configure({ mode: 'serial' });

let guildhall: OpenGuildhall;
let version: SubmittedVersion;
test.beforeAll(async ({ house }) => {
  test.setTimeout(OPENING_MS);
  guildhall = await openMarketplace(house, 'block');
  version = await publishPlugin(guildhall, 'contact-insights');
  await installPlugin(guildhall, version.plugin.id);
});
test.afterAll(() => guildhall.close());

const DAY_MS = 24 * 3_600_000;

test('a block takes the panel out of an open page with its reason, and lifting brings it back', async ({
  page,
}) => {
  await openContact(page, guildhall);
  await expect(insights(page)).toBeVisible();

  const block = await blockVersion(guildhall, version.id);

  await expect(page.locator('iframe')).toHaveCount(0, { timeout: 1_000 });
  await expect(insights(page)).toHaveCount(0);
  await expect(page.getByText('Contact Insights was stopped by the marketplace.')).toBeVisible();
  await expect(page.getByText(REASON)).toBeVisible();

  await liftBlock(guildhall, block.id);

  await expect(insights(page)).toBeVisible();
  await expect(page.getByText(REASON)).toHaveCount(0);
});

test('one person blocks for a day; it lasts only when a second one agrees', async () => {
  const block = await blockVersion(guildhall, version.id);
  expect(block).toMatchObject({ state: 'ACTIVE', interim: true });
  const lastsFor = Date.parse(block.expiresAt ?? '') - Date.now();
  expect(lastsFor).toBeGreaterThan(DAY_MS - 60_000);
  expect(lastsFor).toBeLessThanOrEqual(DAY_MS);
  await expect(confirmBlock(guildhall, block.id, 'reviewer')).rejects.toThrow();

  const lasting = await confirmBlock(guildhall, block.id, 'reviewer2');

  expect(lasting).toMatchObject({ state: 'ACTIVE', interim: false, expiresAt: null });
});

test('while it is blocked, a page that opens shows nothing of it', async ({ page }) => {
  await openContact(page, guildhall);
  await expect(page.getByText('Room for a plugin').or(page.getByText(REASON))).toBeVisible();

  await expect(page.locator('iframe')).toHaveCount(0);
});
