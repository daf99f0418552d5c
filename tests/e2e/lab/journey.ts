import { test as base } from '@playwright/test';
import { OPENING_MS, openGuildhall, type OpenGuildhall } from './open-guildhall.ts';

export { expect } from '@playwright/test';

/** Tests that share one deployment: each file opens a marketplace of its own in it, so that they never meet. */
export const test = base.extend<object, { house: OpenGuildhall }>({
  house: [
    async ({}, use) => {
      const house = await openGuildhall();
      await use(house);
      await house.close();
    },
    { scope: 'worker', timeout: 2 * OPENING_MS },
  ],
});
