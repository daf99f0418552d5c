import { expect, test, type Page } from '@playwright/test';
import { until } from '@guildhall/testing';
import type { Client } from 'pg';
import { insights, openContact } from '../lab/crm.ts';
import { publishPlugin } from '../lab/decide-case.ts';
import { openFreezer, type Freezer } from '../lab/freeze.ts';
import { installPlugin } from '../lab/install-plugin.ts';
import { noteProcesses } from '../lab/leftovers.ts';
import { OPENING_MS } from '../lab/open-guildhall.ts';
import { openWithBusApart, type GuildhallWithBusApart } from '../lab/open-with-bus-apart.ts';
import { openDatabase } from '../lab/query-database.ts';
import { resolve } from '../lab/resolve.ts';
import { activeBlocks, blockVersion, liftBlock } from '../lab/restrict.ts';
import type { SubmittedVersion } from '../lab/submit-plugin.ts';

let guildhall: GuildhallWithBusApart;
let version: SubmittedVersion;
let freezer: Freezer;
test.beforeAll(async () => {
  test.setTimeout(OPENING_MS);
  guildhall = await openWithBusApart();
  freezer = openFreezer(guildhall);
  version = await publishPlugin(guildhall, 'contact-insights');
  await installPlugin(guildhall, version.plugin.id);
});
test.beforeEach(({ page }) => openLivePage(page));
test.afterEach(async () => {
  freezer.thawAll();
  guildhall.bus.restore();
  for (const { id } of await activeBlocks(guildhall, version.id)) await liftBlock(guildhall, id);
  await until('everybody has heard of the lift', isShown);
  noteProcesses(guildhall.folder, guildhall);
});
test.afterAll(() => guildhall.close());

/** Shows the panel and listens to the gateway: what is blocked before that is found by asking, not by hearing. */
async function openLivePage(page: Page): Promise<void> {
  await openContact(page, guildhall, 'plugins=explain');
  await page.getByText(/What happened in this tab/).click();
  await expect(page.locator('.events li', { hasText: 'onnection' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(insights(page)).toBeVisible();
}

/** Whether somebody waits in the database, as the triggers here make them. */
async function isSleeping(database: Client): Promise<boolean> {
  const { rowCount } = await database.query(
    "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = 'governance'",
  );
  return rowCount === 1;
}

const gone = (page: Page, timeout: number) => expect(page.locator('iframe')).toHaveCount(0, { timeout });
const block = () => blockVersion(guildhall, version.id);
const isShown = async (): Promise<boolean> =>
  resolve(guildhall).then(
    ({ contributions }) => contributions.some(({ pluginId }) => pluginId === version.plugin.id),
    () => false,
  );

test('when all is well, a page loses the panel in under a second', async ({ page }) => {
  const blocked = block();

  await gone(page, 1_000);
  expect((await blocked).propagation?.installationAppliedAt).not.toBeNull();
});

test('without the bus, which nobody notices, a page loses the panel in under three seconds', async ({
  page,
}) => {
  guildhall.bus.silence();
  const blocked = block();

  await gone(page, 3_000);
  // Jobs travel elsewhere: installation follows although nobody can tell anybody.
  await expect.poll(isShown, { timeout: 3_000 }).toBe(false);
  await blocked;
});

test('without the queues a page loses the panel at once, and installation follows by itself', async ({
  page,
}) => {
  test.skip(guildhall.stores.redis === null, 'queues and databases are one server without Redis');
  // Bus and queues are two servers here: this one carries jobs alone.
  await freezer.freeze('redis');
  const blocked = block();

  await gone(page, 1_000);
  await blocked;
  await expect.poll(isShown, { timeout: 3_000 }).toBe(false);
  expect((await resolve(guildhall)).contributions).toEqual([]);
});

test('without installation a page loses the panel, and no older answer brings it back', async ({ page }) => {
  await freezer.freeze('installation', 'installation-worker');
  const blocked = block();

  await gone(page, 1_500);
  await blocked;
  freezer.thawAll();
  for (let asked = 0; asked < 20; asked += 1) expect(await isShown()).toBe(false);
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('installation that was killed reads the feed before it answers again', async ({ page }) => {
  const { installation } = guildhall.deployment.services;
  const restarts = () => guildhall.fleet?.processes.get('installation')?.restarts() ?? 0;
  const before = restarts();
  await freezer.freeze('installation-worker');
  guildhall.fleet?.processes.get('installation')?.kill('SIGKILL');
  const blocked = block();
  await gone(page, 1_500);
  await blocked;

  await until('installation is ready again', async () => {
    const ready = await fetch(`http://${installation.host}:${installation.port}/readyz`).catch(() => null);
    return restarts() > before && ready?.ok === true;
  });

  expect((await resolve(guildhall)).contributions).toEqual([]);
});

test('governance that dies before its commit has done nothing, and asked again does it once', async ({
  page,
}) => {
  const database = await openDatabase(guildhall, 'governance');
  await database.query(`
    CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END';
    CREATE TRIGGER dawdle BEFORE INSERT ON feed_entry FOR EACH ROW EXECUTE FUNCTION dawdle();`);
  const idempotencyKey = crypto.randomUUID();
  const lost = blockVersion(guildhall, version.id, idempotencyKey).then(
    () => 'answered',
    () => 'lost',
  );
  await until('the entry is being written', () => isSleeping(database));
  guildhall.fleet?.processes.get('governance')?.kill('SIGKILL');
  expect(await lost).toBe('lost');

  // Waits for the transaction that was left behind to end.
  await database.query('DROP TRIGGER dawdle ON feed_entry; DROP FUNCTION dawdle');
  await database.end();
  const blocks = () =>
    activeBlocks(guildhall, version.id).then(
      ({ length }) => length,
      () => null,
    );
  await expect.poll(blocks).toBe(0);
  await page.waitForTimeout(1_500);
  await expect(insights(page)).toBeVisible();

  expect(await blockVersion(guildhall, version.id, idempotencyKey)).toMatchObject({ state: 'ACTIVE' });
  await gone(page, 1_000);
  expect(await blocks()).toBe(1);
});

test('governance that dies between its commit and its word is heard in under three seconds', async ({
  page,
}) => {
  const database = await openDatabase(guildhall, 'governance');
  // The commit takes long enough for its process to die in it; PostgreSQL completes it all the same.
  await database.query(`
    CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END';
    CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON feed_entry DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION linger();`);
  const idempotencyKey = crypto.randomUUID();
  const lost = blockVersion(guildhall, version.id, idempotencyKey).then(
    () => 'answered',
    () => 'lost',
  );
  await until('the commit is under way', () => isSleeping(database));
  guildhall.fleet?.processes.get('governance')?.kill('SIGKILL');
  expect(await lost).toBe('lost');

  await gone(page, 3_000);
  await database.query('DROP TRIGGER linger ON feed_entry; DROP FUNCTION linger');
  await database.end();
  await expect
    .poll(() => blockVersion(guildhall, version.id, idempotencyKey).then(({ state }) => state, String))
    .toBe('ACTIVE');
  expect(await activeBlocks(guildhall, version.id)).toHaveLength(1);
});

test('a page that was offline asks what was stopped as soon as it is back', async ({ page, context }) => {
  await context.setOffline(true);
  await block();
  // Longer than a page that is awake goes without a word.
  await page.waitForTimeout(5_500);

  await context.setOffline(false);

  await gone(page, 2_000);
});

test('code that is denied is served to nobody any more, and again after a lift', async ({ request }) => {
  const [contribution] = (await resolve(guildhall)).contributions;
  const address = `${guildhall.gateway}${contribution?.bundle.url ?? ''}`;
  const headers = { authorization: `Bearer ${guildhall.personas.orgAdmin.token}` };
  const status = async () => (await request.get(address, { headers })).status();
  expect(await status()).toBe(200);

  const { id } = await block();
  await expect.poll(status).toBe(410);

  await liftBlock(guildhall, id);
  await expect.poll(status).toBe(200);
});

test('one block lifted while another is imposed leaves the panel away; the last lift brings it back', async ({
  page,
}) => {
  const first = await block();
  await gone(page, 1_000);

  const [second] = await Promise.all([block(), liftBlock(guildhall, first.id)]);
  await page.waitForTimeout(1_500);
  await expect(page.locator('iframe')).toHaveCount(0);

  await liftBlock(guildhall, second.id);
  await expect(insights(page)).toBeVisible();
});
