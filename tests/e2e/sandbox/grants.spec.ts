import { expect, test, type Page } from '@playwright/test';
import { bundle } from './lab/bundle.ts';
import type { LabContribution } from './lab/fake-gateway.ts';
import { openLab, type Lab } from './lab/lab.ts';

let lab: Lab;
let code: string;

/** The plugin with these grants, as an administrator's consent would change them; or as nobody signed them. */
function install(grants: readonly string[], signed: LabContribution['signed'] = {}): void {
  const common = { code, grants, signed };
  lab.gateway.install(
    { ...common, key: 'panel', kind: 'VIEW', module: 'panel' },
    { ...common, key: 'read', kind: 'COMMAND', handler: 'read', detail: { id: 'read' } },
  );
}

test.beforeEach(async ({ page }) => {
  lab = await openLab();
  code = await bundle('plugins/grant-watcher.ts');
  install([]);
  await page.goto(lab.site.url);
  await page.evaluate((gateway) => harness.start({ gateway }), lab.gateway.url);
  await page.getByRole('button', { name: 'Bump' }).click();
  await expect(page.locator('.badge')).toHaveText('n=1');
});
test.afterEach(() => lab.close());

const read = (page: Page) =>
  page.evaluate(() => harness.host.execute('ins_1/read').then(JSON.stringify, String));
const boots = (page: Page) =>
  page.evaluate(() => harness.telemetry.filter(({ type }) => type === 'sandbox-booted').length);
const refresh = (page: Page) => page.evaluate(() => harness.host.refresh());

test('a permission given later reaches the running plugin, which goes on where it was', async ({ page }) => {
  expect(await read(page)).toContain('needs the permission contacts:read');

  install(['contacts:read']);
  await refresh(page);

  await expect(page.getByText('may read, told 1 times')).toBeVisible();
  expect(await read(page)).toBe('{"name":"Ada"}');
  await expect(page.locator('.badge')).toHaveText('n=1');
  expect(await boots(page)).toBe(1);
});

test('a permission taken back is refused at once, and the plugin goes on', async ({ page }) => {
  install(['contacts:read']);
  await refresh(page);
  expect(await read(page)).toBe('{"name":"Ada"}');

  install([]);
  await refresh(page);

  expect(await read(page)).toContain('needs the permission contacts:read');
  await expect(page.getByText('may not read, told 2 times')).toBeVisible();
  await expect(page.locator('.badge')).toHaveText('n=1');
  expect(await boots(page)).toBe(1);
});

test('a permission that nobody signed is not given, and the plugin goes on with what it had', async ({
  page,
}) => {
  install(['contacts:read'], { grants: [] });
  await refresh(page);

  expect(await read(page)).toContain('its signed manifest does not grant contacts:read');
  await expect(page.getByText('may not read, told 0 times')).toBeVisible();
  await expect(page.locator('.badge')).toHaveText('n=1');
});

test('the control: other code starts the plugin anew, and what it counted is gone', async ({ page }) => {
  code += '\n// another release';
  install(['contacts:read']);
  await refresh(page);

  await expect(page.locator('.badge')).toHaveText('n=0');
  expect(await boots(page)).toBe(2);
});
