import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { startCrm, type Crm } from './start-crm.ts';

let crm: Crm;
test.beforeAll(async () => {
  crm = await startCrm();
  for (const name of ['contact-insights', 'quick-actions', 'save-guard']) crm.install(`orchard.${name}`);
});
test.afterEach(() => {
  Object.assign(crm.gateway.governed, { decided: false, empty: false, runs: ['OK', 'TIMEOUT'] });
  crm.gateway.outage.on = false;
});
test.afterAll(() => crm.close());

const ONE = '/plugins/installed/ins_plg_orchard.quick-actions';
const PAGES = [
  ['the installed plugins', '/plugins'],
  ['the requests', '/plugins/requests'],
  ['the rules', '/plugins/rules'],
  ['the slots', '/plugins/slots'],
  ['one plugin', ONE],
  ['its settings', '/plugins/installed/ins_plg_orchard.save-guard?tab=settings'],
  ['its secrets', `${ONE}?tab=secrets`],
  ['its activity', `${ONE}?tab=activity`],
  ['its logs', `${ONE}?tab=logs`],
] as const;

for (const [name, address] of PAGES) {
  test(`${name}: accessible in both themes, and fits a screen 375 pixels wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(crm.url + address);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    const inLight = await new AxeBuilder({ page }).analyze();
    // Only colours differ from one theme to the other.
    await page.emulateMedia({ colorScheme: 'dark' });
    const inDark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
    const complaints = [...inLight.violations, ...inDark.violations];
    expect(complaints.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);

    await page.setViewportSize({ width: 375, height: 760 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(375);
  });
}

const EMPTY = [
  ['/plugins/requests', 'Nobody is waiting'],
  ['/plugins/rules', 'No rule yet'],
  [`${ONE}?tab=settings`, 'This plugin has no settings'],
  [`${ONE}?tab=secrets`, 'This plugin asks for no secrets'],
  [`${ONE}?tab=activity`, 'It does nothing on the server'],
  [`${ONE}?tab=logs`, 'Nothing was written yet'],
  ['/plugins/installed/ins_none', 'This plugin is not installed here'],
  ['/plugins/nowhere', 'There is no such page'],
] as const;

test('a page with nothing to show says so', async ({ page }) => {
  crm.gateway.governed.empty = true;
  for (const [address, words] of EMPTY) {
    await page.goto(crm.url + address);
    await expect(page.getByText(words)).toBeVisible();
  }
});

test('a marketplace that is down is said on the page, and asked again', async ({ page }) => {
  crm.gateway.outage.on = true;
  await page.goto(`${crm.url}/plugins/requests`);
  await expect(page.getByRole('alert').getByText('The requests could not be loaded')).toBeVisible();
  crm.gateway.outage.on = false;

  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();

  await expect(page.getByText('Reason 1')).toBeVisible();
});

test('a slow answer has its place held, under a name that a screen reader says', async ({ page }) => {
  const gate = Promise.withResolvers<undefined>();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('installRules') === true) await gate.promise;
    await route.continue();
  });
  await page.goto(`${crm.url}/plugins/rules`);
  await expect(page.getByRole('status', { name: 'Loading rules' })).toBeVisible();

  gate.resolve(undefined);

  await expect(page.getByRole('row', { name: /Every plugin/ })).toBeVisible();
});

test('a long list goes on where it ended', async ({ page }) => {
  await page.goto(`${crm.url}/plugins/requests`);
  await expect(page.getByText('Reason 2')).toBeVisible();
  await expect(page.getByText('Reason 3')).toHaveCount(0);

  await page.getByRole('button', { name: 'Show more' }).click();

  await expect(page.getByText('Reason 3')).toBeVisible();
  await expect(page.getByText('Reason 1')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
});

test('what somebody else decided first is said, and shown as it is now', async ({ page }) => {
  crm.gateway.governed.decided = true;
  await page.goto(`${crm.url}/plugins/requests`);
  await page.getByRole('button', { name: 'Approve the request for Save Guard' }).first().click();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText('Somebody changed this meanwhile')).toBeVisible();
  crm.gateway.governed.empty = true;

  await page.getByRole('button', { name: 'Close and reload' }).click();

  await expect(page.getByText('Nobody is waiting')).toBeVisible();
});

test('plugins are put in order by keyboard alone, and each step is said', async ({ page }) => {
  await page.goto(`${crm.url}/plugins/slots`);
  const up = page.getByRole('button', { name: 'Move Contact Insights up' });
  await up.focus();

  await page.keyboard.press('Enter');

  await expect(up).toBeFocused();
  await expect(page.getByRole('status').getByText('Contact Insights is now 1 of 1.')).toBeAttached();
  await page.getByRole('button', { name: 'Hide Contact Insights' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').getByText('Contact Insights is hidden.')).toBeAttached();
  await expect(page.getByRole('button', { name: 'Show Contact Insights' })).toBeFocused();
});

test('a dialog hands the focus back to the button that opened it', async ({ page }) => {
  await page.goto(`${crm.url}${ONE}?tab=secrets`);
  const opener = page.getByRole('button', { name: 'Replace B key' });
  await opener.click();
  await expect(page.getByLabel('B key', { exact: true })).toHaveAttribute('type', 'password');

  await page.keyboard.press('Escape');

  await expect(opener).toBeFocused();
});

test('a dialog asks before what was typed into it is lost, however often it is told to close', async ({
  page,
}) => {
  await page.goto(`${crm.url}${ONE}?tab=secrets`);
  await page.getByRole('button', { name: 'Replace B key' }).click();
  const field = page.getByLabel('B key', { exact: true });
  await field.fill('a-key');
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });

  for (let times = 0; times < 3; times++) {
    await page.keyboard.press('Escape');
    await expect(question).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
  }
  await expect(field).toHaveValue('a-key');

  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(field).toBeHidden();
});

test('a secret that is missing is told where the plugin is managed, and leads there', async ({ page }) => {
  await page.goto(crm.url + ONE);
  await expect(page.getByText('It cannot do its work without: A key.')).toBeVisible();

  await page.getByRole('link', { name: 'Set it' }).click();

  await expect(page.getByRole('button', { name: 'Set A key' })).toBeVisible();
});

test('a version in quarantine is said before everything else about its runs', async ({ page }) => {
  crm.gateway.governed.runs = ['QUARANTINED', 'KILLED', 'OK'];

  await page.goto(`${crm.url}${ONE}?tab=activity`);

  await expect(page.getByText('put it in quarantine')).toBeVisible();
});

test('an optional permission is allowed and taken back; a needed one goes with the plugin', async ({
  page,
}) => {
  await page.goto(crm.url + ONE);
  const wish = page.getByRole('listitem').filter({ hasText: 'Add notes to contacts' });
  await expect(wish).toContainText('Not allowed');

  await page.getByRole('button', { name: 'Allow: Add notes to contacts' }).click();
  await page.getByRole('button', { name: 'Take back: Add notes to contacts' }).click();

  await expect(page.getByRole('status').getByText('“Add notes to contacts” is taken back.')).toBeVisible();
  await expect(wish).toContainText('Not allowed');
  await expect(page.getByText('Needed by the plugin').first()).toBeVisible();
});

test('an older version is offered while the marketplace stops the one that is installed', async ({
  page,
}) => {
  await page.goto(crm.url + ONE);

  await page.getByRole('button', { name: 'Run 0.9.0 until then' }).click();

  await expect(page.getByText('Version 0.9.0 runs until the other may again.')).toBeVisible();
});
