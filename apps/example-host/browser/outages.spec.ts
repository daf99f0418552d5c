import { expect, test } from '@playwright/test';
import { startCrm, type Crm } from './start-crm.ts';

const CONTACT = '/contacts/contact-07';

let crm: Crm;
test.beforeAll(async () => {
  crm = await startCrm(['contact-insights', 'pipeline-report']);
  for (const name of ['contact-insights', 'pipeline-report']) crm.install(`orchard.${name}`);
});
test.afterEach(() => {
  crm.gateway.outage.on = false;
});
test.afterAll(() => crm.close());

test('a save whose answer is lost is called neither saved nor lost, and what was typed stays', async ({
  page,
}) => {
  await page.goto(crm.url + CONTACT);
  await page.route('**/api/contacts/contact-07', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await page.getByLabel('City').fill('Porto');
  await page.getByRole('button', { name: 'Save contact' }).click();

  await expect(page.getByText('The CRM did not answer, so this may not be saved.')).toBeVisible();
  await expect(page.getByLabel('City')).toHaveValue('Porto');

  await page.unrouteAll();
  await page.getByRole('button', { name: 'Save contact' }).click();
  await expect(page.getByRole('status').getByText('Clara Weiss is saved.')).toBeVisible();
});

test('a contact that cannot be read again stays on the screen', async ({ page }) => {
  await page.goto(crm.url + CONTACT);
  await page.getByLabel('City').fill('Braga');
  await page.route('**/api/contacts/contact-07', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  );
  const reading = page.waitForEvent('requestfailed');
  await page.getByRole('button', { name: 'Save contact' }).click();
  await reading;

  await expect(page.getByRole('status').getByText('Clara Weiss is saved.')).toBeVisible();
  await expect(page.getByLabel('City')).toHaveValue('Braga');
});

test('a list that cannot be loaded says so in words, and comes by itself', async ({ page }) => {
  await page.clock.install();
  await page.route('**/api/contacts?*', (route) => route.abort());
  await page.goto(`${crm.url}/contacts`);
  await expect(page.getByText('The CRM cannot be reached right now.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();

  await page.unrouteAll();
  await page.clock.fastForward(5_000);

  await expect(page.getByText('60 contacts')).toBeVisible();
});

test('a plugin’s page that was opened without the marketplace comes when it is back', async ({ page }) => {
  crm.gateway.outage.on = true;
  await page.goto(`${crm.url}/apps/plg_orchard.pipeline-report/pipeline`);
  await expect(page.getByText('Plugins are out of reach.')).toBeVisible();

  crm.gateway.outage.on = false;

  await expect(page.getByText('By stage')).toBeVisible();
});

test('plugins that go on without the marketplace say so, until it is heard again', async ({ page }) => {
  await page.clock.install();
  await page.goto(crm.url + CONTACT);
  await expect(page.getByText('of 100')).toBeVisible();
  crm.gateway.outage.on = true;
  await page.clock.fastForward(40_000);
  const silence = page.getByText('The marketplace does not answer; plugins go on as they were.');
  await expect(silence).toBeVisible();
  await expect(page.getByText('of 100')).toBeVisible();

  crm.gateway.outage.on = false;
  await page.clock.fastForward(20_000);

  await expect(silence).toHaveCount(0);
});
