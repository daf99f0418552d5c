import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startCrm, type Crm } from './start-crm.ts';

const CONTACT = '/contacts/contact-07';

let crm: Crm;
test.beforeAll(async () => {
  crm = await startCrm(['contact-insights', 'quick-actions']);
  for (const name of ['contact-insights', 'quick-actions']) crm.install(`orchard.${name}`);
});
test.afterEach(() => {
  crm.gateway.outage.on = false;
  for (const row of crm.gateway.shelf.installed.values()) row.state = 'ACTIVE';
});
test.afterAll(() => crm.close());

/** What is on the screen for a moment only, and how it comes there. */
const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the palette': async (page) => {
    await page.goto(crm.url);
    await page.getByRole('button', { name: 'Search or run a command' }).click();
    await expect(page.getByRole('option', { name: 'Go to Today' })).toBeVisible();
  },
  'an open menu in the drawer': async (page) => {
    await page.goto(`${crm.url}/?plugins=installed`);
    await page.getByRole('button', { name: 'Actions for Contact Insights' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
  },
  'something said in passing, over the drawer': async (page) => {
    await page.goto(`${crm.url}/?plugins=installed`);
    await page.getByRole('button', { name: 'Actions for Contact Insights' }).click();
    await page.getByRole('menuitem', { name: 'Turn off' }).click();
    await expect(page.getByText('Contact Insights is turned off.')).toBeVisible();
  },
  'a question for a permission': async (page) => {
    await page.goto(crm.url + CONTACT);
    await page.getByRole('button', { name: 'Actions of plugins' }).click();
    await page.getByRole('menuitem', { name: 'Log a call' }).click();
    await expect(page.getByRole('dialog', { name: 'Quick Actions asks for a permission' })).toBeVisible();
  },
  'a marketplace that is out of reach': async (page) => {
    crm.gateway.outage.on = true;
    await page.goto(`${crm.url}${CONTACT}?plugins=browse`);
    await expect(page.getByText('The marketplace did not answer')).toBeVisible();
  },
  'a field that was refused': async (page) => {
    await page.goto(crm.url + CONTACT);
    await page.getByLabel('E-mail').fill('nowhere');
    await page.getByRole('button', { name: 'Save contact' }).click();
    await expect(page.getByText('Some fields need another look.')).toBeVisible();
  },
  // Nothing takes it back: the last.
  'a plugin that the marketplace stopped': async (page) => {
    await page.goto(crm.url + CONTACT);
    await expect(page.getByText('of 100')).toBeVisible();
    crm.gateway.stop('plg_orchard.contact-insights', 'It sends data away.');
    await expect(page.getByText('It sends data away.')).toBeVisible();
  },
};

for (const [name, arrange] of Object.entries(STATES)) {
  test(`${name}: accessible in both themes`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await arrange(page);

    const inLight = await new AxeBuilder({ page }).analyze();
    // Only colours differ from one theme to the other.
    await page.emulateMedia({ colorScheme: 'dark' });
    const inDark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();

    const complaints = [...inLight.violations, ...inDark.violations];
    expect(complaints.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
}
