import { expect, test } from '@playwright/test';
import { insights, openContact } from '../lab/crm.ts';
import { publishPlugin } from '../lab/decide-case.ts';
import { installPlugin } from '../lab/install-plugin.ts';
import { openMeddler } from '../lab/meddler.ts';
import { OPENING_MS, openGuildhall, type OpenGuildhall } from '../lab/open-guildhall.ts';
import { openPrepared } from '../lab/open-prepared.ts';
import { publishOnBus } from '../lab/publish-on-bus.ts';
import { openDatabase } from '../lab/query-database.ts';
import { blockVersion } from '../lab/restrict.ts';

const PROTECTED = { name: 'with both paths', open: () => openGuildhall('many') };
const BARE = { name: 'with path B only', open: () => openPrepared('no path A') };

/*
 * The same failure twice: installation cannot apply a block yet, and somebody else has already said that the epoch
 * moved, as governance would if it were allowed to.
 */
for (const { name, open } of [PROTECTED, BARE])
  test.describe(`${name}, while installation is late`, () => {
    let guildhall: OpenGuildhall;
    test.beforeAll(async () => {
      test.setTimeout(OPENING_MS);
      guildhall = await open();
    });
    test.afterAll(() => guildhall.close());

    const shown = name === PROTECTED.name ? 'stays away' : 'comes back';
    test(`the panel ${shown}`, async ({ browser }) => {
      // Forge denies the bundle at once; a cache on the way goes on serving it.
      const meddler = await openMeddler();
      meddler.keepBundles = true;
      const context = await browser.newContext({ proxy: meddler.proxy });
      const page = await context.newPage();
      const version = await publishPlugin(guildhall, 'contact-insights');
      await installPlugin(guildhall, version.plugin.id);
      await openContact(page, guildhall);
      await expect(insights(page)).toBeVisible();
      const database = await openDatabase(guildhall, 'installation');
      await database.query('BEGIN');
      await database.query('SELECT 1 FROM epoch FOR UPDATE');
      const marketplaceId = guildhall.personas.reviewer.marketplace;

      await blockVersion(guildhall, version.id);
      await publishOnBus(guildhall, 'epoch', { marketplaceId, epoch: 1_000_000 });
      await page.waitForTimeout(2_000);
      if (shown === 'stays away') await expect(page.locator('iframe')).toHaveCount(0);
      else await expect(insights(page)).toBeVisible();

      // Whoever opens the page now was never told anything.
      await page.reload();
      if (shown === 'comes back') await expect(insights(page)).toBeVisible();
      await expect(page.locator('h1')).toHaveText('Clara Weiss');
      await page.waitForTimeout(1_500);
      await expect(page.locator('iframe')).toHaveCount(shown === 'comes back' ? 1 : 0);

      await database.query('ROLLBACK');
      await database.end();
      await expect(page.locator('iframe')).toHaveCount(0, { timeout: 6_000 });
      await context.close();
      await meddler.close();
    });
  });
