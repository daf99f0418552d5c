import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startCrm, type Crm } from './start-crm.ts';

let crm: Crm;
test.beforeAll(async () => {
  crm = await startCrm();
  crm.install('orchard.save-guard');
});
test.afterAll(() => crm.close());

const question = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' });
const answer = (page: Page, words: string) => question(page).getByRole('button', { name: words }).click();
const name = (page: Page) => page.getByLabel('Name', { exact: true });

/** A contact whose name was changed and not saved, opened from the list. */
async function typeAName(page: Page): Promise<void> {
  await page.goto(`${crm.url}/contacts?search=Clara`);
  await page.locator('.row-link').first().click();
  await name(page).fill('Clara Typed');
}

test('another page is opened only when what was typed may go', async ({ page }) => {
  await typeAName(page);
  const today = page.getByRole('link', { name: 'Today' });
  await today.click();
  await expect(question(page)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await answer(page, 'Stay');
  await expect(name(page)).toHaveValue('Clara Typed');
  expect(page.url()).toContain('/contacts/contact-07');

  await today.click();
  await answer(page, 'Leave without saving');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good day, Ada');
});

test("the browser's own way back is asked about, and stays a way back", async ({ page }) => {
  await typeAName(page);
  await page.goBack();
  await answer(page, 'Stay');
  await expect(name(page)).toHaveValue('Clara Typed');
  expect(page.url()).toContain('/contacts/contact-07');

  await page.goBack();
  await answer(page, 'Leave without saving');
  await expect(page).toHaveURL(/\/contacts\?search=Clara$/);
  await page.goForward();
  await expect(name(page)).toHaveValue('Clara Weiss');
});

test('closing the tab is asked about by the browser', async ({ page }) => {
  await typeAName(page);
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(name(page)).toHaveValue('Clara Typed');
});

test('becoming somebody else is asked about', async ({ page }) => {
  await typeAName(page);
  await page.getByRole('button', { name: 'Signed in as' }).click();
  await page.getByRole('menuitemradio', { name: 'Member' }).first().click();
  await answer(page, 'Stay');
  await expect(name(page)).toHaveValue('Clara Typed');
});

test('nothing is asked where nothing is lost', async ({ page }) => {
  await typeAName(page);
  await page.getByRole('link', { name: 'Plugins' }).first().click();
  await page.getByRole('dialog', { name: 'Plugins' }).getByRole('button', { name: 'Close' }).click();
  await expect(name(page)).toHaveValue('Clara Typed');

  await page.getByRole('button', { name: 'Undo changes' }).click();
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good day, Ada');
});

test('settings of a plugin are asked about before another tab hides them', async ({ page }) => {
  await page.goto(`${crm.url}/plugins/installed/ins_plg_orchard.save-guard?tab=settings`);
  const field = page.getByLabel('How strict to be');
  await field.selectOption('strict');
  await page.getByRole('link', { name: 'Overview' }).click();
  await answer(page, 'Stay');
  await expect(field).toHaveValue('strict');

  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(field).toHaveCount(0);
  await expect(question(page)).toHaveCount(0);
});
