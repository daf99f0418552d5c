import { expect, test } from '@playwright/test';
import { startCrm, type Crm } from './start-crm.ts';

const PLUGIN = 'plg_orchard.pipeline-report';
const ADDRESS = `/apps/${PLUGIN}/pipeline`;

let crm: Crm;
test.beforeEach(async () => {
  crm = await startCrm(['contact-insights', 'pipeline-report']);
});
test.afterEach(() => crm.close());

test('a plugin brings a page of its own into the navigation, without a reload', async ({ page }) => {
  await page.goto(`${crm.url}/contacts?plugins=browse`);
  await page.getByRole('link', { name: 'Pipeline Report' }).click();
  await page.getByRole('button', { name: 'Install…' }).click();
  await expect(page.getByText('Read your whole contact list')).toBeVisible();
  await page.getByRole('button', { name: 'Agree and install' }).click();
  await expect(page.getByRole('dialog').getByText('Active')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('navigation', { name: 'Pages of plugins' }).getByRole('link').click();

  await expect(page).toHaveURL(crm.url + ADDRESS);
  await expect(page.getByRole('heading', { level: 1, name: 'Pipeline report' })).toBeVisible();
  await expect(page.getByText(/€[\d,]+ a year from \d+ contacts/)).toBeVisible();
  await expect(page).toHaveTitle('Pipeline report · Fernhill CRM');
});

test('its address can be kept, and the palette finds it', async ({ page }) => {
  crm.install('orchard.pipeline-report');
  await page.goto(crm.url + ADDRESS);
  await expect(page.getByText('By stage')).toBeVisible();
  await page.reload();
  await expect(page.getByText('By stage')).toBeVisible();

  await page.goto(crm.url);
  await page.getByRole('navigation', { name: 'Pages of plugins' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Go to Pipeline report' }).click();

  await expect(page.getByText('By stage')).toBeVisible();
});

test('an administrator sets the plugin from its page, which follows at once', async ({ page }) => {
  crm.install('orchard.pipeline-report');
  await page.goto(crm.url + ADDRESS);
  await expect(page.getByText('Gone quiet')).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Days until a contact counts as quiet').fill('many');
  await expect(page.getByText('Enter a number.')).toBeVisible();
  await page.getByLabel('Days until a contact counts as quiet').fill('365');
  await page.getByRole('button', { name: 'Save settings' }).click();

  await expect(page.getByRole('status').getByText('The settings are saved.')).toBeVisible();
  await expect(page.getByText('Nobody. Everyone was spoken to lately.')).toBeVisible();
});

test('a member sees the page and sets nothing', async ({ page }) => {
  crm.install('orchard.pipeline-report');
  await page.goto(crm.url + ADDRESS);
  await page.getByRole('button', { name: 'Signed in as Ada Okafor' }).click();
  await page.getByRole('menuitemradio', { name: 'Ben Lindqvist' }).click();

  await expect(page.getByText('By stage')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Settings' })).toHaveCount(0);
});

test('a page that the marketplace stops is gone while it is open, and says why', async ({ page }) => {
  crm.install('orchard.pipeline-report');
  await page.goto(crm.url + ADDRESS);
  await expect(page.getByText('By stage')).toBeVisible();

  crm.gateway.stop(PLUGIN, 'It sends contacts away.');

  await expect(page.getByText('By stage')).toHaveCount(0, { timeout: 1_000 });
  await expect(page.getByText('It sends contacts away.')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Pages of plugins' })).toHaveCount(0);
});

test('an address that no plugin fills says so, and leads on', async ({ page }) => {
  await page.goto(crm.url + ADDRESS);

  await expect(page.getByText('No plugin shows a page here')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Browse plugins' })).toBeVisible();
});

test('without its marketplace the page says so, and comes back', async ({ page }) => {
  crm.install('orchard.pipeline-report');
  crm.gateway.outage.on = true;
  await page.goto(crm.url + ADDRESS);
  await expect(page.getByText('Plugins are out of reach.')).toBeVisible();

  crm.gateway.outage.on = false;
  // The page comes back by itself, too; then the button is gone before it is pressed.
  await page
    .getByRole('button', { name: 'Try again' })
    .click({ timeout: 2_000 })
    .catch(() => undefined);

  await expect(page.getByText('By stage')).toBeVisible();
});

test('on a narrow screen its page is found where the plugin is listed', async ({ page }) => {
  crm.install('orchard.pipeline-report');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${crm.url}/?plugins=installed`);
  await expect(page.getByRole('navigation', { name: 'Pages of plugins' })).toBeHidden();
  await page.getByRole('link', { name: 'Open Pipeline report' }).click();

  await expect(page.getByText('By stage')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
