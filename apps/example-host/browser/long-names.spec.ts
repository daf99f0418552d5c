import { expect, test } from '@playwright/test';
import { releaseOf } from './fake-gateway/example-plugins.ts';
import { startCrm, type Crm } from './start-crm.ts';

/** A name is a publisher's own word: nothing says that it can be broken anywhere. */
const NAME = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenverwaltung';

let crm: Crm;
test.beforeAll(async () => {
  crm = await startCrm([]);
  const release = await releaseOf('contact-insights');
  const contributions = release.contributions.map((one) => ({ ...one, title: NAME }));
  const manifest = { ...release.manifest, displayName: NAME };
  crm.gateway.shelf.publish({ ...release, manifest, contributions });
  crm.install('orchard.contact-insights');
});
test.afterAll(() => crm.close());

test.use({ viewport: { width: 375, height: 760 } });

for (const [name, address] of [
  ['beside a contact', '/contacts/contact-07'],
  ['among the installed plugins', '/plugins'],
  ['in a slot', '/plugins/slots'],
] as const) {
  test(`one long word ${name} makes the page no wider than the screen`, async ({ page }) => {
    await page.goto(crm.url + address);
    await expect(page.getByText(NAME).first()).toBeVisible();

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });
}

test('one long word in the drawer leaves what can be done about the plugin in reach', async ({ page }) => {
  await page.goto(`${crm.url}/?plugins=installed`);

  await expect(page.getByRole('button', { name: `Actions for ${NAME}` })).toBeInViewport({ ratio: 1 });
});
