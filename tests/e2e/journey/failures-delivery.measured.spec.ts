import type { Page } from '@playwright/test';
import { signAsMarketplace } from '@guildhall/host-sdk/testing';
import { until } from '@guildhall/testing';
import { z } from 'zod';
import { insights, openContact } from '../lab/crm.ts';
import { publishPlugin } from '../lab/decide-case.ts';
import { installPlugin } from '../lab/install-plugin.ts';
import { openMeddler, type Meddler } from '../lab/meddler.ts';
import { expect, test } from '../lab/journey.ts';
import { OPENING_MS, type OpenGuildhall } from '../lab/open-guildhall.ts';
import { openMarketplace } from '../lab/open-marketplace.ts';
import { openDatabase } from '../lab/query-database.ts';
import { resolve } from '../lab/resolve.ts';
import { activeBlocks, blockVersion, liftBlock } from '../lab/restrict.ts';
import type { SubmittedVersion } from '../lab/submit-plugin.ts';
import { publishOnBus } from '../lab/publish-on-bus.ts';

let guildhall: OpenGuildhall;
let version: SubmittedVersion;
let meddler: Meddler;
test.beforeAll(async ({ house }) => {
  test.setTimeout(OPENING_MS);
  guildhall = await openMarketplace(house, 'delivery');
  version = await publishPlugin(guildhall, 'contact-insights');
  await installPlugin(guildhall, version.plugin.id);
});
test.beforeEach(async () => {
  meddler = await openMeddler();
});
test.afterEach(async () => {
  await meddler.close();
  for (const { id } of await activeBlocks(guildhall, version.id)) await liftBlock(guildhall, id);
  await until('everybody has heard of the lift', async () => {
    const answer = await resolve(guildhall).catch(() => null);
    return answer?.contributions.some(({ pluginId }) => pluginId === version.plugin.id) === true;
  });
});
test.afterAll(() => guildhall.close());

/** A page that shows the panel and listens, with the meddler between it and everything else. */
async function openPage(browser: import('@playwright/test').Browser): Promise<Page> {
  const context = await browser.newContext({ proxy: meddler.proxy });
  const page = await context.newPage();
  await openContact(page, guildhall, 'plugins=explain');
  await page.getByText(/What happened in this tab/).click();
  await expect(page.locator('.events li', { hasText: 'onnection' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(insights(page)).toBeVisible();
  return page;
}

const block = () => blockVersion(guildhall, version.id);
const gone = (page: Page, timeout: number) => expect(page.locator('iframe')).toHaveCount(0, { timeout });
const isRevoke = (frame: string) => frame.includes('event: revoke');

/** Keeps what says that something was restricted or lifted back; the list of it, as it grows. */
function holdBack(): string[] {
  const held: string[] = [];
  meddler.meddle = (frame) => {
    if (!isRevoke(frame)) return [frame];
    held.push(frame);
    return [];
  };
  return held;
}

test('entries that come late, twice and in the wrong order leave a page where the feed does', async ({
  browser,
}) => {
  const page = await openPage(browser);
  const held = holdBack();
  const first = await block();
  await liftBlock(guildhall, first.id);
  await block();
  await until('all was held back', () => held.length === 3);

  const [imposed = '', lifted = '', again = ''] = held;
  for (const frame of [again, imposed, lifted, imposed, again, lifted]) meddler.say(frame);

  await gone(page, 1_000);
  await page.waitForTimeout(1_500);
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.context().close();
});

test('an old entry that passes for a new one is not believed, since its signature says otherwise', async ({
  browser,
}) => {
  const page = await openPage(browser);
  const { imposed, lifted, next } = await imposedAndLifted();

  // As it came, and late; and with the number of news around what was signed.
  for (const frame of [lifted, imposed, renumbered(imposed, next)]) meddler.say(frame);
  await page.waitForTimeout(1_500);
  await expect(insights(page)).toBeVisible();
  await page.context().close();
});

test('the control: signed by somebody the page was made to believe, it takes a panel away that nobody blocks', async ({
  browser,
}) => {
  const meddlers = signAsMarketplace(guildhall.personas.reviewer.marketplace);
  // The host names its keys itself; here they are exchanged on the way to the page.
  meddler.config = (text) => {
    const config = z
      .looseObject({ keys: z.array(z.looseObject({ kid: z.string() })) })
      .parse(JSON.parse(text));
    const own = config.keys.filter(({ kid }) => kid === 'installation');
    const forged = meddlers.keys.filter(({ kid }) => kid === 'governance');
    return JSON.stringify({ ...config, keys: [...own, ...forged] });
  };
  const page = await openPage(browser);
  const { imposed, next } = await imposedAndLifted();
  const { jws } = z.object({ jws: z.string() }).parse(JSON.parse(/data: (.*)/.exec(imposed)?.[1] ?? ''));
  const [, body = ''] = jws.split('.');
  const entry = z.record(z.string(), z.json()).parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  const forged = { jws: meddlers.sign('governance', { ...entry, seq: next }) };

  meddler.say(`id: ${next}\nevent: revoke\ndata: ${JSON.stringify(forged)}`);

  await gone(page, 1_000);
  await page.context().close();
});

/** A block and its lift, held back from every page; and the number that the feed has not reached yet. */
async function imposedAndLifted() {
  const held = holdBack();
  const { id } = await block();
  await liftBlock(guildhall, id);
  await until('all was held back', () => held.length === 2);
  const [imposed = '', lifted = ''] = held;
  return { imposed, lifted, next: Number(/"seq":(\d+)/.exec(lifted)?.[1]) + 1 };
}

const renumbered = (frame: string, seq: number) => frame.replaceAll(/"seq":\d+/g, `"seq":${seq}`);

test('a bundle that a cache goes on serving is not started any more', async ({ browser }) => {
  const page = await openPage(browser);
  meddler.keepBundles = true;
  const database = await openDatabase(guildhall, 'installation');
  await database.query('BEGIN');
  // Installation cannot apply the block: only what the page itself remembers protects it.
  await database.query('SELECT 1 FROM epoch FOR UPDATE');
  const blocked = block();
  await gone(page, 1_000);
  await blocked;

  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Clara Weiss');
  await page.waitForTimeout(1_500);
  await expect(page.locator('iframe')).toHaveCount(0);

  await database.query('ROLLBACK');
  await database.end();
  await page.context().close();
});

test('a page that slept asks what was stopped before it shows anything again', async ({ browser }) => {
  const page = await openPage(browser);
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await block();
  await new Promise((resolve) => setTimeout(resolve, 5_500));

  await session.send('Page.setWebLifecycleState', { state: 'active' });

  await gone(page, 2_000);
  await page.context().close();
});

test('a feed entry that nobody signed neither takes a panel away nor brings one back', async ({
  browser,
}) => {
  const page = await openPage(browser);
  const forged = (seq: number, state: 'ACTIVE' | 'LIFTED') =>
    publishOnBus(
      guildhall,
      'feed',
      forgedEntry({ marketplaceId: guildhall.personas.reviewer.marketplace, seq, state }),
    );
  const { feedSeq } = await resolve(guildhall);

  await forged(feedSeq + 1, 'ACTIVE');
  await page.waitForTimeout(1_500);
  await expect(insights(page)).toBeVisible();

  await block();
  await gone(page, 1_000);
  await forged(feedSeq + 2, 'LIFTED');
  await page.waitForTimeout(1_500);
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.context().close();
});

test('a feed that is wound back brings nothing back', async ({ browser }) => {
  const page = await openPage(browser);
  await block();
  await gone(page, 1_000);
  const database = await openDatabase(guildhall, 'governance');
  const marketplace = guildhall.personas.reviewer.marketplace;
  const wind = (by: number) =>
    database.query('UPDATE feed_head SET seq = seq + $2 WHERE marketplace_id = $1', [marketplace, by]);

  await wind(-1);
  // Longer than gateways and installation take to look.
  await page.waitForTimeout(3_000);
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('h1')).toHaveText('Clara Weiss');
  await page.waitForTimeout(1_000);
  await expect(page.locator('iframe')).toHaveCount(0);

  await wind(1);
  await database.end();
  await page.context().close();
});

/** A whole entry about the version, whose signature is nobody's. */
function forgedEntry({ marketplaceId, seq, state }: { marketplaceId: string; seq: number; state: string }) {
  const at = new Date().toISOString();
  const entry = {
    ...{ marketplaceId, seq, at },
    restriction: {
      ...{ id: 'rst_forged', kind: 'HARD_BLOCK', target: { type: 'VERSION', id: version.id }, state },
      ...{ clause: 'forged', reason: 'Forged.', interim: true, stop: true },
      ...{ effectiveAt: at, expiresAt: null, feedSeq: seq, rev: 1 },
    },
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jws = `${part({ alg: 'EdDSA', kid: 'governance', typ: 'feed' })}.${part(entry)}.${'A'.repeat(86)}`;
  return { marketplaceId, seq, jws };
}
