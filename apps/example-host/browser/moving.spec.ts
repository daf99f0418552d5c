import { expect, test } from '@playwright/test';
import { startCrm, type Crm } from './start-crm.ts';

let crm: Crm;
test.beforeAll(async () => {
  crm = await startCrm();
  for (const name of ['contact-insights', 'quick-actions', 'save-guard']) crm.install(`orchard.${name}`);
});
test.afterAll(() => crm.close());

test.use({ viewport: { width: 1280, height: 500 } });

test('another page begins at its top', async ({ page }) => {
  await page.goto(`${crm.url}/contacts/contact-07`);
  await page.getByText('Activity', { exact: true }).waitFor();
  await page.mouse.wheel(0, 5_000);
  const scrolled = () => page.evaluate(() => window.scrollY);
  await expect.poll(scrolled).toBeGreaterThan(100);

  await page.getByRole('link', { name: 'Contacts', exact: true }).click();

  await expect(page.getByText('60 contacts')).toBeVisible();
  expect(await scrolled()).toBe(0);
});

test('the focus goes along to another page', async ({ page }) => {
  await page.goto(`${crm.url}/contacts`);
  await page.locator('.row-link').first().press('Enter');

  await expect(page.getByRole('main')).toBeFocused();
});

test('Escape closes a menu, and not the drawer around it', async ({ page }) => {
  await page.goto(`${crm.url}/?plugins=installed`);
  const opener = page.getByRole('button', { name: 'Actions for Save Guard' });
  await opener.click();
  await expect(page.getByRole('menu')).toBeVisible();

  await page.keyboard.press('Escape');

  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(opener).toBeFocused();
});

test('the palette shows what the arrow keys have chosen', async ({ page }) => {
  await page.goto(`${crm.url}/contacts/contact-07`);
  await page.getByRole('button', { name: 'Actions of plugins' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('ArrowUp');

  const last = page.getByRole('listbox').getByRole('option', { selected: true });
  await expect(last).toHaveText(/Explain what plugins show here/);
  await expect(last).toBeInViewport({ ratio: 1 });
});

test('what is said in passing can be read and pressed over an open drawer', async ({ page }) => {
  await page.goto(`${crm.url}/?plugins=installed`);
  await page.getByRole('button', { name: 'Actions for Quick Actions' }).click();
  await page.getByRole('menuitem', { name: 'Turn off' }).click();
  const said = page.getByRole('dialog').getByRole('status');
  await expect(said).toContainText('Quick Actions is turned off.');

  await said.getByRole('button', { name: 'Dismiss' }).click();

  await expect(said).toBeEmpty();
  await expect(page.getByRole('dialog')).toBeVisible();
});
