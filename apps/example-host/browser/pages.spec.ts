import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { startCrm, type Crm } from './start-crm.ts';

let crm: Crm;
test.beforeAll(async () => {
  crm = await startCrm();
  for (const name of ['contact-insights', 'quick-actions', 'save-guard']) crm.install(`orchard.${name}`);
});
test.afterAll(() => crm.close());

const PAGES = [
  ['today', '/', 'Good day, Ada'],
  ['the contacts', '/contacts', 'Contacts'],
  ['a search without a match', '/contacts?search=zzz', 'Contacts'],
  ['a contact with plugins beside it', '/contacts/contact-07', 'Clara Weiss'],
  ['the plugins on offer', '/contacts?plugins=browse', 'Contacts'],
  ['the installed plugins', '/contacts?plugins=installed', 'Contacts'],
  ['a consent screen', '/?plugins=browse&plugin=plg_orchard.quick-actions&consent=1', 'Good day, Ada'],
  ['an explanation', '/?plugins=explain', 'Good day, Ada'],
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, address, title] of PAGES) {
    test(`${name} is accessible in ${colorScheme}`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(crm.url + address);
      await expect(page.locator('h1')).toHaveText(title);
      await expect(page.locator('.skeleton')).toHaveCount(0);

      const { violations } = await new AxeBuilder({ page }).analyze();

      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
      await context.close();
    });
  }
}

for (const [name, address] of PAGES) {
  test(`${name} fits a screen 360 pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 760 });
    await page.goto(crm.url + address);
    await expect(page.locator('.skeleton')).toHaveCount(0);

    const width = await page.evaluate(() => document.documentElement.scrollWidth);

    expect(width).toBeLessThanOrEqual(360);
  });
}

test('a page breaks no rule of its own content policy', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });

  for (const [, address] of PAGES) {
    await page.goto(crm.url + address);
    await expect(page.locator('.skeleton')).toHaveCount(0);
  }

  expect(complaints).toEqual([]);
});

test('what was searched, sorted and turned to survives a reload', async ({ page }) => {
  await page.goto(`${crm.url}/contacts`);
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('example');
  await page.getByRole('link', { name: 'Value a year' }).click();
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page.getByText('Page 2 of 5')).toBeVisible();
  const shown = await page.locator('tbody').innerText();

  await page.reload();

  await expect(page.getByText('Page 2 of 5')).toBeVisible();
  expect(await page.locator('tbody').innerText()).toBe(shown);
});

test('a contact is found, opened, changed and saved by keyboard alone', async ({ page }) => {
  await page.goto(crm.url);
  await expect(page.locator('h1')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('novakova');
  await expect(page.getByRole('option', { name: 'Jana Nováková' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText('Jana Nováková');
  await page.getByLabel('City').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Brno');

  await page.keyboard.press('Enter');

  await expect(page.getByRole('status').getByText('Jana Nováková is saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('City')).toHaveValue('Brno');
});

test('a wrong field is named under the field', async ({ page }) => {
  await page.goto(`${crm.url}/contacts/contact-09`);
  await page.getByLabel('E-mail').fill('nowhere');
  await page.getByRole('button', { name: 'Save contact' }).click();

  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/Enter an e-mail address/);
});

test('a dialog hands the focus back to what opened it', async ({ page }) => {
  await page.goto(crm.url);
  const opener = page.getByRole('button', { name: 'Search or run a command' });
  await opener.click();
  await expect(page.getByRole('combobox')).toBeFocused();

  await page.keyboard.press('Escape');

  await expect(opener).toBeFocused();
});

test('a chosen theme is there before the first paint of the next visit', async ({ page }) => {
  await page.goto(crm.url);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();

  await page.reload({ waitUntil: 'commit' });
  await page.waitForSelector('#root', { state: 'attached' });

  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
});
