import { becomeMember, insights, openContact } from '../lab/crm.ts';
import { installPlugin } from '../lab/install-plugin.ts';
import { publishPlugin } from '../lab/decide-case.ts';
import { expect, test } from '../lab/journey.ts';
import { OPENING_MS, type OpenGuildhall } from '../lab/open-guildhall.ts';
import { openMarketplace } from '../lab/open-marketplace.ts';
import { runCli } from '../lab/run-cli.ts';

test.describe.configure({ mode: 'serial' });

let guildhall: OpenGuildhall;
test.beforeAll(async ({ house }) => {
  test.setTimeout(OPENING_MS);
  guildhall = await openMarketplace(house, 'publish');
});
test.afterAll(() => guildhall.close());

test('a publisher submits a plugin from the command line and follows it until it is published', async () => {
  const run = await runCli(guildhall, 'publisher', 'submit', 'examples/plugins/contact-insights', '--wait');

  expect(run).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('contact-insights 1.0.0: Published'),
  });
  for (const stage of ['Checking', '✔ manifest', '✔ build', '✔ analysis', '✔ declarations'])
    expect(run.stderr + run.stdout).toContain(stage);
});

test('submitting the same contents again changes nothing', async () => {
  const run = await runCli(guildhall, 'publisher', 'submit', 'examples/plugins/contact-insights', '--wait');

  expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('1.0.0: Published') });
});

test('an administrator finds it, agrees, and the panel stands in the open page without a reload', async ({
  page,
}) => {
  await openContact(page, guildhall);
  await page.evaluate(() => {
    document.body.dataset['sameDocument'] = 'yes';
  });
  await page.getByRole('link', { name: 'Browse plugins' }).click();
  await page.getByRole('searchbox', { name: 'Search plugins' }).fill('relationship');
  await page.getByRole('link', { name: 'Contact Insights' }).click();
  await expect(page.getByText('Orchard Labs · 0 installations')).toBeVisible();
  await page.getByRole('button', { name: 'Install…' }).click();
  await expect(page.getByText('Read the contact you are looking at')).toBeVisible();
  await expect(page.getByText('To score the contact on the screen from its activity.')).toBeVisible();
  await expect(page.getByText('It cannot reach the internet.')).toBeVisible();

  await page.getByRole('button', { name: 'Agree and install' }).click();

  await expect(page.getByRole('dialog').getByText('Active')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(insights(page)).toBeVisible();
  expect(await page.evaluate(() => document.body.dataset['sameDocument'])).toBe('yes');
});

test('a member of the organization sees the same panel, and may not remove it', async ({ page }) => {
  await openContact(page, guildhall);
  await becomeMember(page);
  await expect(insights(page)).toBeVisible();
  await page.getByRole('link', { name: 'Plugins', exact: true }).click();
  await page.getByRole('link', { name: 'Installed', exact: true }).click();
  await page.getByRole('button', { name: 'Actions for Contact Insights' }).click();

  await expect(page.getByRole('menuitem', { name: 'Why is it here?' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Uninstall…' })).toHaveCount(0);
});

test('the page says stage by stage why the panel is there', async ({ page }) => {
  await openContact(page, guildhall);
  await expect(insights(page)).toBeVisible();
  await page.locator('.plugin-frame').getByRole('link', { name: 'Why is it here?' }).click();

  const stages = page.locator('.stages li');
  await expect(page.getByRole('dialog').getByText('Shown', { exact: true })).toBeVisible();
  expect(await stages.count()).toBeGreaterThan(4);
  await expect(page.locator('.stages .stage-stopped')).toHaveCount(0);
});

test('a plugin that asks for something sensitive reaches the shelf only through a reviewer', async () => {
  const run = await runCli(guildhall, 'publisher', 'submit', 'examples/plugins/quick-actions', '--wait');
  expect(run).toMatchObject({ code: 5, stdout: expect.stringContaining('SENSITIVE_FIRST_VERSION') });

  const { state } = await publishPlugin(guildhall, 'quick-actions');

  expect(state).toBe('PUBLISHED');
});

test('a plugin’s command runs on the contact in the page', async ({ page }) => {
  const { plugin } = await publishPlugin(guildhall, 'quick-actions');
  await installPlugin(guildhall, plugin.id);
  await openContact(page, guildhall);
  await page.getByRole('button', { name: 'Actions of plugins' }).click();

  await page.getByRole('menuitem', { name: 'Summarise this contact' }).click();

  await expect(page.getByText(/Quick Actions: Clara Weiss of/)).toBeVisible();
});

test('a plugin that guards saving stops a wrong one and lets a right one through', async ({ page }) => {
  const { plugin } = await publishPlugin(guildhall, 'save-guard');
  await installPlugin(guildhall, plugin.id);
  await openContact(page, guildhall);
  await page.getByLabel('Phone').fill('12');
  await page.getByRole('button', { name: 'Save contact' }).click();
  await expect(page.getByText('Save Guard stopped the save.')).toBeVisible();

  await page.getByLabel('Phone').fill('+351 21 555 1000');
  await page.getByRole('button', { name: 'Save contact' }).click();

  await expect(page.getByRole('status').getByText('Clara Weiss is saved.')).toBeVisible();
});

test('a plugin’s page stands in the navigation and at an address of its own', async ({ page }) => {
  const { plugin } = await publishPlugin(guildhall, 'pipeline-report');
  await installPlugin(guildhall, plugin.id);
  await openContact(page, guildhall);
  await page.getByRole('navigation', { name: 'Pages of plugins' }).getByRole('link').click();

  await expect(page).toHaveURL(new RegExp(`/apps/${plugin.id}/pipeline$`));
  await expect(page.getByText('By stage')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open' }).first()).toBeVisible();
});
