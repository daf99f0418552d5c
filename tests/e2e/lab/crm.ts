import { expect, type Locator, type Page } from '@playwright/test';
import type { OpenGuildhall } from './open-guildhall.ts';

const CONTACT = '/contacts/contact-07';

/** A contact's page of the example host; `search` is what follows the question mark. */
export async function openContact(page: Page, { exampleHost }: OpenGuildhall, search = ''): Promise<void> {
  await page.goto(`${exampleHost}${CONTACT}${search && `?${search}`}`);
  await expect(page.locator('h1')).toHaveText('Clara Weiss');
}

/** What Contact Insights shows once it has read the contact. */
export function insights(page: Page): Locator {
  return page.locator('.plugin-frame', { hasText: 'Insights' }).getByText(/^\d+ of 100$/);
}

/** Becomes the member of the demo, who administers nothing. */
export async function becomeMember(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Signed in as Ada Okafor' }).click();
  await page.getByRole('menuitemradio', { name: 'Ben Lindqvist' }).click();
  await expect(page.getByRole('button', { name: 'Signed in as Ben Lindqvist' })).toBeVisible();
}
