import { insights, openContact } from '../lab/crm.ts';
import { decideCase, publishPlugin } from '../lab/decide-case.ts';
import { installPlugin } from '../lab/install-plugin.ts';
import { expect, test } from '../lab/journey.ts';
import { OPENING_MS, type OpenGuildhall } from '../lab/open-guildhall.ts';
import { openMarketplace } from '../lab/open-marketplace.ts';
import { runCli } from '../lab/run-cli.ts';
import { readVersion, submitPlugin } from '../lab/submit-plugin.ts';

test.describe.configure({ mode: 'serial' });

let guildhall: OpenGuildhall;
test.beforeAll(async ({ house }) => {
  test.setTimeout(OPENING_MS);
  guildhall = await openMarketplace(house, 'update');
  const { plugin } = await publishPlugin(guildhall, 'contact-insights');
  await installPlugin(guildhall, plugin.id);
});
test.afterAll(() => guildhall.close());

const standing = /Worth more than \d+ % of the contacts/;

test('an update that needs a further permission goes to a reviewer first', async ({ page }) => {
  const run = await runCli(
    guildhall,
    'publisher',
    'submit',
    'examples/plugins/contact-insights-1.1',
    '--wait',
  );

  expect(run).toMatchObject({ code: 5, stdout: expect.stringContaining('ADDED_REQUIRED_PERMISSION') });
  await openContact(page, guildhall);
  await expect(insights(page)).toBeVisible();
});

test('approved, it waits for consent while the old version keeps running; agreed to, the new one runs', async ({
  page,
}) => {
  await openContact(page, guildhall);
  await expect(insights(page)).toBeVisible();
  const { id } = await submitPlugin(guildhall, 'publisher', 'contact-insights-1.1');
  await decideCase(guildhall, id, { verdict: 'APPROVE', reason: 'The list is only compared.' });
  await expect.poll(async () => (await readVersion(guildhall, id)).state).toBe('PUBLISHED');

  await openContact(page, guildhall, 'plugins=installed');
  await expect(page.getByText('Runs version 1.0.0')).toBeVisible();
  await expect(insights(page)).toBeVisible();
  await expect(page.getByText(standing)).toHaveCount(0);
  await page.getByRole('link', { name: 'Review version 1.1.0' }).click();
  await expect(page.getByText('Read your whole contact list Sensitive New')).toBeVisible();
  await page.getByRole('button', { name: 'Agree and update' }).click();

  await expect(page.getByText('Runs version 1.1.0')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(standing)).toBeVisible();
});
