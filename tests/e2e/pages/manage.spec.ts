import type { Page } from '@playwright/test';
import { z } from 'zod';
import { becomeMember, insights, openContact } from '../lab/crm.ts';
import { publishPlugin } from '../lab/decide-case.ts';
import { installPlugin, PLACE } from '../lab/install-plugin.ts';
import { expect, test } from '../lab/journey.ts';
import { OPENING_MS, type OpenGuildhall } from '../lab/open-guildhall.ts';
import { openMarketplace } from '../lab/open-marketplace.ts';
import { openDatabase } from '../lab/query-database.ts';

test.describe.configure({ mode: 'serial' });

const SHELF = ['contact-insights', 'company-lookup', 'deal-digest', 'save-guard'] as const;
const REASON = 'Wrong numbers cost us an hour a day.';

let guildhall: OpenGuildhall;
const pluginIds = new Map<string, string>();
const installationIds = new Map<string, string>();
test.beforeAll(async ({ house }) => {
  test.setTimeout(2 * OPENING_MS);
  guildhall = await openMarketplace(house, 'manage');
  const bring = async (name: (typeof SHELF)[number]): Promise<void> => {
    const { plugin } = await publishPlugin(guildhall, name);
    pluginIds.set(name, plugin.id);
    // One stays on the shelf: somebody will ask for it.
    if (name !== 'save-guard') installationIds.set(name, await installPlugin(guildhall, plugin.id));
  };
  await Promise.all(SHELF.map(bring));
});
test.afterAll(() => guildhall.close());

const open = (page: Page, path: string) => page.goto(guildhall.exampleHost + path);
const openInstallation = (page: Page, name: (typeof SHELF)[number], tab: string) =>
  open(page, `/plugins/installed/${installationIds.get(name) ?? ''}?tab=${tab}`);

async function ask(): Promise<void> {
  const input = { pluginId: pluginIds.get('save-guard'), scope: PLACE, reason: REASON };
  const answered = z.object({ request: z.object({ id: z.string() }) });
  const member = guildhall.as('endUser');
  await member.perform('requestInstall', 'InstallInput', 'request { id }', input, answered);
}

test('a member asks for a plugin with a reason, and manages nothing', async ({ page }) => {
  await open(page, '/');
  await becomeMember(page);
  await open(page, `/?plugins=browse&plugin=${pluginIds.get('save-guard') ?? ''}`);
  await page.getByLabel('What do you need it for?').fill(REASON);
  await page.getByRole('button', { name: 'Ask an administrator' }).click();

  await page.getByRole('link', { name: 'See all requests' }).click();

  await expect(page.getByRole('listitem').filter({ hasText: REASON })).toContainText('Waiting');
  await expect(page.getByRole('button', { name: /Approve|Decline/ })).toHaveCount(0);
  await open(page, '/plugins/rules');
  await expect(page.getByText('Administrators manage plugins')).toBeVisible();
});

test('an administrator declines a request, with a reason of their own', async ({ page }) => {
  await open(page, '/plugins/requests');
  await page.getByRole('button', { name: 'Decline the request for Save Guard' }).click();
  const decline = page.getByRole('button', { name: 'Decline', exact: true });
  await expect(decline).toBeDisabled();
  await page.getByLabel('Reason').fill('We check numbers when they are called.');
  await decline.click();

  await expect(page.getByText('Nobody is waiting')).toBeVisible();
  await page.getByLabel('Show').selectOption('Declined');
  await expect(page.getByRole('listitem').filter({ hasText: REASON })).toContainText('Declined');
});

test('an approved request leads to the consent screen; a second tab learns that it came too late', async ({
  page,
  context,
}) => {
  await ask();
  const late = await context.newPage();
  for (const tab of [page, late]) {
    await open(tab, '/plugins/requests');
    await tab.getByRole('button', { name: 'Approve the request for Save Guard' }).click();
  }
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('button', { name: 'Agree and install' }).click();
  await expect(page.getByRole('heading', { name: 'Save Guard Active' })).toBeVisible();

  await late.getByRole('button', { name: 'Approve', exact: true }).click();

  await expect(late.getByText('Somebody changed this meanwhile')).toBeVisible();
  await late.getByRole('button', { name: 'Close and reload' }).click();
  await expect(late.getByText('Nobody is waiting')).toBeVisible();
});

test('a rule that denies a plugin takes it off the page; without the rule it is back', async ({ page }) => {
  await open(page, '/plugins/rules');
  await page.getByRole('button', { name: 'Add a rule…' }).click();
  await page.getByLabel('Find a plugin').fill('insights');
  await page.getByRole('radio', { name: /Contact Insights/ }).check();
  await page.getByRole('button', { name: 'Add the rule' }).click();
  const rule = page.getByRole('row', { name: /Contact Insights/ });
  await expect(rule).toContainText('Denied');
  await openContact(page, guildhall);
  await expect(page.locator('.plugin-frame', { hasText: 'Company' })).toBeVisible();
  await expect(insights(page)).toHaveCount(0);

  await open(page, '/plugins/rules');
  const takeAway = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Change the rule: Contact Insights' }).click();
    await page.getByRole('menuitem', { name: 'Take the rule away' }).click();
    await expect(page.getByText('No rule yet')).toBeVisible();
  };
  await takeAway();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rule).toContainText('Denied');
  await takeAway();
  await openContact(page, guildhall);
  await expect(insights(page)).toBeVisible();
});

test('plugins stand where an administrator puts them, or nowhere', async ({ page }) => {
  await open(page, '/plugins/slots');
  await page.getByRole('button', { name: 'Move Company Lookup up' }).click();
  await page.getByRole('button', { name: 'Save the order' }).click();
  await expect(page.getByText('Arranged by you')).toBeVisible();
  await openContact(page, guildhall);
  await expect(page.locator('.plugin-frame').first()).toContainText('Company');

  await open(page, '/plugins/slots');
  await page.getByRole('button', { name: 'Hide Company Lookup' }).click();
  await page.getByRole('button', { name: 'Save the order' }).click();
  await expect(page.getByRole('button', { name: 'As the plugins wish' })).toBeVisible();
  await openContact(page, guildhall);
  await expect(insights(page)).toBeVisible();
  await expect(page.locator('.plugin-frame', { hasText: 'Company' })).toHaveCount(0);

  await open(page, `/?plugins=explain&plugin=${pluginIds.get('company-lookup') ?? ''}`);
  await expect(page.getByText('The organization hides this plugin in crm.contact.sidebar@1.')).toBeVisible();
  await page.getByLabel('As it was at').fill('2020-01-01T00:00');
  await expect(page.getByText('The plugin is not installed here.')).toBeVisible();
});

test('a secret is set, replaced and removed, and never comes back to the page', async ({ page }) => {
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/graphql')) answers.push(response.text().catch(() => ''));
  });
  await openInstallation(page, 'company-lookup', 'secrets');
  const label = 'Key of the company register';
  for (const [act, value] of [
    ['Set', 'reg-first-7711'],
    ['Replace', 'reg-second-7712'],
  ] as const) {
    await page.getByRole('button', { name: `${act} ${label}` }).click();
    await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Seal and save' }).click();
    await expect(page.getByRole('button', { name: `Replace ${label}` })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }

  await page.getByRole('button', { name: `Remove ${label}` }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();

  await expect(page.getByText('Not set')).toBeVisible();
  expect((await Promise.all(answers)).join()).not.toContain('reg-');
  expect(await page.content()).not.toContain('reg-');
});

test('what a function writes is read while it writes it, and its run is told', async ({ page }) => {
  await openInstallation(page, 'deal-digest', 'logs');
  await expect(page.getByText('Nothing was written yet')).toBeVisible();
  await page.getByLabel('Follow what is written now').check();
  const lines = page.getByRole('log').getByText('Nothing was saved since the last digest.');
  const database = await openDatabase(guildhall, 'forge');
  // The first line comes to an empty page, the second one to a line that is there.
  for (const count of [1, 2]) {
    await database.query("UPDATE due SET at = now() WHERE kind = 'function-schedule'");
    await expect(lines).toHaveCount(count, { timeout: 15_000 });
  }
  await database.end();

  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('row', { name: /buildDigest Done Its schedule/ })).toHaveCount(2);
  await expect(page.getByText(/Its last \d+ runs went well/)).toBeVisible();
  await page.getByLabel('Show runs').selectOption('Killed');
  await expect(page.getByText('No run ended like that')).toBeVisible();
});

test('turning a plugin off can be taken back, an old tab is told, and uninstalling asks first', async ({
  page,
  context,
}) => {
  const late = await context.newPage();
  await openInstallation(late, 'deal-digest', 'overview');
  await expect(late.getByRole('button', { name: 'Turn off' })).toBeVisible();
  await open(page, '/plugins');
  await page.getByRole('link', { name: 'Deal Digest' }).click();
  await page.getByRole('button', { name: 'Turn off' }).click();
  await expect(page.getByText('Turned off', { exact: true })).toBeVisible();
  await late.getByRole('button', { name: 'Turn off' }).click();
  await expect(late.getByText('Somebody changed this meanwhile')).toBeVisible();
  await expect(late.getByRole('button', { name: 'Turn on' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Active', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Uninstall…' }).click();
  await page.getByRole('button', { name: 'Uninstall', exact: true }).click();

  await expect(page.getByRole('link', { name: 'Contact Insights' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Deal Digest' })).toHaveCount(0);
});
